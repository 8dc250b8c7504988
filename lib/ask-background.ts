import { CodedError, ERROR_CODES } from './errors.ts';
import type { ListStatus } from './messages.ts';
import { sendMessage } from './platform/page-messages.ts';

/** How long a page waits for the background: one that sleeps needs time to start and to read the list. */
const BACKGROUND_PATIENCE = 8000;

/** How long a page waits for what the background has to get from the network. */
export const NETWORK_PATIENCE = 120_000;

/**
 * The background's answer to a message of a page of ours.
 *
 * @param patience how long to wait, in milliseconds.
 * @throws {CodedError} the error the background met; `BACKGROUND_UNREACHABLE` when no answer comes.
 */
export async function fromBackground<T>(answer: Promise<T | undefined>, patience = BACKGROUND_PATIENCE): Promise<T> {
  const value = await doneByBackground(answer, patience);
  if (value !== undefined) return value;
  throw new CodedError('BACKGROUND_UNREACHABLE', 'no answer');
}

/** Waits until the background has done what it was asked and has nothing to answer. @throws as {@link fromBackground} */
export async function doneByBackground<T>(answer: Promise<T>, patience = BACKGROUND_PATIENCE): Promise<T> {
  try {
    return await within(patience, answer);
  } catch (error) {
    throw coded(error);
  }
}

/** How the extension's own list is doing. @throws {CodedError} as {@link fromBackground} */
export async function ownListStatus(): Promise<ListStatus> {
  const [own] = await fromBackground(sendMessage('lists', undefined));
  if (!own) throw new CodedError('BACKGROUND_UNREACHABLE', 'no list');
  return own;
}

/** Thrown by {@link within}. */
export class NoAnswerInTime extends Error {}

/** Waits for an answer, but not for ever. @throws {NoAnswerInTime} */
export function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new NoAnswerInTime()), milliseconds);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Errors lose their class on the way between contexts, but keep their own properties. */
function coded(error: unknown): CodedError {
  const named = error instanceof Error && 'code' in error ? error.code : undefined;
  const code = ERROR_CODES.find((known) => known === named) ?? 'BACKGROUND_UNREACHABLE';
  return new CodedError(code, error instanceof Error ? error.message : 'not an error', { cause: error });
}
