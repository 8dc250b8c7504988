import { lastInTitleRow, type Surface } from '../surface.ts';
import { SEEN } from './seen.ts';
import { avatarPeer, readTitleBlock } from './title-block.ts';

/** The suggestions above Web A's search results. The avatar's node serves one peer after the other. */
export const webASearchChips: Surface = {
  id: 'web-a-search-chips',
  client: 'web-a',
  place: 'search',
  evidence: {
    ...SEEN,
    expected: { inside: '#LeftColumn .left-search-local-suggestion', min: 1, max: 50 },
  },
  selectors: {
    title: '#LeftColumn .left-search-local-suggestion .title > .fullName',
    unit: '.left-search-local-suggestion',
  },
  read: (title) => readTitleBlock(title, avatarPeer(title.closest('.left-search-local-suggestion'))),
  ...lastInTitleRow,
};
