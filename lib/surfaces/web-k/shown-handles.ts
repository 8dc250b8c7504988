import { parseHandle } from '../../telegram/handle.ts';
import { parseTelegramLink } from '../../telegram/link.ts';
import { peerIdFromWebK } from '../../telegram/peer-id.ts';
import type { ShownHandle } from '../peer-knowledge.ts';
import { shownText } from '../shown-text.ts';

/** A row of the "Chats" and "Global search" groups; message results carry `href` and `data-mid`, others cannot be told apart. */
const SEARCH_ROW =
  '#search-container .search-group-contacts a.chatlist-chat[data-peer-id]:not([href]):not([data-mid]):not([data-sponsored])';

/** Pairs of peer and handle that Web K's page shows by itself: search rows and the profile's link row. */
export function shownHandlesWebK(page: Document): ShownHandle[] {
  const pairs: ShownHandle[] = [];
  for (const row of page.querySelectorAll(SEARCH_ROW)) addSearchRow(row, pairs);
  addProfile(page, pairs);
  return pairs;
}

/** The row's second line is "@handle, N subscribers": the client's own text, not the owner's. */
function addSearchRow(row: Element, pairs: ShownHandle[]): void {
  const id = row.getAttribute('data-peer-id') ?? '';
  const title = row.querySelector('.user-title > .peer-title[data-peer-id]');
  if (title?.getAttribute('data-peer-id') !== id) return;
  const subtitle = row.querySelector('.dialog-subtitle .row-subtitle');
  const written = /^@(\w+)(,|$)/.exec(subtitle ? shownText(subtitle) : '')?.[1];
  add(id, written, pairs);
}

/** One row says exactly `t.me/<handle>`. An about text could say the same, so two such rows say nothing. */
function addProfile(page: Document, pairs: ShownHandle[]): void {
  const profile = page.querySelector('#column-right .profile-content');
  const title = profile?.querySelector('.profile-avatars-info .profile-name > .peer-title[data-peer-id]');
  if (!profile || !title) return;
  const links = Array.from(profile.querySelectorAll('.sidebar-left-section-content .row-title'))
    .filter((row) => !row.classList.contains('pre-wrap'))
    .map((row) => shownText(row))
    .filter((text) => /^t\.me\/\w+$/.test(text));
  const link = links.length === 1 ? parseTelegramLink(links[0] ?? '') : undefined;
  if (link?.kind === 'handle') add(title.getAttribute('data-peer-id') ?? '', link.handle, pairs);
}

function add(id: string, written: string | undefined, pairs: ShownHandle[]): void {
  const peerId = peerIdFromWebK(id);
  const handle = written ? parseHandle(written) : undefined;
  if (peerId && handle) pairs.push({ peerId, handle });
}
