import { browser } from 'wxt/browser';
import {
  doneByBackground,
  fromBackground,
  NETWORK_PATIENCE,
  NoAnswerInTime,
  ownListStatus,
  within,
} from '../../lib/ask-background.ts';
import { browserName, type Versions } from '../../lib/diagnosis.ts';
import { CodedError } from '../../lib/errors.ts';
import { LISTS_IN_USE_KEY } from '../../lib/list/keys.ts';
import type { ListStatus, LookupResult, PageState, ReportDraft, SiteChannel } from '../../lib/messages.ts';
import type { Choice } from '../../lib/personal/entry.ts';
import { sendMessage } from '../../lib/platform/page-messages.ts';
import { pagePlatform } from '../../lib/platform/page-platform.ts';
import { siteDeclaration } from '../../lib/platform/site-declaration.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';

/** A page's script that is there answers at once. */
const TAB_PATIENCE = 800;

/** What the popup asks of the rest of the extension. */
export interface PopupCalls {
  /**
   * What the Telegram page in the active tab shows; `busy` when it does not answer in time; `undefined` when it is no
   * Telegram page. Never rejects.
   */
  pageState(): Promise<PageState | 'busy' | undefined>;
  /** Which channel the page in the active tab declares; `undefined` when it declares none or may not be read. @throws as `listStatus` */
  site(): Promise<SiteChannel | undefined>;
  /** @throws {CodedError} `BACKGROUND_UNREACHABLE` when no answer comes, or the error the background met. */
  listStatus(): Promise<ListStatus>;
  /** Syncs every list now. @returns how the extension's own is doing then. @throws {CodedError} as `listStatus` does. */
  syncLists(): Promise<ListStatus>;
  /** Calls `listener` whenever the lists in use change. @returns what stops it. */
  followLists(listener: () => void): () => void;
  /** @throws {CodedError} as `listStatus` does. */
  lookup(query: string): Promise<LookupResult>;
  /** Keeps what the reader decided on a chat; `null` forgets it. @throws {CodedError} as `listStatus` does. */
  choose(chat: Sighting, choice: Choice | null): Promise<void>;
  /** Opens the page that reports a chat. @throws {CodedError} as `listStatus` does. */
  report(draft: ReportDraft): Promise<void>;
  /** Opens a page about a chat. @throws {CodedError} as `listStatus` does. */
  openPage(page: 'nominate' | 'tick', draft: ReportDraft): Promise<void>;
  openOptions(): Promise<void>;
  versions(): Omit<Versions, 'list'>;
}

export const askBackgroundAndTab: PopupCalls = {
  async pageState() {
    try {
      const tabId = await activeTabId();
      if (tabId === undefined) return undefined;
      return await within(TAB_PATIENCE, sendMessage('page-state', undefined, { tabId, frameId: 0 }));
    } catch (error) {
      return error instanceof NoAnswerInTime ? 'busy' : undefined;
    }
  },
  async site() {
    const tabId = await activeTabId();
    const declaration = tabId === undefined ? undefined : await siteDeclaration(tabId);
    return declaration && fromBackground(sendMessage('site', declaration));
  },
  listStatus: ownListStatus,
  async syncLists() {
    const [own] = await fromBackground(sendMessage('sync-lists', undefined), NETWORK_PATIENCE);
    if (!own) throw new CodedError('BACKGROUND_UNREACHABLE', 'no list');
    return own;
  },
  followLists(listener) {
    const onChanged = (changes: Record<string, unknown>) => {
      if (LISTS_IN_USE_KEY in changes) listener();
    };
    browser.storage.local.onChanged.addListener(onChanged);
    return () => browser.storage.local.onChanged.removeListener(onChanged);
  },
  lookup: (query) => fromBackground(sendMessage('lookup', { query })),
  choose: ({ handle, peerId, title }, choice) => {
    const chat = { ...(handle && { handle }), ...(peerId && { peerId }) };
    return doneByBackground(sendMessage('set-choice', { chat, ...(title && { title }), choice }));
  },
  openPage: (page, draft) => doneByBackground(sendMessage('open-page', { page, draft })),
  report: (draft) => doneByBackground(sendMessage('open-report', draft)),
  openOptions: () => browser.runtime.openOptionsPage(),
  versions: () => ({ extension: pagePlatform.version, browser: browserName(navigator.userAgent) }),
};

/** The popup's page in a tab of its own: it looks up what it was opened with, and is about no other tab. */
export const askBackground: PopupCalls = {
  ...askBackgroundAndTab,
  pageState: async () => undefined,
  site: async () => undefined,
};

async function activeTabId(): Promise<number | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id;
}
