import { parsePeerId } from '../../telegram/peer-id.ts';
import type { Sighting } from '../../telegram/sighting.ts';
import { parseCount } from '../count.ts';
import { shownText } from '../shown-text.ts';
import { lastInTitleRow, type Surface } from '../surface.ts';
import { readWarningLabel } from '../warning-label.ts';

/**
 * The open chat's header in Web A.
 * Only in the active slide: after a link, a mention or a forward the old header stays in an inactive one.
 * The handle stands nowhere in it, the address holds the peer id.
 */
export const webAHeader: Surface = {
  id: 'web-a-header',
  client: 'web-a',
  evidence: {
    version: '12.0.32',
    seen: '2026-11-23',
    replica: 'web-a',
    expected: { min: 1, max: 1 },
  },
  title: '#MiddleColumn .MiddleHeader .Transition_slide-active .ChatInfo .title > .fullName',
  // Threads and lists of one chat have a suffix in the address and another header.
  expectsChat: (page) =>
    /^#-?\d+$/.test(page.location.hash) && page.querySelector('#MiddleColumn .MiddleHeader') !== null,
  read: readChatInfo,
  ...lastInTitleRow,
  banner: { kind: 'inset', column: '#MiddleColumn', content: '.messages-layout' },
};

function readChatInfo(title: Element): Sighting | undefined {
  const chatInfo = title.closest('.ChatInfo');
  const peerId = parsePeerId(chatInfo?.querySelector('.Avatar[data-peer-id]')?.getAttribute('data-peer-id') ?? '');
  const row = title.parentElement;
  if (!peerId || !row) return undefined;
  const sighting: Sighting = {
    peerId,
    handlePending: true,
    verified: row.querySelector(':scope > svg.VerifiedIcon') !== null,
    // An emoji before the name is a third party's verification, one after it the owner's own choice.
    thirdPartyVerified: title.previousElementSibling?.matches('.custom-emoji') ?? false,
    emojiStatus: row.querySelector(':scope > .fullName ~ .Transition .custom-emoji') !== null,
    ...readWarningLabel(row.querySelector(':scope > .FakeIcon')),
  };
  const name = shownText(title);
  if (name) sighting.title = name;
  const status = chatInfo?.querySelector('.status .group-status');
  const subscribers = status ? parseCount(shownText(status)) : undefined;
  if (subscribers !== undefined) sighting.subscribers = subscribers;
  return sighting;
}
