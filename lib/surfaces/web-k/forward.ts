import { nextToTitle, type Surface } from '../surface.ts';
import { PEER_TITLE, readPeerTitle } from './peer-title.ts';
import { SEEN } from './seen.ts';

/** Where a message was forwarded from, in Web K. No tick and no label here, even for flagged channels. */
export const webKForward: Surface = {
  id: 'web-k-forward',
  client: 'web-k',
  place: 'message',
  evidence: {
    ...SEEN,
    expected: { inside: '.bubbles .bubble .bubble-name-forwarded .bubble-name-forwarded-avatar', min: 1, max: 500 },
  },
  selectors: {
    title: `.bubbles .bubble .name .bubble-name-forwarded > ${PEER_TITLE}`,
    unit: '.bubble',
  },
  read: readPeerTitle,
  ...nextToTitle,
};
