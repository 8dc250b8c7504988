import * as z from 'zod/mini';
import { isHandle } from './handle.ts';
import { parsePeerId } from './peer-id.ts';
import {
  ABOUT_MAX_LENGTH,
  LINK_TEXT_MAX_LENGTH,
  type Sighting,
  TITLE_MAX_LENGTH,
  WORDS_MAX_LENGTH,
} from './sighting.ts';

const handle = z.string().check(z.refine(isHandle));
const flag = z.optional(z.boolean());

const shape = z.object({
  handle: z.optional(handle),
  handlePending: flag,
  otherHandles: z.optional(z.array(handle).check(z.maxLength(20))),
  peerId: z.optional(z.string().check(z.refine((text) => parsePeerId(text) !== undefined))),
  title: z.optional(z.string()),
  about: z.optional(z.string()),
  subscribers: z.optional(z.number().check(z.nonnegative())),
  kind: z.optional(z.enum(['channel', 'group', 'bot', 'user'])),
  verified: flag,
  thirdPartyVerified: flag,
  thirdPartyWords: z.optional(z.string()),
  emojiStatus: flag,
  scam: flag,
  fake: flag,
  linkText: z.optional(z.string()),
  surface: z.optional(z.string().check(z.maxLength(64))),
});

/**
 * Checks a sighting that comes from a content script, whose page is not ours.
 *
 * @returns the sighting with its texts cut to {@link TITLE_MAX_LENGTH}, {@link ABOUT_MAX_LENGTH}, {@link LINK_TEXT_MAX_LENGTH} and {@link WORDS_MAX_LENGTH}
 *   UTF-16 units, or `undefined` when it is not one. Unknown fields are dropped. Never throws.
 */
export function readSighting(value: unknown): Sighting | undefined {
  const result = shape.safeParse(value);
  if (!result.success) return undefined;
  const { title, about, linkText, thirdPartyWords, ...rest } = result.data;
  const sighting: Record<string, unknown> = { ...rest };
  if (title !== undefined) sighting['title'] = title.slice(0, TITLE_MAX_LENGTH);
  if (about !== undefined) sighting['about'] = about.slice(0, ABOUT_MAX_LENGTH);
  if (linkText !== undefined) sighting['linkText'] = linkText.slice(0, LINK_TEXT_MAX_LENGTH);
  if (thirdPartyWords !== undefined) sighting['thirdPartyWords'] = thirdPartyWords.slice(0, WORDS_MAX_LENGTH);
  return sighting as Sighting;
}
