import { parsePeerId } from '../../telegram/peer-id.ts';
import type { Sighting } from '../../telegram/sighting.ts';
import { shownText } from '../shown-text.ts';
import { nextToTitle, type Surface } from '../surface.ts';
import { SEEN } from './seen.ts';

/**
 * The strip of similar channels among Web A's messages, shown after joining. Its own class names change with every
 * build, so it is told by what lasts: the "joined" line before it, the avatars, and the icon of the count, which the
 * last one ("more channels", whose avatar is of a channel it does not name) lacks.
 */
export const webASimilarStrip: Surface = {
  id: 'web-a-similar-strip',
  client: 'web-a',
  place: 'similar',
  evidence: {
    ...SEEN,
    expected: {
      inside: '#MiddleColumn .join-text ~ div .Avatar[data-peer-id] + div > .icon-user-filled',
      min: 1,
      max: 20,
    },
  },
  selectors: {
    title: '#MiddleColumn .join-text ~ div .Avatar[data-peer-id] + div:has(> .icon-user-filled) + span',
    unit: '.join-text ~ div',
  },
  read(title) {
    const avatar = title.parentElement?.querySelector(':scope > .Avatar[data-peer-id]');
    const peerId = parsePeerId(avatar?.getAttribute('data-peer-id') ?? '');
    const name = shownText(title);
    const sighting: Sighting | undefined = peerId && { peerId, handlePending: true };
    return sighting && name ? { ...sighting, title: name } : sighting;
  },
  ...nextToTitle,
};
