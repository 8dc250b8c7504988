import { parseHandle } from '../../telegram/handle.ts';
import { parseTelegramLink } from '../../telegram/link.ts';
import { parsePeerId } from '../../telegram/peer-id.ts';
import type { ShownHandle } from '../peer-knowledge.ts';
import { shownText } from '../shown-text.ts';

/** Pairs of peer and handle that Web A's page shows by itself: global search rows and the profile's link row. */
export function shownHandlesWebA(page: Document): ShownHandle[] {
  const pairs: ShownHandle[] = [];
  for (const handle of page.querySelectorAll('#LeftColumn .ListItem.search-result .ChatInfo .status > .handle')) {
    const avatar = handle.closest('.ChatInfo')?.querySelector('.Avatar[data-peer-id]');
    add(avatar, parseHandle(shownText(handle)), pairs);
  }
  addProfile(page, pairs);
  return pairs;
}

/** The link row is told from the about text by its icon. */
function addProfile(page: Document, pairs: ShownHandle[]): void {
  const avatar = page.querySelector('#RightColumn .ProfileInfo .Avatar[data-peer-id]');
  const row = page.querySelector(
    '#RightColumn .ChatExtra .ListItem:has(i.icon-link, i.icon-mention) .multiline-item > .title, ' +
      '#RightColumn .ChatExtra .multiline-item:has(i.icon-link, i.icon-mention) > .title',
  );
  if (!avatar || !row) return;
  const text = shownText(row);
  const link = parseTelegramLink(text);
  add(avatar, link?.kind === 'handle' ? link.handle : parseHandle(text), pairs);
}

function add(avatar: Element | null | undefined, handle: string | undefined, pairs: ShownHandle[]): void {
  const peerId = parsePeerId(avatar?.getAttribute('data-peer-id') ?? '');
  if (peerId && handle) pairs.push({ peerId, handle });
}
