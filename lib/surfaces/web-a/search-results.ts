import { parseHandle } from '../../telegram/handle.ts';
import { shownText } from '../shown-text.ts';
import { lastInTitleRow, type Surface } from '../surface.ts';
import { SEEN } from './seen.ts';
import { avatarPeer, readTitleBlock, withSubscribers } from './title-block.ts';

/**
 * Chats that Web A's search found or recommends. The same row shows one peer after the other; those found in all of
 * Telegram tell the handle.
 */
export const webASearchResults: Surface = {
  id: 'web-a-search-results',
  client: 'web-a',
  place: 'search',
  evidence: {
    ...SEEN,
    expected: { inside: '#LeftColumn .ListItem.search-result .ChatInfo', min: 1, max: 200 },
  },
  selectors: {
    title: '#LeftColumn .ListItem.search-result .ChatInfo .title > .fullName',
    unit: '.ListItem',
    handle: '.status > .handle',
    status: '.status .group-status',
  },
  tellsHandle: true,
  read(title, selectors) {
    const row = title.closest('.ListItem');
    const status = selectors['status'] ? row?.querySelector(selectors['status']) : undefined;
    const sighting = withSubscribers(readTitleBlock(title, avatarPeer(row)), status);
    const written = selectors['handle'] ? row?.querySelector(selectors['handle']) : undefined;
    const handle = written ? parseHandle(shownText(written)) : undefined;
    if (!sighting || !handle) return sighting;
    delete sighting.handlePending;
    return { ...sighting, handle };
  },
  ...lastInTitleRow,
};
