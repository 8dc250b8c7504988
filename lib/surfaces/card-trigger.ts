import { BADGE_TAG } from './badge.ts';
import type { CardHandle, OpenCard } from './card-contract.ts';
import type { Shown } from './watcher.ts';

/** How long a pointer rests on a badge before its card opens, and how long the card waits for it to come back. */
const HOVER_MS = 180;
const LEAVE_MS = 260;

/** Events of a press. In the clients' lists they open the chat before any handler of the row's own could stop them. */
const PRESSES = [
  'pointerdown',
  'mousedown',
  'pointerup',
  'mouseup',
  'touchstart',
  'touchend',
  'click',
  'dblclick',
  'auxclick',
];

export interface CardTriggerOptions {
  page: Document;
  /** Loads the card, when one is opened for the first time. */
  load(): Promise<OpenCard>;
  /** What a badge of ours stands for now. */
  shownBy(badge: Element): Shown | undefined;
  schedule(task: () => void, delay: number): void;
  signal: AbortSignal;
}

/**
 * Opens a badge's card on hover, focus and press, and keeps presses from the page: it listens on the window in the
 * capture phase, ahead of the clients' own lists (seen 2026-11-23: Web K's rows open on mousedown and swallow clicks).
 */
export class CardTrigger {
  readonly #options: CardTriggerOptions;
  #card: CardHandle | undefined;
  #badge: Element | undefined;
  /** Rises with every change of mind, so that a card which loads late does not open. */
  #turn = 0;
  /** The focus goes back to the badge of the card that was closed, which opens no new one. */
  #isReturning = false;

  constructor(options: CardTriggerOptions) {
    this.#options = options;
    const { page, signal } = options;
    const window = page.defaultView;
    if (!window) return;
    const capture = { capture: true, signal };
    for (const type of PRESSES) window.addEventListener(type, (event) => this.#onPress(event), capture);
    window.addEventListener('pointerover', (event) => this.#onOver(event), capture);
    window.addEventListener('pointerout', (event) => this.#onOut(event), capture);
    window.addEventListener('focusin', (event) => this.#onFocus(event), capture);
    window.addEventListener('keydown', (event) => this.#onKey(event), capture);
    for (const type of ['keyup', 'keypress']) {
      window.addEventListener(type, (event) => badgeOf(event) && keep(event), capture);
    }
    signal.addEventListener('abort', () => this.close(), { once: true });
  }

  /** A badge has gone or tells something else: its card follows. */
  badgeChanged(badge: Element): void {
    if (badge !== this.#badge) return;
    const shown = this.#options.shownBy(badge);
    if (shown?.answer && badge.isConnected) this.#card?.update(shown.sighting, shown.answer);
    else this.close();
  }

  /** Closes the card, if one is open. */
  close(): void {
    this.#turn++;
    this.#card?.close();
    this.#card = undefined;
    this.#badge = undefined;
  }

  #onPress(event: Event): void {
    const badge = badgeOf(event);
    if (!badge) {
      this.#onPressElsewhere(event);
      return;
    }
    keep(event);
    // A touch that is prevented makes no click.
    if (!event.type.startsWith('touch')) event.preventDefault();
    if (event.type === 'click') void this.#open(badge, true, false);
  }

  #onPressElsewhere(event: Event): void {
    if (event.type === 'pointerdown' && this.#card && !this.#card.contains(event.target)) this.close();
  }

  #onOver(event: Event): void {
    const badge = badgeOf(event);
    if (this.#card?.contains(event.target)) this.#turn++;
    if (!badge || (event instanceof PointerEvent && event.pointerType === 'touch')) return;
    const turn = ++this.#turn;
    if (badge === this.#badge) return;
    this.#options.schedule(() => {
      if (turn === this.#turn) void this.#open(badge, false, false);
    }, HOVER_MS);
  }

  #onOut(event: Event): void {
    if (!badgeOf(event) && !this.#card?.contains(event.target)) return;
    const turn = ++this.#turn;
    this.#options.schedule(() => {
      if (turn === this.#turn && this.#card && !this.#card.isPinned()) this.close();
    }, LEAVE_MS);
  }

  #onFocus(event: Event): void {
    if (this.#isReturning) return;
    const badge = badgeOf(event);
    if (badge?.matches(':focus-visible')) void this.#open(badge, false, false);
    else if (!badge && this.#card && !this.#card.isPinned() && !this.#card.contains(event.target)) this.close();
  }

  #onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.#card) {
      keep(event);
      event.preventDefault();
      this.#closeAndReturn();
      return;
    }
    const badge = badgeOf(event);
    if (!badge) return;
    // The clients take any key for the start of a message.
    if (event.key !== 'Tab') keep(event);
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    void this.#open(badge, true, true);
  }

  #closeAndReturn(): void {
    const badge = this.#badge;
    const hadFocus = this.#card?.hasFocus() ?? false;
    this.close();
    if (!hadFocus || !(badge instanceof HTMLElement)) return;
    this.#isReturning = true;
    badge.focus();
    this.#isReturning = false;
  }

  /** @param isPinned stays until closed by the reader; @param takesFocus moves the focus into the card. */
  async #open(badge: Element, isPinned: boolean, takesFocus: boolean): Promise<void> {
    if (badge === this.#badge && this.#card) {
      if (isPinned) this.#card.pin(takesFocus);
      return;
    }
    this.close();
    const turn = this.#turn;
    const { load, shownBy } = this.#options;
    const open = await load().catch(() => undefined);
    const shown = shownBy(badge);
    if (turn !== this.#turn || !open || !shown?.answer || !badge.isConnected) return;
    this.#badge = badge;
    this.#card = open({
      badge,
      sighting: shown.sighting,
      answer: shown.answer,
      onClose: () => this.#closeAndReturn(),
    });
    if (isPinned) this.#card.pin(takesFocus);
  }
}

function badgeOf(event: Event): Element | undefined {
  const { target } = event;
  return target instanceof Element && target.localName === BADGE_TAG ? target : undefined;
}

function keep(event: Event): void {
  event.stopImmediatePropagation();
}
