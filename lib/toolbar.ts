import type { Mark } from './mark.ts';
import type { PageSummary } from './messages.ts';
import type { Verdict, VerdictKind } from './verdict/verdict.ts';
import { badgeLabel, badgeWords, type Translate } from './words.ts';

/** In CSS pixels; what browsers ask for, for toolbars and their menus at every density. */
export const ICON_SIZES = [16, 32, 48, 128] as const;

/** The extension's own icon. */
export const OWN_ICON = 'own';

/** What the button can show. */
export type IconName = Mark | typeof OWN_ICON;

/** Where the icon of a mark lies in the extension: `/icon/verdict/official-16.png`. */
export function iconPath(name: IconName, size: (typeof ICON_SIZES)[number]): string {
  return name === OWN_ICON ? `/icon/${size}.png` : `/icon/verdict/${name}-${size}.png`;
}

/** The toolbar button's powers, for one tab each. They reject when the tab is closed. */
export interface ToolbarButton {
  setIcon(tabId: number, paths: Record<number, string>): Promise<void>;
  setTitle(tabId: number, title: string): Promise<void>;
  /** A few characters over the icon; empty for none. `colour` is a CSS colour of six hexadecimal digits. */
  setBadge(tabId: number, text: string, colour: string): Promise<void>;
}

/** What the button shows for a page. */
export interface ToolbarLook {
  icon: IconName;
  /** The tooltip. */
  title: string;
  badge: string;
  badgeColour: string;
}

/** Warnings stand out from the other icons by more than their colour, in the smallest size too. */
const WARNING_BADGES: Partial<Record<VerdictKind, string>> = { impersonation: '!', flagged: '!', suspicious: '?' };
/** What stands behind them: the edges of the verdicts' icons on light ground, and that of `unknown`. Held equal by a test. */
export const BADGE_COLOURS: Partial<Record<VerdictKind, string>> = {
  impersonation: '#c4262e',
  suspicious: '#8f5a00',
  flagged: '#a9123c',
};
export const PLAIN_BADGE_COLOUR = '#6b737e';
/** Nothing can be said here, and the page should say something. */
const MISSING_BADGE = '×';

/**
 * What the button tells of a page: the verdict on the open chat, what the reader decided on it, or that hints may be
 * missing. A page with no chat open leaves the button as it is everywhere else.
 *
 * @param language the reader's, a BCP 47 tag.
 * @param isStale nobody has vouched for the extension's own list in 30 days: the tooltip says so as well.
 */
export function toolbarLook(summary: PageSummary, t: Translate, language: string, isStale = false): ToolbarLook {
  const look = pageLook(summary, t, language);
  return isStale ? { ...look, title: `${look.title}\n${t('list.stale')}` } : look;
}

function pageLook({ badges, verdict, choice }: PageSummary, t: Translate, language: string): ToolbarLook {
  const plain = { badge: '', badgeColour: PLAIN_BADGE_COLOUR };
  if (badges === 'missing') return { ...plain, icon: OWN_ICON, title: t('toolbar.missing'), badge: MISSING_BADGE };
  if (badges === 'waiting' || !verdict) return { ...plain, icon: OWN_ICON, title: t('extension.name') };
  if (choice === 'hidden') return { ...plain, icon: 'unknown', title: t('choice.hidden') };
  if (choice === 'trusted') {
    return { ...plain, icon: 'trusted', title: badgeWords(verdict, choice, t, language) };
  }
  return verdictLook(verdict, t, language);
}

function verdictLook(verdict: Verdict, t: Translate, language: string): ToolbarLook {
  const kind = verdict.verdict;
  return {
    icon: kind,
    title: kind === 'unknown' ? t('toolbar.no_hint') : badgeLabel(verdict, t, language),
    badge: WARNING_BADGES[kind] ?? '',
    badgeColour: BADGE_COLOURS[kind] ?? PLAIN_BADGE_COLOUR,
  };
}

/**
 * Shows looks on the button, for each tab one after the other: an icon takes time to load, and the last look must win.
 * Where the button belongs to another page of the tab the browser itself sets it back.
 */
export class Toolbar {
  readonly #button: ToolbarButton;
  readonly #showing = new Map<number, Promise<void>>();

  constructor(button: ToolbarButton) {
    this.#button = button;
  }

  /** Settles when the look is shown. A tab that is closed meanwhile needs none: never rejects. */
  async show(tabId: number, look: ToolbarLook): Promise<void> {
    const turn = (this.#showing.get(tabId) ?? Promise.resolve()).then(() => this.#apply(tabId, look));
    this.#showing.set(tabId, turn);
    await turn;
    if (this.#showing.get(tabId) === turn) this.#showing.delete(tabId);
  }

  async #apply(tabId: number, { icon, title, badge, badgeColour }: ToolbarLook): Promise<void> {
    const paths = Object.fromEntries(ICON_SIZES.map((size) => [size, iconPath(icon, size)]));
    await Promise.allSettled([
      this.#button.setIcon(tabId, paths),
      this.#button.setTitle(tabId, title),
      this.#button.setBadge(tabId, badge, badgeColour),
    ]);
  }
}
