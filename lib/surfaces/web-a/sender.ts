import type { PeerId } from '../../telegram/peer-id.ts';
import type { Sighting } from '../../telegram/sighting.ts';
import { shownText } from '../shown-text.ts';
import { lastInTitleRow, type Surface } from '../surface.ts';
import { readWarningLabel } from '../warning-label.ts';
import { SEEN } from './seen.ts';
import { avatarPeer } from './title-block.ts';

/** Who wrote a message, in Web A's groups: one avatar for a run of messages, the name over the first. Never a tick. */
export const webASender: Surface = {
  id: 'web-a-sender',
  client: 'web-a',
  place: 'message',
  evidence: {
    ...SEEN,
    expected: {
      inside: '#MiddleColumn .sender-group-container .Message.first-in-group .message-title-name',
      min: 1,
      max: 500,
    },
  },
  selectors: {
    title:
      '#MiddleColumn .sender-group-container .Message.first-in-group .message-title-name:not(:has(> .forward-avatar)) > .sender-title',
    unit: '.sender-group-container',
  },
  read(title) {
    if (title.closest('.sender-hidden, .via-sender')) return undefined;
    const group = title.closest('.sender-group-container');
    const avatar = Array.from(group?.children ?? []).find((child) => !child.matches('.Message'));
    return readSenderTitle(title, avatarPeer(avatar));
  },
  ...lastInTitleRow,
};

/** A name over a message, with the one mark it can have. */
export function readSenderTitle(title: Element, peerId: PeerId | undefined): Sighting | undefined {
  if (!peerId) return undefined;
  const label = title.parentElement?.querySelector(':scope > .FakeIcon') ?? null;
  const sighting: Sighting = { peerId, handlePending: true, ...readWarningLabel(label) };
  const name = shownText(title);
  return name ? { ...sighting, title: name } : sighting;
}
