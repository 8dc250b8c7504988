import { autoUpdate, computePosition, flip, hide, offset, shift } from '@floating-ui/dom';
import { render } from 'preact';
import type { Answer } from '../lib/messages.ts';
import { themeCss } from '../lib/palette.ts';
import { speakLanguage, t, translate } from '../lib/platform/page-translate.ts';
import type { ReportReason } from '../lib/reports/report-reasons.ts';
import type { CardHandle, CardServices, CardSubject, OpenCard } from '../lib/surfaces/card-contract.ts';
import { OWN_PREFIX } from '../lib/surfaces/ours.ts';
import { pageTheme } from '../lib/surfaces/page-theme.ts';
import { openAddress } from '../lib/telegram/open-address.ts';
import type { Sighting } from '../lib/telegram/sighting.ts';
import { directionOf } from '../lib/words.ts';
import cardStyle from './card.css?inline';
import pageStyle from './page-card.css?inline';
import tokens from './tokens.css?inline';
import { VerdictCard } from './VerdictCard.tsx';

/** The name of the card's element, for other tools and for tests. */
const CARD_TAG = `${OWN_PREFIX}-card`;

/** In CSS pixels: between badge and card, and from the window's edges. */
const GAP = 6;
const MARGIN = 8;

/** Events that the clients listen for on the whole document: in the card they are ours alone. */
const OWN_EVENTS = ['click', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'pointerdown', 'contextmenu', 'wheel'];

/** Opens cards in a Telegram page. @returns what opens one; there is one open at a time, whoever calls sees to that. */
export function pageCards(services: CardServices): OpenCard {
  speakLanguage(services.messages);
  return (subject) => new PageCard(services, subject);
}

class PageCard implements CardHandle {
  readonly #services: CardServices;
  readonly #subject: CardSubject;
  readonly #host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #sheet: HTMLElement;
  readonly #stopFollowing: () => void;
  #pinned = false;

  constructor(services: CardServices, subject: CardSubject) {
    this.#services = services;
    this.#subject = subject;
    const { page } = services;
    const theme = pageTheme(page);
    this.#host = page.createElement(CARD_TAG);
    this.#host.setAttribute('popover', 'manual');
    this.#host.setAttribute('data-theme', theme);
    for (const type of OWN_EVENTS) this.#host.addEventListener(type, (event) => event.stopPropagation());
    this.#root = this.#host.attachShadow({ mode: 'closed' });
    const style = page.createElement('style');
    style.textContent = [tokens, themeCss(':host', theme), pageStyle, cardStyle].join('\n');
    this.#sheet = page.createElement('div');
    this.#sheet.className = 'sheet';
    this.#sheet.setAttribute('role', 'dialog');
    this.#sheet.setAttribute('aria-label', t('card.region'));
    this.#sheet.setAttribute('tabindex', '-1');
    this.#sheet.lang = translate('language.code');
    this.#sheet.dir = directionOf(translate);
    this.#root.append(style, this.#sheet);
    this.update(subject.sighting, subject.answer);
    (page.body ?? page.documentElement).append(this.#host);
    this.#host.showPopover();
    this.#stopFollowing = autoUpdate(subject.badge, this.#host, () => void this.#place());
  }

  update(sighting: Sighting, answer: Answer): void {
    const { page, choose, report, open } = this.#services;
    const actions = {
      choose: (choice: Parameters<CardServices['choose']>[1]) => choose(sighting, choice),
      report: (reason?: ReportReason) => report(sighting, answer, reason),
      open: (to: 'nominate' | 'tick') => open(sighting, to),
    };
    render(
      <VerdictCard
        sighting={sighting}
        verdict={answer.verdict}
        choice={answer.choice}
        actions={actions}
        addressOf={(handle) => openAddress(page.location, handle)}
      >
        <button type="button" class="close" aria-label={t('card.close')} onClick={() => this.#subject.onClose()}>
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3 3 13 13M13 3 3 13" />
          </svg>
        </button>
      </VerdictCard>,
      this.#sheet,
    );
  }

  pin(takesFocus: boolean): void {
    this.#pinned = true;
    if (takesFocus) this.#sheet.focus();
  }

  isPinned(): boolean {
    return this.#pinned;
  }

  hasFocus(): boolean {
    return this.#root.activeElement !== null;
  }

  contains(node: unknown): boolean {
    return node === this.#host;
  }

  close(): void {
    this.#stopFollowing();
    render(null, this.#sheet);
    this.#host.remove();
  }

  /** Beside the badge, on whichever side there is room, never out of the window. */
  async #place(): Promise<void> {
    const { badge, onClose } = this.#subject;
    const { x, y, middlewareData } = await computePosition(badge, this.#host, {
      strategy: 'fixed',
      placement: 'bottom-start',
      middleware: [offset(GAP), flip({ padding: MARGIN }), shift({ padding: MARGIN, crossAxis: true }), hide()],
    });
    this.#host.style.setProperty('--x', `${x}px`);
    this.#host.style.setProperty('--y', `${y}px`);
    if (middlewareData.hide?.referenceHidden && !this.hasFocus()) onClose();
  }
}
