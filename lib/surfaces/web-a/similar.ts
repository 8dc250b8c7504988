import { lastInTitleRow, type Surface } from '../surface.ts';
import { SEEN } from './seen.ts';
import { avatarPeer, readTitleBlock, withSubscribers } from './title-block.ts';

/** The tab of similar channels in Web A's profile. */
export const webASimilar: Surface = {
  id: 'web-a-similar',
  client: 'web-a',
  place: 'similar',
  evidence: {
    ...SEEN,
    expected: { inside: '#RightColumn .ListItem.search-result .ChatInfo', min: 1, max: 200 },
  },
  selectors: {
    title: '#RightColumn .ListItem.search-result .ChatInfo .title > .fullName',
    unit: '.ListItem',
    status: '.status .group-status',
  },
  read(title, { status }) {
    const row = title.closest('.ListItem');
    return withSubscribers(readTitleBlock(title, avatarPeer(row)), status ? row?.querySelector(status) : undefined);
  },
  ...lastInTitleRow,
};
