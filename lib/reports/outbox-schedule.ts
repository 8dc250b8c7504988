import type { OutboxEntry } from './outbox-entry.ts';
import type { OutboxRecord } from './outbox-storage.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** After the first attempt in vain; doubles with each. */
const FIRST_PAUSE_MS = 30_000;
const LONGEST_PAUSE_MS = 6 * HOUR;
/** For what the reader waits for while an inbox cannot be reached: with the quarter that chance adds, fifteen minutes. */
const LONGEST_PAUSE_UNREACHABLE_MS = 12 * MINUTE;
/** However long an inbox asks to wait. */
const LONGEST_WAIT_MS = DAY;
/** How often what was sent is asked after. */
export const FOLLOW_PERIOD_MS = 6 * HOUR;
/** What breaks off is taken up again after this long. */
export const BREAK_OFF_MS = MINUTE;
/** What an inbox has lost is sent once more, so long after the reader sent it: far from when inboxes erase by rule. */
export const RESEND_WITHIN_MS = 30 * DAY;

/**
 * What there is to do.
 * - `due`: what it is time for
 * - `online`: what could not be reached as well
 * - `followed`: what arrived as well
 * - `all`: everything
 */
export type Occasion = 'due' | 'online' | 'followed' | 'all';

type Settled = Pick<OutboxEntry, 'state' | 'problem'>;

/** True for what has come to its end: nobody is asked about it any more. */
export function isEnded({ state, problem }: Settled): boolean {
  return state === 'published' || state === 'refused' || problem === 'INBOX_FORGOT';
}

/** True for what the reader may leave aside, though the inbox may have it. */
export function mayBeForgotten(entry: Settled): boolean {
  return isEnded(entry) || entry.state === 'failed' || inboxMayKeep(entry);
}

/** True for what an inbox has, or may have, and says nothing about. */
export function inboxMayKeep({ state, problem }: Settled): boolean {
  return problem !== undefined && (state === 'sent' || state === 'accepted' || state === 'withdrawing');
}

/** @param now in milliseconds since 1970. */
export function isWanted(record: OutboxRecord, occasion: Occasion, now: number): boolean {
  const { state, problem, nextTry } = record;
  if (isEnded(record)) return false;
  if (state === 'failed') return occasion === 'all' && problem === 'INBOX_DATE';
  if (occasion === 'all') return true;
  if (occasion === 'online' && problem === 'INBOX_UNREACHABLE') return true;
  // Where an inbox has asked for patience, it is given.
  if (occasion === 'followed' && (state === 'sent' || state === 'accepted') && problem !== 'INBOX_BUSY') return true;
  if (nextTry === undefined) return false;
  // A time further off than any pause was noted by a clock that was wrong.
  return nextTry <= now || isFarOff(nextTry, now);
}

function isFarOff(time: number, now: number): boolean {
  return time - now > LONGEST_WAIT_MS;
}

/**
 * How long to wait after an attempt in vain, in milliseconds.
 *
 * @param attempts how many there were, with this one.
 * @param chance from 0 to 1: give or take a quarter, so that outboxes that failed together do not come back together.
 * @param asked how long the inbox asks to wait.
 */
export function pauseAfter({ state, problem }: Settled, attempts: number, chance: number, asked = 0): number {
  const isAwaited = state === 'waiting' || state === 'withdrawing';
  const longest = isAwaited && problem === 'INBOX_UNREACHABLE' ? LONGEST_PAUSE_UNREACHABLE_MS : LONGEST_PAUSE_MS;
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempts - 1, 12), longest);
  return Math.min(Math.max(pause * (0.75 + 0.5 * chance), asked), LONGEST_WAIT_MS);
}

/**
 * When there is next something to do, in milliseconds since 1970: never at once, since what could not be done now waits.
 * While nothing waits, the outbox looks every six hours all the same.
 */
export function nextTime(records: readonly OutboxRecord[], now: number): number {
  const times = records.flatMap((record) => {
    const { nextTry } = record;
    if (nextTry === undefined || isEnded(record) || record.state === 'failed') return [];
    return [isFarOff(nextTry, now) ? now : nextTry];
  });
  if (times.length === 0) return now + FOLLOW_PERIOD_MS;
  return Math.max(Math.min(...times), now + FIRST_PAUSE_MS * 0.75);
}
