import { isCount, isText, like, readShape } from '../shape.ts';
import type { SyncState } from './schedule.ts';

const STATE = {
  tried: isCount,
  contacted: isCount,
  failures: (value: unknown) => isCount(value) && Number.isInteger(value),
  waitUntil: isCount,
  // Which codes there are is checked where one is shown: see ListKeeper.status.
  problem: like(/^[A-Z_]{1,40}$/),
  anew: isText,
};

/** How the syncs of each list have gone, by its id. */
export type SyncStates = Record<string, SyncState>;

/** The states out of whatever was stored: what is not sound is left out. Never throws. */
export function readSyncStates(value: unknown): SyncStates {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, entry]) => {
      const state = readShape<SyncState>(entry, STATE, ['failures']);
      return state ? [[id, state]] : [];
    }),
  );
}
