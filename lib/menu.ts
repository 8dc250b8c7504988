import type { Translate } from './words.ts';

/** An entry of the browser's context menu, as `contextMenus.create` takes it. */
export interface MenuItem {
  id: string;
  title: string;
  contexts: ['selection'] | ['link'];
  targetUrlPatterns?: string[];
}

/** What a click on an entry tells. */
export interface MenuClick {
  menuItemId: string | number;
  selectionText?: string;
  linkUrl?: string;
}

/** What an entry does with the text: look it up, or report the channel that it names. */
export type MenuAction = 'check' | 'report';

const ACTIONS: readonly MenuAction[] = ['check', 'report'];

/** Match patterns of every address that leads to a chat. They know no `tg:`. */
const TELEGRAM_LINKS = [
  '*://t.me/*',
  '*://*.t.me/*',
  '*://telegram.me/*',
  '*://*.telegram.me/*',
  '*://telegram.dog/*',
  '*://*.telegram.dog/*',
  '*://web.telegram.org/*',
  '*://webk.telegram.org/*',
];

/** The entries of the context menu: for any selected text, and for links to Telegram. */
export function menuItems(t: Translate): MenuItem[] {
  const titles: Record<MenuAction, string> = { check: t('menu.check'), report: t('report.title') };
  return ACTIONS.flatMap((action): MenuItem[] => [
    { id: `${action}-selection`, title: titles[action], contexts: ['selection'] },
    { id: `${action}-link`, title: titles[action], contexts: ['link'], targetUrlPatterns: TELEGRAM_LINKS },
  ]);
}

/** What a click asks for; `undefined` when it was on no entry of ours, or on nothing. */
export function clicked({
  menuItemId,
  selectionText,
  linkUrl,
}: MenuClick): { action: MenuAction; text: string } | undefined {
  for (const action of ACTIONS) {
    const text = { [`${action}-selection`]: selectionText, [`${action}-link`]: linkUrl }[menuItemId];
    if (text?.trim()) return { action, text };
  }
  return undefined;
}
