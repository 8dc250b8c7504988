import type { ErrorCode } from '../errors.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How often an open Telegram page asks for the list: a change is seen within seven minutes of its publication. */
export const PAGE_PERIOD_MS = 5 * MINUTE;
/** Pages ask at times of their own, and several may be open: what was asked for so lately is not asked for again. */
export const LEAST_PAUSE_MS = 4 * MINUTE;
/** Without an open Telegram page. */
export const ALARM_PERIOD_MINUTES = 6 * 60;
/** After failures the pauses double, up to this: a list is up to date again soon after the connection is. */
const LONGEST_PAUSE_MS = 15 * MINUTE;
/** A server may ask for more patience, up to this. */
const LONGEST_WAIT_MS = 6 * HOUR;
/** By so much a day may begin earlier elsewhere. */
const ZONES_MS = 14 * HOUR;
/** After this long without contact a list is stale. */
const STALE_AFTER_MS = 30 * DAY;

/** How the syncs of one list have gone. Times in milliseconds since 1970. */
export interface SyncState {
  /** When the last sync began. */
  tried?: number;
  /** When one last found everything signed and unexpired. */
  contacted?: number;
  /** How many have failed since. */
  failures: number;
  /** Not before this, a server has asked. */
  waitUntil?: number;
  /** Why the last one failed. */
  problem?: ErrorCode;
  /** The day (UTC) on which the server was last asked without telling it what is held. */
  anew?: string;
}

/**
 * True when it is time for a sync. A clock that was wrong when a time was noted cannot hold syncs up: times to come that
 * are further off than any pause do not count.
 */
export function isDue(state: SyncState, now: number): boolean {
  const { tried, failures, waitUntil = 0 } = state;
  if (waitUntil > now && waitUntil - now <= LONGEST_WAIT_MS) return false;
  if (tried === undefined || tried > now) return true;
  return now - tried >= pauseAfter(failures);
}

/** How long to wait after this many failures in a row, in milliseconds: one alone may be chance. */
export function pauseAfter(failures: number): number {
  return Math.min(LEAST_PAUSE_MS * 2 ** Math.min(Math.max(0, failures - 1), 10), LONGEST_PAUSE_MS);
}

/**
 * True when nobody has vouched for a list in 30 days.
 *
 * @param published its day of publication, `YYYY-MM-DD`: it was good then.
 */
export function isStale({ contacted }: SyncState, published: string, now: number): boolean {
  const day = Date.parse(published);
  // It came with the extension, which nobody dates ahead: then the clock is behind.
  if (contacted === undefined) return now - day > STALE_AFTER_MS;
  // What lies in the future is a clock's fault, then or now, or the publisher's.
  const past = [contacted, day].filter((time) => time <= now + ZONES_MS);
  return now - Math.max(0, ...past) > STALE_AFTER_MS;
}

/**
 * A time that has been, whatever the clock says now, in milliseconds since 1970: a clock that was set back makes nothing
 * fresh again. Of a synced list, the day that its publisher dates it by, but no later than this machine had it then:
 * neither of them alone can put an end to all that comes.
 */
export function knownToHaveBeen(
  { source, facts }: { source: 'bundled' | 'synced'; facts: { published: string } },
  { contacted = 0 }: SyncState,
): number {
  const published = Date.parse(facts.published);
  return source === 'bundled' ? published : Math.min(published, contacted);
}

/** @returns the state after a sync that began at `started` and succeeded at `now`. */
export function afterSuccess(state: SyncState, started: number, now: number): SyncState {
  return { tried: started, contacted: now, failures: 0, ...(state.anew && { anew: state.anew }) };
}

/** @returns the state after a sync that failed at `now`; `state` has when it began. @param retryAfterMs what the server asked for. */
export function afterFailure(state: SyncState, now: number, problem: ErrorCode, retryAfterMs?: number): SyncState {
  const { waitUntil: _, ...rest } = state;
  const wait = retryAfterMs === undefined ? {} : { waitUntil: now + Math.min(retryAfterMs, LONGEST_WAIT_MS) };
  return { ...rest, failures: state.failures + 1, problem, ...wait };
}
