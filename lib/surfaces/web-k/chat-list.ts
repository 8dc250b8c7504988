import { nextToTitle, type Surface } from '../surface.ts';
import { isTopic, PEER_TITLE, readIcons, readPeerTitle } from './peer-title.ts';
import { SEEN } from './seen.ts';

/**
 * The rows of Web K's chat list. A row may hold the last sender's own title in its second line, so only the one in
 * `.user-title` counts. A row belongs to one peer for ever; it goes and comes back as the same element.
 */
export const webKChatList: Surface = {
  id: 'web-k-chat-list',
  client: 'web-k',
  place: 'chat-list',
  evidence: {
    ...SEEN,
    expected: { inside: '#column-left ul.chatlist > a.chatlist-chat[href]:not([data-mid])', min: 1, max: 200 },
  },
  selectors: {
    title: `#column-left a.chatlist-chat[href]:not([data-mid]) .user-title > ${PEER_TITLE}`,
    unit: 'a.chatlist-chat',
  },
  read(title) {
    const row = title.closest('a.chatlist-chat');
    if (isTopic(title) || row?.getAttribute('data-peer-id') !== title.getAttribute('data-peer-id')) return undefined;
    const sighting = readPeerTitle(title);
    return sighting && { ...sighting, ...readIcons(title) };
  },
  ...nextToTitle,
};
