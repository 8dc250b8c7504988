import * as z from 'zod/mini';
import { parsePeerId } from '../../lib/telegram/peer-id.ts';
import {
  ABOUT_MAX_LENGTH,
  LINK_TEXT_MAX_LENGTH,
  type Sighting,
  TITLE_MAX_LENGTH,
  WORDS_MAX_LENGTH,
} from '../../lib/telegram/sighting.ts';

/** Why a line is not a sighting. */
export type LineErrorCode =
  | 'LINE_NOT_JSON'
  | 'LINE_NOT_OBJECT'
  | 'HANDLE_INVALID'
  | 'PEER_ID_INVALID'
  | 'FIELD_INVALID'
  | 'LINE_TOO_LONG';

export class LineError extends Error {
  readonly code: LineErrorCode;

  constructor(code: LineErrorCode, message: string) {
    super(message);
    this.name = 'LineError';
    this.code = code;
  }
}

/** The longest line read, in UTF-16 units; a longer one gets an error of its own. */
export const LINE_MAX_LENGTH = 1_000_000;

/** Wider than Telegram's own rule: what is one character too long may still be meant to be mistaken for a handle. */
const HANDLE = /^@?[A-Za-z0-9_]{1,64}$/;

const handle = z.pipe(
  z.string().check(z.regex(HANDLE)),
  z.transform((text) => text.replace('@', '')),
);
const peerId = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((value, context) => {
    const id = parsePeerId(value);
    if (id) return id;
    context.issues.push({ code: 'custom', message: 'not a peer id', input: value });
    return z.NEVER;
  }),
);
const cut = (length: number) =>
  z.pipe(
    z.string(),
    z.transform((text) => text.slice(0, length)),
  );
const flag = z.nullish(z.boolean());

const shape = z.object({
  handle: z.nullish(handle),
  handlePending: flag,
  otherHandles: z.nullish(z.array(handle).check(z.maxLength(20))),
  peerId: z.nullish(peerId),
  title: z.nullish(cut(TITLE_MAX_LENGTH)),
  about: z.nullish(cut(ABOUT_MAX_LENGTH)),
  linkText: z.nullish(cut(LINK_TEXT_MAX_LENGTH)),
  subscribers: z.nullish(z.number().check(z.nonnegative())),
  kind: z.nullish(z.enum(['channel', 'group', 'bot', 'user'])),
  verified: flag,
  thirdPartyVerified: flag,
  thirdPartyWords: z.nullish(cut(WORDS_MAX_LENGTH)),
  emojiStatus: flag,
  scam: flag,
  fake: flag,
});

/**
 * Reads one sighting from one line of JSON. A handle may carry its @, a peer id may be a number, `null` is the same as
 * absent, fields that are not a sighting's are ignored.
 *
 * @throws {LineError} when the line is no sighting.
 */
export function readLine(line: string): Sighting {
  if (line.length > LINE_MAX_LENGTH) throw new LineError('LINE_TOO_LONG', `longer than ${LINE_MAX_LENGTH} characters`);
  const result = shape.safeParse(parseObject(line));
  if (!result.success) throw lineError(result.error.issues[0]);
  return Object.fromEntries(Object.entries(result.data).filter(([, value]) => value !== null && value !== undefined));
}

function parseObject(line: string): object {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new LineError('LINE_NOT_JSON', error instanceof Error ? error.message : 'not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new LineError('LINE_NOT_OBJECT', 'a sighting is a JSON object');
  }
  return value;
}

function lineError(issue: z.core.$ZodIssue | undefined): LineError {
  const field = issue?.path.map(String).join('.') ?? '';
  if (field === 'handle' || field.startsWith('otherHandles')) {
    return new LineError('HANDLE_INVALID', `${field}: letters, digits and underscores, 64 at most`);
  }
  if (field === 'peerId') return new LineError('PEER_ID_INVALID', 'peerId: a whole number, at most 16 digits');
  return new LineError('FIELD_INVALID', `${field}: ${issue?.message ?? 'not what a sighting has there'}`);
}
