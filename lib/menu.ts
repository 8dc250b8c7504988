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

const SELECTION = 'check-selection';
const LINK = 'check-link';

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
  const title = t('menu.check');
  return [
    { id: SELECTION, title, contexts: ['selection'] },
    { id: LINK, title, contexts: ['link'], targetUrlPatterns: TELEGRAM_LINKS },
  ];
}

/** The text to look up after a click; `undefined` when the click was on no entry of ours, or on nothing. */
export function clickedText({ menuItemId, selectionText, linkUrl }: MenuClick): string | undefined {
  const text = { [SELECTION]: selectionText, [LINK]: linkUrl }[menuItemId];
  return text?.trim() ? text : undefined;
}
