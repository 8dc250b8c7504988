import type { Mark } from '../mark.ts';
import type { PageAnswer } from '../messages.ts';
import type { Sighting } from '../telegram/sighting.ts';
import { iconElement } from './icon-element.ts';
import { OWN_PREFIX } from './ours.ts';
import { pageTheme } from './page-theme.ts';

/** The name of the badge's element, for other tools and for tests. */
export const BADGE_TAG = OWN_PREFIX;

/** Size and place are ours whatever the page's style says; `all: initial` keeps the page's inherited style out. */
const STYLE = `
:host { all: initial !important; display: inline-flex !important; flex: none !important; inline-size: 18px !important;
  block-size: 18px !important; margin-inline-start: 5px !important; vertical-align: text-bottom !important;
  unicode-bidi: isolate !important; position: relative !important; pointer-events: auto !important;
  cursor: pointer !important; border-radius: 6px !important; user-select: none !important; }
:host(:focus-visible) { outline: 2px solid currentColor !important; outline-offset: 1px !important; }
:host([data-small]) { inline-size: 16px !important; block-size: 16px !important; margin-inline: 3px !important; }
svg { inline-size: 100%; block-size: 100%; }
@media (forced-colors: active) { svg { forced-color-adjust: none; } }
`;

interface BadgeParts {
  root: ShadowRoot;
  drawn: string;
}

export type Judged = Pick<PageAnswer, 'verdict' | 'choice' | 'label'>;

/** Makes badges for one page. */
export class BadgeView {
  readonly #page: Document;
  readonly #parts = new WeakMap<Element, BadgeParts>();

  constructor(page: Document) {
    this.#page = page;
  }

  /**
   * A badge for what was judged: one element with a closed shadow root, a button to screen readers and the keyboard,
   * with the attributes `data-verdict` and, where known, `data-handle` (no @, as written), `data-peer-id` (Bot API
   * form), `data-surface` and `data-choice` (the reader's own decision).
   */
  create(sighting: Sighting, judged: Judged): HTMLElement {
    const badge = this.#page.createElement(BADGE_TAG);
    if (sighting.handle) badge.setAttribute('data-handle', sighting.handle);
    if (sighting.peerId) badge.setAttribute('data-peer-id', sighting.peerId);
    if (sighting.surface) badge.setAttribute('data-surface', sighting.surface);
    badge.setAttribute('role', 'button');
    badge.setAttribute('tabindex', '0');
    badge.setAttribute('aria-haspopup', 'dialog');
    this.#parts.set(badge, { root: badge.attachShadow({ mode: 'closed' }), drawn: '' });
    this.update(badge, judged);
    return badge;
  }

  /** Brings a badge in step with its verdict and the page's theme. @returns false when it already was. */
  update(badge: Element, { verdict, choice, label }: Judged): boolean {
    const parts = this.#parts.get(badge);
    if (!parts) return false;
    const theme = pageTheme(this.#page);
    const mark: Mark = choice === 'trusted' ? 'trusted' : verdict.verdict;
    const drawn = `${mark} ${verdict.verdict} ${theme} ${label}`;
    if (parts.drawn === drawn) return false;
    parts.drawn = drawn;
    badge.setAttribute('data-verdict', verdict.verdict);
    if (choice) badge.setAttribute('data-choice', choice);
    else badge.removeAttribute('data-choice');
    badge.setAttribute('aria-label', label);
    const style = this.#page.createElement('style');
    style.textContent = STYLE;
    parts.root.replaceChildren(style, iconElement(this.#page, mark, theme));
    return true;
  }
}
