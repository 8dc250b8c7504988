import { isHandle } from './handle.ts';
import { parsePeerId } from './peer-id.ts';
import {
  ABOUT_MAX_LENGTH,
  LINK_TEXT_MAX_LENGTH,
  type Sighting,
  TITLE_MAX_LENGTH,
  WORDS_MAX_LENGTH,
} from './sighting.ts';

const KINDS: readonly unknown[] = ['channel', 'group', 'bot', 'user'];
const MOST_HANDLES = 20;
const LONGEST_SURFACE = 64;

/** Gives the field as it is kept, `undefined` for what it cannot be. */
type Read = (value: unknown) => unknown;

const handle: Read = (value) => (typeof value === 'string' && isHandle(value) ? value : undefined);
const flag: Read = (value) => (typeof value === 'boolean' ? value : undefined);
const text =
  (most: number): Read =>
  (value) =>
    typeof value === 'string' ? value.slice(0, most) : undefined;

// Checked by hand and not by zod: it is read at every question, and all that the background runs then must be small.
const FIELDS: { readonly [K in keyof Required<Sighting>]: Read } = {
  handle,
  handlePending: flag,
  otherHandles: (value) =>
    Array.isArray(value) && value.length <= MOST_HANDLES && value.every((each) => handle(each) !== undefined)
      ? [...value]
      : undefined,
  peerId: (value) => (typeof value === 'string' ? parsePeerId(value) : undefined),
  title: text(TITLE_MAX_LENGTH),
  about: text(ABOUT_MAX_LENGTH),
  subscribers: (value) => (typeof value === 'number' && value >= 0 && Number.isFinite(value) ? value : undefined),
  kind: (value) => (KINDS.includes(value) ? value : undefined),
  verified: flag,
  thirdPartyVerified: flag,
  thirdPartyWords: text(WORDS_MAX_LENGTH),
  emojiStatus: flag,
  scam: flag,
  fake: flag,
  linkText: text(LINK_TEXT_MAX_LENGTH),
  surface: (value) => (typeof value === 'string' && value.length <= LONGEST_SURFACE ? value : undefined),
};

/**
 * Checks a sighting that comes from a content script, whose page is not ours.
 *
 * @returns the sighting with its texts cut to {@link TITLE_MAX_LENGTH}, {@link ABOUT_MAX_LENGTH}, {@link LINK_TEXT_MAX_LENGTH} and {@link WORDS_MAX_LENGTH}
 *   UTF-16 units, or `undefined` when it is not one. Unknown fields are dropped. Never throws.
 */
export function readSighting(value: unknown): Sighting | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const given = value as Record<string, unknown>;
  const sighting: Record<string, unknown> = {};
  for (const [name, read] of Object.entries(FIELDS)) {
    const field = Object.hasOwn(given, name) ? given[name] : undefined;
    if (field === undefined) continue;
    const kept = read(field);
    if (kept === undefined) return undefined;
    sighting[name] = kept;
  }
  return sighting as Sighting;
}
