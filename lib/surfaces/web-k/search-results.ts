import { parseHandle } from '../../telegram/handle.ts';
import { shownText } from '../shown-text.ts';
import { nextToTitle, type Surface } from '../surface.ts';
import { PEER_TITLE, readIcons, readPeerTitle } from './peer-title.ts';
import { SEEN } from './seen.ts';

/**
 * Chats that Web K's search found, among the reader's own, in all of Telegram, and recommended ones. The second line
 * reads "@handle, N subscribers" in the client's own words; recommendations show the number alone. Rows are new for
 * every query.
 */
export const webKSearchResults: Surface = {
  id: 'web-k-search-results',
  client: 'web-k',
  place: 'search',
  evidence: {
    ...SEEN,
    expected: { inside: '#search-container a.chatlist-chat[data-peer-id]:not([href])', min: 1, max: 200 },
  },
  selectors: {
    title: `#search-container a.chatlist-chat:not([href]):not([data-mid]) .user-title > ${PEER_TITLE}`,
    unit: 'a.chatlist-chat',
    subtitle: '.dialog-subtitle .row-subtitle',
  },
  // An advertisement's second line is the advertiser's own.
  tellsHandle: true,
  read(title, selectors) {
    const row = title.closest('a.chatlist-chat');
    if (!row || row.getAttribute('data-peer-id') !== title.getAttribute('data-peer-id')) return undefined;
    const sighting = readPeerTitle(title);
    if (!sighting) return undefined;
    Object.assign(sighting, readIcons(title));
    const subtitle = selectors['subtitle'] ? row.querySelector(selectors['subtitle']) : null;
    const written = /^@(\w+)(,|$)/.exec(subtitle ? shownText(subtitle) : '')?.[1];
    const handle = written && !row.hasAttribute('data-sponsored') ? parseHandle(written) : undefined;
    if (!handle) return sighting;
    delete sighting.handlePending;
    return { ...sighting, handle };
  },
  ...nextToTitle,
};
