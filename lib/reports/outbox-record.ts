import * as z from 'zod/mini';
import type { ErrorCode } from '../errors.ts';
import { refuseNewer } from '../stored-format.ts';
import { OUTBOX_STATES, type OutboxEntry } from './outbox-entry.ts';
import type { OutboxRecord } from './outbox-storage.ts';
import { REFUSALS } from './protocol.ts';
import { headSchema, kindOf } from './submission.ts';

/** What a `Date` can hold (ECMA-262, "Time Values and Time Range"). */
const MOST_TIME = 8.64e15;

const time = z.number().check(z.minimum(-MOST_TIME), z.maximum(MOST_TIME));

/** What a later version has put beside it is kept with it. */
const recordSchema = z.looseObject({
  id: z.string(),
  revision: z.number(),
  text: z.string(),
  list: z.looseObject({ id: z.string(), name: z.string(), inbox: z.string() }),
  created: time,
  state: z.enum(OUTBOX_STATES),
  tried: z.boolean(),
  attempts: z.number(),
  nextTry: z.optional(time),
  // A code that is not known here has no words, but can be told.
  problem: z.optional(z.custom<ErrorCode>((code) => typeof code === 'string')),
  refusal: z.optional(z.enum(REFUSALS)),
  listVersion: z.optional(z.number()),
  anew: z.optional(z.boolean()),
});

/** A record as this version knows it; `undefined` for anything else that may be stored. Never throws. */
export function readRecord(value: unknown): OutboxRecord | undefined {
  try {
    refuseNewer(value);
  } catch {
    return undefined;
  }
  return recordSchema.safeParse(value).success ? (value as OutboxRecord) : undefined;
}

/** What the reader sees of what is stored, whatever it is. Never throws. */
export function entryOf(value: unknown): OutboxEntry {
  const record = readRecord(value);
  return record ? readableEntry(record) : unreadableEntry(value);
}

function readableEntry(record: OutboxRecord): OutboxEntry {
  const { id, text, list, state, attempts, problem, refusal, listVersion } = record;
  const { handle, peerId, title, format } = headSchema.safeParse(parseJson(text)).data ?? { format: '' };
  return {
    id,
    kind: kindOf({ format }),
    ...(handle && { handle }),
    ...(peerId && { peerId }),
    ...(title && { title }),
    text,
    list,
    created: new Date(record.created).toISOString(),
    state,
    attempts,
    ...(record.nextTry !== undefined && { nextTry: new Date(record.nextTry).toISOString() }),
    ...(problem && { problem }),
    ...(refusal && { refusal }),
    ...(listVersion !== undefined && { listVersion }),
  };
}

function unreadableEntry(value: unknown): OutboxEntry {
  const { id } = Object(value);
  const nothing = { text: '', list: { id: '', name: '', inbox: '' }, created: new Date(0).toISOString(), attempts: 0 };
  return { id: String(id), kind: 'report', ...nothing, state: 'unreadable', problem: 'STORED_NEWER' };
}

/** What a text of JSON says; `undefined` for one that is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
