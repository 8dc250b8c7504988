import { PALETTE, SURFACE, type Theme } from '../palette.ts';
import { reasonSentence } from '../sentences.ts';
import { openAddress } from '../telegram/open-address.ts';
import type { Sighting } from '../telegram/sighting.ts';
import type { Verdict, VerdictKind } from '../verdict/verdict.ts';
import { bannerWords, directionOf } from '../words.ts';
import type { Banner, BannerOptions } from './banner-contract.ts';
import { iconElement } from './icon-element.ts';
import { pageTheme } from './page-theme.ts';
import type { BannerPlace } from './surface.ts';

/** The name of the banner's element, for other tools and for tests. */
const BANNER_TAG = 'trust-hint-banner';

/** Events that the clients listen for on the whole document: in the banner they are ours alone. */
const OWN_EVENTS = ['click', 'mousedown', 'mouseup', 'touchstart', 'pointerdown', 'keydown', 'keyup', 'contextmenu'];

/** In CSS pixels: what the banner needs beside a floating box, and the gap it leaves. */
const MIN_WIDTH = 280;
const GAP = 28;

/** How often the banner is put back before we let the page have its way for a while. */
const MAX_RETURNS = 10;
const RETURN_WINDOW_MS = 1000;

/** The banner as the page shows it, see {@link Banner}. */
export class BannerView implements Banner {
  readonly #options: BannerOptions;
  readonly #room: HTMLStyleElement;
  #host: HTMLElement | undefined;
  #drawn = '';
  #resizes: ResizeObserver | undefined;
  #returns = { count: 0, since: Number.NEGATIVE_INFINITY };

  constructor(options: BannerOptions) {
    this.#options = options;
    this.#room = options.page.createElement('style');
  }

