import { nextToTitle, type Surface } from '../surface.ts';
import { PEER_TITLE, readPeerTitle } from './peer-title.ts';
import { SEEN } from './seen.ts';

/** The suggestions above Web K's search results. They show a name and no marks. */
export const webKSearchChips: Surface = {
  id: 'web-k-search-chips',
  client: 'web-k',
  place: 'search',
  evidence: {
    ...SEEN,
    expected: { inside: '.search-helper .selector-user-title', min: 1, max: 50 },
  },
  selectors: {
    title: `.search-helper .selector-user-title > ${PEER_TITLE}`,
    unit: '.selector-user-title',
  },
  read: readPeerTitle,
  ...nextToTitle,
};
