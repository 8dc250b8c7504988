import { lastInTitleRow, type Surface } from '../surface.ts';
import { SEEN } from './seen.ts';
import { avatarPeer, readTitleBlock, withSubscribers } from './title-block.ts';

/**
 * The open chat's header in Web A.
 * Only in the active slide: after a link, a mention or a forward the old header stays in an inactive one.
 * The handle stands nowhere in it, the address holds the peer id.
 */
export const webAHeader: Surface = {
  id: 'web-a-header',
  client: 'web-a',
  place: 'header',
  evidence: {
    ...SEEN,
    expected: { inside: '#MiddleColumn .MiddleHeader', min: 1, max: 1 },
  },
  selectors: {
    title: '#MiddleColumn .MiddleHeader .Transition_slide-active .ChatInfo .title > .fullName',
    unit: '.ChatInfo',
    stage: '#MiddleColumn .MiddleHeader .Transition_slide',
    status: '.status .group-status',
  },
  // Threads and lists of one chat have a suffix in the address and another header.
  expectsChat: (page) =>
    /^#-?\d+$/.test(page.location.hash) && page.querySelector('#MiddleColumn .MiddleHeader') !== null,
  read(title, { status }) {
    const chatInfo = title.closest('.ChatInfo');
    const sighting = readTitleBlock(title, avatarPeer(chatInfo));
    return withSubscribers(sighting, status ? chatInfo?.querySelector(status) : undefined);
  },
  ...lastInTitleRow,
  banner: { kind: 'inset', column: '#MiddleColumn', content: '.messages-layout' },
};
