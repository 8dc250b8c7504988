import { nextToTitle, type Surface } from '../surface.ts';
import { PEER_TITLE, readPeerTitle } from './peer-title.ts';
import { SEEN } from './seen.ts';

/** Whose message another one answers, in Web K. The bar of pinned messages names no chat. */
export const webKReply: Surface = {
  id: 'web-k-reply',
  client: 'web-k',
  place: 'message',
  evidence: {
    ...SEEN,
    expected: { inside: `.bubbles .bubble .reply .reply-title ${PEER_TITLE}`, min: 1, max: 500 },
  },
  selectors: {
    title: `.bubbles .bubble .reply .reply-title ${PEER_TITLE}`,
    unit: '.bubble',
  },
  read: readPeerTitle,
  ...nextToTitle,
};