  show(place: BannerPlace, sighting: Sighting, verdict: Verdict): void {
    const { page } = this.#options;
    const theme = pageTheme(page);
    const drawn = JSON.stringify([place, sighting.peerId, sighting.handle, verdict, theme]);
    if (this.#host?.isConnected && this.#drawn === drawn) return;
    if (this.#drawn === drawn && !this.#mayReturn()) return;
    this.hide();
    const host = page.createElement(BANNER_TAG);
    if (!insert(page, place, host)) return;
    this.#host = host;
    this.#drawn = drawn;
    host.setAttribute('data-verdict', verdict.verdict);
    if (sighting.handle) host.setAttribute('data-handle', sighting.handle);
    if (sighting.peerId) host.setAttribute('data-peer-id', sighting.peerId);
    for (const event of OWN_EVENTS) host.addEventListener(event, (own) => own.stopPropagation());
    const root = host.attachShadow({ mode: 'closed' });
    root.append(this.#style(place, verdict.verdict, theme), this.#bar(sighting, verdict, theme));
    if (place.kind === 'inset') this.#makeRoom(place, host);
    else this.#keepClear(place, host);
  }

  /** A page that takes the banner away each time it is put back wins for the rest of the second. */
  #mayReturn(): boolean {
    const now = this.#options.now();
    if (now - this.#returns.since > RETURN_WINDOW_MS) this.#returns = { count: 0, since: now };
    return ++this.#returns.count <= MAX_RETURNS;
  }

  hide(): void {
    this.#resizes?.disconnect();
    this.#host?.remove();
    this.#room.remove();
    this.#host = undefined;
    this.#drawn = '';
  }

  /** The chat starts below the banner: through our own style, nothing of the page's is touched. */
  #makeRoom({ column, content }: Extract<BannerPlace, { kind: 'inset' }>, host: HTMLElement): void {
    const fitRoom = (height: number) => {
      // `:where` gives way to any position the page itself sets.
      const rule =
        `:where(${column}) { position: relative; } ` +
        `${column} > ${content} { block-size: calc(100% - ${height}px) !important; margin-block-start: ${height}px !important; }`;
      if (this.#room.textContent !== rule) this.#room.textContent = rule;
    };
    (this.#options.page.head ?? this.#options.page.documentElement).append(this.#room);
    // The column holds the banner from the start: what is observed must not change again by what is done about it.
    fitRoom(0);
    // Told of after layout and before painting, so that nobody has to lay the page out to measure it.
    this.#resizes = new ResizeObserver(([entry]) => {
      const height = entry?.borderBoxSize[0]?.blockSize;
      if (height !== undefined) fitRoom(Math.ceil(height));
    });
    this.#resizes.observe(host);
  }

  /** The page's own header and floating boxes stay uncovered. */
  #keepClear({ under, beside }: Extract<BannerPlace, { kind: 'before' }>, host: HTMLElement): void {
    const [header, box] = [under, beside].map((selector) => selector && this.#options.page.querySelector(selector));
    // Everything is measured before anything is changed.
    const arrange = () => {
      const top = header && `${header.getBoundingClientRect().height}px`;
      const width = box && widthBeside(host, box);
      if (top) host.style.setProperty('--top', top);
      if (width) host.style.setProperty('--width', width);
    };
    this.#resizes = new ResizeObserver(arrange);
    for (const element of [host.parentElement, header, box]) if (element) this.#resizes.observe(element);
    arrange();
  }

  #bar(sighting: Sighting, verdict: Verdict, theme: Theme): HTMLElement {
    const { page, t, language, onHide, onReport } = this.#options;
    const words = bannerWords(verdict, t, language);
    const bar = element(page, 'section', 'bar');
    bar.setAttribute('role', 'region');
    bar.setAttribute('aria-label', words.region);
    bar.setAttribute('aria-live', 'polite');
    bar.dir = directionOf(t);
    const actions = element(page, 'div', 'actions');
    const text = element(page, 'div', 'text');
    text.append(element(page, 'strong', 'headline', words.headline));
    if (verdict.official && words.official) {
      text.append(element(page, 'span', 'official', words.official.sentence));
      const open = element(page, 'a', 'button open', words.official.open);
      open.setAttribute('href', openAddress(page.location, verdict.official));
      open.setAttribute('target', '_blank');
      open.setAttribute('rel', 'noopener noreferrer');
      actions.append(open);
    }
    text.append(this.#reasons(verdict, words.why));
    const report = element(page, 'button', 'button hide', words.report);
    report.addEventListener('click', () => onReport(sighting, verdict));
    actions.append(report);
    const hide = element(page, 'button', 'button hide', words.hide);
    hide.addEventListener('click', () => {
      this.hide();
      onHide(sighting);
    });
    actions.append(hide);
    bar.append(iconElement(page, verdict.verdict, theme), text, actions);
    return bar;
  }

  #reasons(verdict: Verdict, title: string): HTMLElement {
    const { page, t } = this.#options;
    const details = element(page, 'details', 'why');
    details.append(element(page, 'summary', '', title));
    const list = element(page, 'ul', '');
    for (const reason of verdict.reasons) list.append(element(page, 'li', '', reasonSentence(reason, t)));
    details.append(list);
    return details;
  }

  #style(place: BannerPlace, kind: VerdictKind, theme: Theme): HTMLStyleElement {
    const colours = PALETTE[theme][kind];
    const style = this.#options.page.createElement('style');
    const position =
      place.kind === 'inset'
        ? 'position: absolute !important; inset-block-start: 0 !important; inset-inline: 0 !important; z-index: 3 !important;'
        : 'position: sticky !important; inset-block-start: var(--top, 0) !important; max-inline-size: var(--width, none) !important; z-index: 1 !important;';
    style.textContent = `
:host { all: initial !important; display: block !important; ${position} }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; box-sizing: border-box; max-block-size: 40vh; overflow: auto;
  padding: 10px 16px; background: ${colours.ground}; color: ${theme === 'light' ? '#1a1c1f' : '#f1f3f5'};
  border-block-end: 2px solid ${colours.edge}; font: 14px/1.4 system-ui, sans-serif; text-align: start; }
svg { inline-size: 28px; block-size: 28px; flex: none; }
.text { flex: 1 1 240px; min-inline-size: 0; overflow-wrap: anywhere; }
.headline { display: block; color: ${colours.ink}; font-weight: 600; }
.official { display: block; }
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
.button { font: inherit; font-weight: 500; padding: 5px 12px; border-radius: 8px; border: 1px solid ${colours.edge};
  background: ${SURFACE[theme]}; color: ${colours.ink}; cursor: pointer; text-decoration: none; }
.open { background: ${colours.edge}; color: ${colours.mark}; }
.button:focus-visible, summary:focus-visible { outline: 2px solid ${colours.ink}; outline-offset: 2px; }
summary { cursor: pointer; inline-size: fit-content; }
ul { margin: 4px 0 0; padding-inline-start: 20px; }
`;
    return style;
  }
}

/** @returns the CSS width that `host` has beside `box`; `none` where they do not share a line. */
function widthBeside(host: Element, box: Element): string {
  const line = host.parentElement?.getBoundingClientRect();
  const { left, right, top, bottom, width } = box.getBoundingClientRect();
  const { top: ownTop, bottom: ownBottom } = host.getBoundingClientRect();
  if (!line || width === 0 || top >= ownBottom || bottom <= ownTop) return 'none';
  const free = getComputedStyle(host.parentElement ?? host).direction === 'rtl' ? line.right - right : left - line.left;
  return free >= MIN_WIDTH ? `${free - GAP}px` : 'none';
}

/** @returns false when the page has no such place. */
function insert(page: Document, place: BannerPlace, host: HTMLElement): boolean {
  if (place.kind === 'inset') {
    const column = page.querySelector(place.column);
    column?.append(host);
    return column !== null;
  }
  const element = page.querySelector(place.element);
  element?.before(host);
  return element !== null;
}

function element(page: Document, tag: string, className: string, text = ''): HTMLElement {
  const made = page.createElement(tag);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}
