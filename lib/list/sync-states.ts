import * as z from 'zod/mini';
import { ERROR_CODES } from '../errors.ts';
import type { SyncState } from './schedule.ts';

const time = z.number().check(z.nonnegative());

const syncStateSchema = z.object({
  tried: z.optional(time),
  contacted: z.optional(time),
  failures: z.number().check(z.int(), z.nonnegative()),
  waitUntil: z.optional(time),
  problem: z.optional(z.enum(ERROR_CODES)),
  anew: z.optional(z.string()),
});

/** How the syncs of each list have gone, by its id. */
export type SyncStates = Record<string, SyncState>;

/** The states out of whatever was stored: what is not sound is left out. Never throws. */
export function readSyncStates(value: unknown): SyncStates {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([id, entry]) => {
      const state = syncStateSchema.safeParse(entry).data;
      return state ? [[id, withoutUndefined(state)]] : [];
    }),
  );
}

function withoutUndefined(state: z.infer<typeof syncStateSchema>): SyncState {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined)) as unknown as SyncState;
}
