/**
 * Every reason a verdict can give: a code and the data needed to say it in a sentence.
 * Handles are without the @. Each code has its sentence under `reason.<code>` in the locale files.
 */
export type Reason =
  /** The handle is on the list, first-hand evidence. */
  | { code: 'handle-official'; handle: string }
  /** The handle is on the list, second-hand evidence only. */
  | { code: 'handle-listed'; handle: string }
  /** The peer id is the pinned one, though the handle is another (renamed). */
  | { code: 'peer-id-official'; peerId: string; official: string }
  /** The handle is on the list, but it now belongs to another peer: sold or taken over. */
  | { code: 'handle-taken-over'; handle: string; peerId: string; pinned: string }
  /** The list says that the organisation no longer holds this channel. */
  | { code: 'channel-lost'; handle: string }
  | { code: 'telegram-verified' }
  | { code: 'third-party-verified' }
  | { code: 'telegram-scam' }
  | { code: 'telegram-fake' }
  /** The list names it as posing as the organisation. */
  | { code: 'known-impostor'; handle?: string; peerId?: string }
  /** Look-alike characters swapped: `written` has `changed[i].written` where `official` has `changed[i].official`. */
  | { code: 'handle-homoglyph'; written: string; official: string; changed: { written: string; official: string }[] }
  /** One or more letters left out, doubled, swapped, mistyped. */
  | {
      code: 'handle-typo';
      written: string;
      official: string;
      kind: 'omission' | 'insertion' | 'repetition' | 'transposition' | 'substitution' | 'several';
    }
  /** Underscores added, dropped or moved, or a plural. */
  | { code: 'handle-spelling'; written: string; official: string }
  /** Words put around the official handle. */
  | { code: 'handle-extra-words'; written: string; official: string; added: string[] }
  /** The same words in another order. */
  | { code: 'handle-reordered'; written: string; official: string }
  /** The handle spells the organisation's name though it is not its handle. */
  | { code: 'handle-spells-name'; written: string; name: string }
  /** The title is the organisation's name. */
  | { code: 'title-same'; name: string }
  /** The title is the organisation's name once look-alike letters, marks or invisible characters are set aside. */
  | {
      code: 'title-disguised';
      name: string;
      disguises: (
        | 'look-alike-letters'
        | 'invisible-characters'
        | 'combining-marks'
        | 'styled-letters'
        | 'mixed-scripts'
      )[];
    }
  /** The title is the name but for a letter or two. */
  | { code: 'title-typo'; name: string }
  /** The title is the name with words such as "official", "updates" around it. */
  | { code: 'title-extra-words'; name: string; added: string[] }
  /** The title holds an abbreviation the organisation is known by. */
  | { code: 'title-abbreviation'; name: string }
  /** The title draws a tick, shield or the like: decoration, not Telegram's mark. */
  | { code: 'title-drawn-tick'; mark: string }
  /** The owner chose an emoji beside the title: not Telegram's mark. */
  | { code: 'emoji-status' }
  /** The about text claims to be official. */
  | { code: 'about-claims-official'; name: string }
  /** The about text links the genuine handle while this chat is another. */
  | { code: 'about-links-official'; official: string }
  /** Far fewer subscribers than the genuine channel. */
  | { code: 'few-subscribers'; subscribers: number; genuine: number }
  /** A link shows one address and leads to another. */
  | { code: 'link-text-differs'; shown: string; target: string };

export type ReasonCode = Reason['code'];
