import type { Client } from '../telegram/client.ts';
import type { Sighting } from '../telegram/sighting.ts';
import type { Place } from './places.ts';

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
  /** How many titles there must be while something matches `inside`. */
  expected: { inside: string; min: number; max: number };
}

/** CSS selectors by name. The list may mend them while an extension is not yet updated. */
export interface Selectors {
  /** What names a chat: one element a chat, told by itself and its ancestors. */
  readonly title: string;
  /** The nearest ancestor (or the title itself) that holds everything `read` looks at. */
  readonly unit: string;
  /** Elements whose classes decide whether the titles below them count: stacked chats, slides. */
  readonly stage?: string;
  readonly [part: string]: string | undefined;
}

/** A place on a Telegram page where a chat shows up, as data. See docs/ADDING-A-SURFACE.md. */
export interface Surface {
  id: string;
  client: Client;
  place: Place;
  evidence: SurfaceEvidence;
  selectors: Selectors;
  /** The client itself writes the handle beside the peer here, so that other places can learn it. */
  tellsHandle?: true;
  /** Only warnings are marked, so that reading stays calm. */
  warningsOnly?: true;
  /** The open chat's own surface: true while a chat is open, so that a title is to be expected. */
  expectsChat?(page: Document): boolean;
  /**
   * Reads what is shown around one title. Reads only; may throw on a page that is not built as expected.
   *
   * @param selectors the surface's own, or what the list put in their place.
   * @returns `undefined` where no chat is named (nothing is wrong then).
   */
  read(title: Element, selectors: Selectors): Sighting | undefined;
  /** Puts the badge where the client neither wipes it nor carries it over to the next chat. */
  attach(title: Element, badge: Element): void;
  /** True while the badge stands where `attach` put it. */
  isAttached(title: Element, badge: Element): boolean;
  banner?: BannerPlace;
  /** Rules of our own that make room for the badge in the client's layout. */
  style?: string;
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

/** Badge at the end of the title itself, where the title is a line of its own. */
export const insideTitle: Pick<Surface, 'attach' | 'isAttached'> = {
  attach: (title, badge) => title.append(badge),
  isAttached: (title, badge) => badge.parentElement === title,
};
