import { nextToTitle, type Surface } from '../surface.ts';
import { readPeerTitle } from './peer-title.ts';
import { SEEN } from './seen.ts';

/** The strip of similar channels among Web K's messages, shown after joining. Names without marks. */
export const webKSimilarStrip: Surface = {
  id: 'web-k-similar-strip',
  client: 'web-k',
  place: 'similar',
  evidence: {
    ...SEEN,
    expected: { inside: '.similar-channels-container .similar-channels-channel', min: 1, max: 200 },
  },
  selectors: {
    title: '.similar-channels-container .peer-title.similar-channels-channel-name[data-peer-id]',
    unit: '.similar-channels-channel',
  },
  read: readPeerTitle,
  ...nextToTitle,
  style:
    '.similar-channels-channel-name:has(+ trust-hint) { display: inline-block; max-inline-size: calc(100% - 24px); }',
};
