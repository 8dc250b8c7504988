import { lastInTitleRow, type Surface } from '../surface.ts';
import { SEEN } from './seen.ts';
import { avatarPeer, readTitleBlock } from './title-block.ts';

/** The rows of Web A's chat list. Rows out of view are destroyed and made anew. */
export const webAChatList: Surface = {
  id: 'web-a-chat-list',
  client: 'web-a',
  place: 'chat-list',
  evidence: {
    ...SEEN,
    expected: { inside: '#LeftColumn .chat-list .ListItem.Chat', min: 1, max: 200 },
  },
  selectors: {
    title: '#LeftColumn .chat-list .ListItem.Chat .info-row > .title > .fullName',
    unit: '.ListItem',
  },
  read: (title) => readTitleBlock(title, avatarPeer(title.closest('.ListItem'))),
  ...lastInTitleRow,
};
