import { parsePeerId } from '../../telegram/peer-id.ts';
import { lastInTitleRow, type Surface } from '../surface.ts';
import { SEEN } from './seen.ts';
import { readSenderTitle } from './sender.ts';

/** Where a message was forwarded from, in Web A. A hidden origin has no avatar, and so no id. */
export const webAForward: Surface = {
  id: 'web-a-forward',
  client: 'web-a',
  place: 'message',
  evidence: {
    ...SEEN,
    expected: { inside: '#MiddleColumn .Message .message-title-name > .forward-avatar', min: 1, max: 500 },
  },
  selectors: {
    title: '#MiddleColumn .Message .message-title-name:has(> .forward-avatar[data-peer-id]) > .sender-title',
    unit: '.Message',
  },
  read(title) {
    const avatar = title.parentElement?.querySelector(':scope > .forward-avatar');
    return readSenderTitle(title, parsePeerId(avatar?.getAttribute('data-peer-id') ?? ''));
  },
  ...lastInTitleRow,
};
