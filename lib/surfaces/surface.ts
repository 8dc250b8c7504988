import type { Client } from '../telegram/client.ts';
import type { Sighting } from '../telegram/sighting.ts';

/** Where the banner goes, so that it hides neither messages nor controls. */
export type BannerPlace =
  /** Laid over the top of `column`, whose `content` is made smaller by the banner's height through our own style. */
  | { kind: 'inset'; column: string; content: string }
  /**
   * In the flow of the page, as the previous sibling of `element`. Where the page scrolls it stays in sight below
   * `under`, a header that stays too, and gives way to `beside`, a box that floats at the end of the line.
   */
  | { kind: 'before'; element: string; under?: string; beside?: string };

/** When and where a surface's selectors were seen to work, and what proves them. */
export interface SurfaceEvidence {
  /** The client's version the selectors were seen in. */
  version: string;
  /** `YYYY-MM-DD`. */
  seen: string;
  /** The replica under test/pages that shows it. */
  replica: string;
  /** How many titles the selector must find while a chat is open. */
  expected: { min: number; max: number };
}

/** A place on a Telegram page where a chat shows up, as data. */
export interface Surface {
  id: string;
  client: Client;
  evidence: SurfaceEvidence;
  /** Titles of the chats shown, one element a chat. */
  title: string;
  /** True while the page shows an open chat, so that a title is to be expected. */
  expectsChat(page: Document): boolean;
  /**
   * Reads what is shown around one title. Reads only; may throw on a page that is not built as expected.
   *
   * @returns `undefined` where no chat is named (nothing is wrong then).
   */
  read(title: Element): Sighting | undefined;
  /** Puts the badge where the client neither wipes it nor carries it over to the next chat. */
  attach(title: Element, badge: Element): void;
  /** True while the badge stands where `attach` put it. */
  isAttached(title: Element, badge: Element): boolean;
  banner?: BannerPlace;
}

/** Badge as the next sibling of the title. */
export const nextToTitle: Pick<Surface, 'attach' | 'isAttached'> = {
  attach: (title, badge) => title.after(badge),
  isAttached: (title, badge) => badge.previousElementSibling === title,
};

/** Badge as a later sibling of the title: after Telegram's own marks. */
export const lastInTitleRow: Pick<Surface, 'attach' | 'isAttached'> = {
  attach: (title, badge) => title.parentElement?.append(badge),
  isAttached: (title, badge) => badge.parentElement !== null && badge.parentElement === title.parentElement,
};
