import type { Sighting } from '../telegram/sighting.ts';

/**
 * What the reader decided on a chat.
 * - `trusted`: the reader trusts it: their own mark instead of a hint, no banner
 * - `hidden`: no hint for it on Telegram's pages
 */
export const CHOICES = ['trusted', 'hidden'] as const;
export type Choice = (typeof CHOICES)[number];

/** The most chats a reader's own list holds. */
export const MAX_ENTRIES = 5000;

/** The chat a choice is about. At least one of the two is known. */
export type ChatRef = Pick<Sighting, 'handle' | 'peerId'>;

/** One chat on the reader's own list. Known by its peer id where that was known, else by its handle. */
export interface PersonalEntry extends ChatRef {
  choice: Choice;
  /** Its title when the choice was made. */
  title?: string;
  /** `YYYY-MM-DD`, UTC. */
  added: string;
}
