import { nextToTitle, type Surface } from '../surface.ts';
import { readWarningLabel } from '../warning-label.ts';
import { PEER_TITLE, readPeerTitle } from './peer-title.ts';
import { SEEN } from './seen.ts';

/**
 * Who wrote a message, in Web K's groups. Never a tick here, even for a verified channel, so `verified` stays untold.
 * A title with icons is laid out as a block of its own; ours makes it flow, so that the badge stays on its line.
 */
export const webKSender: Surface = {
  id: 'web-k-sender',
  client: 'web-k',
  place: 'message',
  evidence: {
    ...SEEN,
    expected: { inside: '.bubbles .bubble .name.colored-name[data-peer-id]', min: 1, max: 500 },
  },
  selectors: {
    title: `.bubbles .bubble .name.colored-name > ${PEER_TITLE}`,
    unit: '.bubble',
  },
  read(title) {
    const sighting = readPeerTitle(title);
    return sighting && { ...sighting, ...readWarningLabel(title.parentElement?.querySelector('.badge-fake') ?? null) };
  },
  ...nextToTitle,
  style: '.bubble .name > .peer-title.with-icons:has(+ trust-hint) { display: inline-flex; vertical-align: bottom; }',
};
