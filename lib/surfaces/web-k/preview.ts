import { nextToTitle, type Surface } from '../surface.ts';
import { PEER_TITLE, readIcons, readPeerTitle } from './peer-title.ts';
import { SEEN } from './seen.ts';

/** The preview of a chat that Web K opens over the page: a second complete chat with a topbar of its own. */
export const webKPreview: Surface = {
  id: 'web-k-preview',
  client: 'web-k',
  place: 'search',
  evidence: {
    ...SEEN,
    expected: { inside: '.popup-chat-preview .chat.active > .topbar', min: 1, max: 1 },
  },
  selectors: {
    title: `.popup-chat-preview .chat.active > .topbar:not(.hide) .user-title > ${PEER_TITLE}`,
    unit: '.topbar',
    stage: '.popup-chat-preview .chat, .popup-chat-preview .topbar',
  },
  read(title) {
    const sighting = readPeerTitle(title);
    return sighting && { ...sighting, ...readIcons(title) };
  },
  ...nextToTitle,
};
