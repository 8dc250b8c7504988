import { nextToTitle, type Surface } from '../surface.ts';
import { PEER_TITLE, readIcons, readPeerTitle } from './peer-title.ts';
import { SEEN } from './seen.ts';

/** Messages that Web K's search found, each under the title of its chat. Their second line is the message itself. */
export const webKSearchMessages: Surface = {
  id: 'web-k-search-messages',
  client: 'web-k',
  place: 'search',
  evidence: {
    ...SEEN,
    expected: { inside: '#search-container a.chatlist-chat[data-mid]', min: 1, max: 200 },
  },
  selectors: {
    title: `#search-container a.chatlist-chat[data-mid] .user-title > ${PEER_TITLE}`,
    unit: 'a.chatlist-chat',
  },
  read(title) {
    const sighting = readPeerTitle(title);
    return sighting && { ...sighting, ...readIcons(title) };
  },
  ...nextToTitle,
};
