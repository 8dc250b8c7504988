import type { PeerId } from './peer-id.ts';

/** Longest texts taken from a page, in UTF-16 units. Telegram's own limits are 128 for titles and 255 for about texts. */
export const TITLE_MAX_LENGTH = 512;
export const ABOUT_MAX_LENGTH = 1024;
export const LINK_TEXT_MAX_LENGTH = 512;
export const WORDS_MAX_LENGTH = 512;

/** Sightings judged in one message, at most. */
export const MAX_SIGHTINGS = 200;

/** What sort of chat it is. `user` is a plain person: never judged. */
export type ChatKind = 'channel' | 'group' | 'bot' | 'user';

/** What one place on a page shows of one chat. Every field is text as shown, never markup. */
export interface Sighting {
  /** The public handle without the @, case as written. Absent: the chat has none, or see `handlePending`. */
  handle?: string;
  /** The page has not told the handle yet: its absence means nothing. */
  handlePending?: boolean;
  /** Further handles of the same chat that are in use. */
  otherHandles?: string[];
  peerId?: PeerId;
  title?: string;
  about?: string;
  subscribers?: number;
  kind?: ChatKind;
  /** Telegram's own tick. */
  verified?: boolean;
  /** Third-party verification: an organisation vouches through a bot (core.telegram.org/api/bots/verification). */
  thirdPartyVerified?: boolean;
  /** What Telegram says of the third party's verification, in its own words, where it stands on the page. */
  thirdPartyWords?: string;
  /** An emoji the owner chose beside the title. It can be drawn like a tick and is never verification. */
  emojiStatus?: boolean;
  /** Telegram's own SCAM mark. */
  scam?: boolean;
  /** Telegram's own FAKE mark. */
  fake?: boolean;
  /** The text of the link that leads to this chat, where it was seen in one: it may show another address. */
  linkText?: string;
  /** The id of the surface it was seen on. */
  surface?: string;
}
