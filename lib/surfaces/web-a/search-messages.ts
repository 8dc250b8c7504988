import { lastInTitleRow, type Surface } from '../surface.ts';
import { SEEN } from './seen.ts';
import { avatarPeer, readTitleBlock } from './title-block.ts';

/** Messages that Web A's search found, each under the title of its chat. */
export const webASearchMessages: Surface = {
  id: 'web-a-search-messages',
  client: 'web-a',
  place: 'search',
  evidence: {
    ...SEEN,
    expected: { inside: '#LeftColumn .ListItem.ChatMessage', min: 1, max: 200 },
  },
  selectors: {
    title: '#LeftColumn .ListItem.ChatMessage .info-row > .title > .fullName',
    unit: '.ListItem',
  },
  read: (title) => readTitleBlock(title, avatarPeer(title.closest('.ListItem'))),
  ...lastInTitleRow,
};
