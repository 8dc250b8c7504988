import { nextToTitle, type Surface } from '../surface.ts';
import { PEER_TITLE, readIcons, readPeerTitle } from './peer-title.ts';
import { SEEN } from './seen.ts';

/** The tab of similar channels in Web K's profile. */
export const webKSimilar: Surface = {
  id: 'web-k-similar',
  client: 'web-k',
  place: 'similar',
  evidence: {
    ...SEEN,
    expected: { inside: '.search-super-container-similar a.chatlist-chat[data-peer-id]', min: 1, max: 200 },
  },
  selectors: {
    title: `.search-super-container-similar a.chatlist-chat .user-title > ${PEER_TITLE}`,
    unit: 'a.chatlist-chat',
  },
  read(title) {
    const sighting = readPeerTitle(title);
    return sighting && { ...sighting, ...readIcons(title) };
  },
  ...nextToTitle,
};
