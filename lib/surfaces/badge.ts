import { printHandle } from '../telegram/handle.ts';
import type { Sighting } from '../telegram/sighting.ts';
import type { Verdict } from '../verdict/verdict.ts';
import { badgeLabel, type Translate } from '../words.ts';
import { iconElement } from './icon-element.ts';
import { pageTheme } from './page-theme.ts';

/** The name of the badge's element, for other tools and for tests. */
const BADGE_TAG = 'trust-hint';

/** Size and place are ours whatever the page's style says; `all: initial` keeps the page's inherited style out. */
const STYLE = `
:host { all: initial !important; display: inline-flex !important; flex: none !important; inline-size: 18px !important;
  block-size: 18px !important; margin-inline-start: 5px !important; vertical-align: text-bottom !important;
  unicode-bidi: isolate !important; position: relative !important; pointer-events: auto !important; cursor: default !important; }
svg { inline-size: 100%; block-size: 100%; }
span { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) { svg { forced-color-adjust: none; } }
`;

interface BadgeParts {
  root: ShadowRoot;
  drawn: string;
}

/** Makes badges for one page. */
export class BadgeView {
  readonly #page: Document;
  readonly #t: Translate;
  readonly #language: string;
  readonly #parts = new WeakMap<Element, BadgeParts>();

  /** @param language the reader's, a BCP 47 tag. */
  constructor(page: Document, t: Translate, language: string) {
    this.#page = page;
    this.#t = t;
    this.#language = language;
  }

  /**
   * A badge for what was judged: one element with a closed shadow root and the attributes `data-verdict` and,
   * where known, `data-handle` (no @, as written) and `data-peer-id` (Bot API form).
   */
  create(sighting: Sighting, verdict: Verdict): HTMLElement {
    const badge = this.#page.createElement(BADGE_TAG);
    if (sighting.handle) badge.setAttribute('data-handle', sighting.handle);
    if (sighting.peerId) badge.setAttribute('data-peer-id', sighting.peerId);
    this.#parts.set(badge, { root: badge.attachShadow({ mode: 'closed' }), drawn: '' });
    this.update(badge, verdict);
    return badge;
  }

  /** Brings a badge in step with its verdict and the page's theme. Does nothing when it already is. */
  update(badge: Element, verdict: Verdict): void {
    const parts = this.#parts.get(badge);
    if (!parts) return;
    const theme = pageTheme(this.#page);
    const label = this.#label(verdict);
    const drawn = `${verdict.verdict} ${theme} ${label}`;
    if (parts.drawn === drawn) return;
    parts.drawn = drawn;
    badge.setAttribute('data-verdict', verdict.verdict);
    badge.setAttribute('title', label);
    const style = this.#page.createElement('style');
    style.textContent = STYLE;
    const text = this.#page.createElement('span');
    text.textContent = label;
    parts.root.replaceChildren(style, iconElement(this.#page, verdict.verdict, theme), text);
  }

  #label(verdict: Verdict): string {
    const label = badgeLabel(verdict, this.#t, this.#language);
    const isTwin = verdict.verdict === 'impersonation' || verdict.verdict === 'suspicious';
    return isTwin && verdict.official ? `${label} (${printHandle(verdict.official)})` : label;
  }
}
