import type { Mark } from '../mark.ts';
import type { PageAnswer } from '../messages.ts';
import type { Sighting } from '../telegram/sighting.ts';
import type { DrawBadge } from './draw-badge.ts';
import { OWN_PREFIX } from './ours.ts';
import { pageTheme } from './page-theme.ts';

/** The name of the badge's element, for other tools and for tests. */
export const BADGE_TAG = OWN_PREFIX;

/** How the script that draws, loaded when there is first something to mark, hands itself over. */
declare global {
  var channelTrustHintsDrawing: DrawBadge | undefined;
}

interface BadgeParts {
  root: ShadowRoot;
  drawn: string;
  /** Draws it as it is to be now. */
  draw(drawBadge: DrawBadge): void;
}

export type Judged = Pick<PageAnswer, 'verdict' | 'choice' | 'label'>;

/** Makes badges for one page. */
export class BadgeView {
  readonly #page: Document;
  readonly #parts = new WeakMap<Element, BadgeParts>();
  readonly #load: () => Promise<DrawBadge>;
  #drawBadge: DrawBadge | undefined;
  #isLoading = false;
  /** Badges that stand already, and are drawn once that can be done. */
  readonly #waiting = new Set<BadgeParts>();

  /** @param load gives what draws: called when there is first something to mark, and again after it was rejected. */
  constructor(page: Document, load: () => Promise<DrawBadge>) {
    this.#page = page;
    this.#load = load;
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
    this.#parts.set(badge, { root: badge.attachShadow({ mode: 'closed' }), drawn: '', draw: () => {} });
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
    parts.draw = (drawBadge) => drawBadge(this.#page, parts.root, mark, theme);
    if (this.#drawBadge) parts.draw(this.#drawBadge);
    else this.#drawLater(parts);
    return true;
  }

  #drawLater(parts: BadgeParts): void {
    this.#waiting.add(parts);
    if (this.#isLoading) return;
    this.#isLoading = true;
    this.#load()
      .then((drawBadge) => {
        this.#drawBadge = drawBadge;
        for (const each of this.#waiting) each.draw(drawBadge);
        this.#waiting.clear();
      })
      .catch(() => {})
      .finally(() => {
        this.#isLoading = false;
      });
  }
}
