import { browser } from 'wxt/browser';
import { CodedError, ERROR_CODES } from '../../lib/errors.ts';
import { type ListStatus, type LookupResult, type PageState, sendMessage } from '../../lib/messages.ts';

/** A background that sleeps needs time to start and to read the list. */
const BACKGROUND_PATIENCE = 8000;
/** A page's script that is there answers at once. */
const TAB_PATIENCE = 800;

/** What the popup asks of the rest of the extension. */
export interface PopupCalls {
  /**
   * What the Telegram page in the active tab shows; `busy` when it does not answer in time; `undefined` when it is no
   * Telegram page. Never rejects.
   */
  pageState(): Promise<PageState | 'busy' | undefined>;
  /** @throws {CodedError} `BACKGROUND_UNREACHABLE` when no answer comes, or the error the background met. */
  listStatus(): Promise<ListStatus>;
  /** @throws {CodedError} as `listStatus` does. */
  lookup(query: string): Promise<LookupResult>;
}

export const askBackgroundAndTab: PopupCalls = {
  async pageState() {
    try {
      const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
      if (tab?.id === undefined) return undefined;
      return await within(TAB_PATIENCE, sendMessage('page-state', undefined, { tabId: tab.id, frameId: 0 }));
    } catch (error) {
      return error instanceof NoAnswerInTime ? 'busy' : undefined;
    }
  },
  listStatus: () => fromBackground(sendMessage('list-status', undefined)),
  lookup: (query) => fromBackground(sendMessage('lookup', { query })),
};

async function fromBackground<T>(answer: Promise<T | undefined>): Promise<T> {
  try {
    const value = await within(BACKGROUND_PATIENCE, answer);
    if (value !== undefined) return value;
  } catch (error) {
    throw coded(error);
  }
  throw new CodedError('BACKGROUND_UNREACHABLE', 'no answer');
}

/** Errors lose their class on the way between contexts, but keep their own properties. */
function coded(error: unknown): CodedError {
  const named = error instanceof Error && 'code' in error ? error.code : undefined;
  const code = ERROR_CODES.find((known) => known === named) ?? 'BACKGROUND_UNREACHABLE';
  return new CodedError(code, error instanceof Error ? error.message : 'not an error', { cause: error });
}

class NoAnswerInTime extends Error {}

function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswerInTime()), milliseconds);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
