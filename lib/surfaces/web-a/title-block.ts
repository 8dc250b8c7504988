import { type PeerId, parsePeerId } from '../../telegram/peer-id.ts';
import type { Sighting } from '../../telegram/sighting.ts';
import { parseCount } from '../count.ts';
import { shownText } from '../shown-text.ts';
import { readWarningLabel } from '../warning-label.ts';

/** The peer whose avatar stands in an element: Web A writes the Bot API's form. */
export function avatarPeer(element: Element | null | undefined): PeerId | undefined {
  return parsePeerId(element?.querySelector('.Avatar[data-peer-id]')?.getAttribute('data-peer-id') ?? '');
}

/**
 * A chat by Web A's common title block, `.title > .fullName`, with the marks around the name.
 *
 * @param title the `.fullName`.
 * @param peerId whose it is, from the avatar of its unit.
 */
export function readTitleBlock(title: Element, peerId: PeerId | undefined): Sighting | undefined {
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
  return sighting;
}

/** The number of subscribers or members in a status line, where it is one. */
export function withSubscribers(
  sighting: Sighting | undefined,
  status: Element | null | undefined,
): Sighting | undefined {
  const subscribers = status ? parseCount(shownText(status)) : undefined;
  return sighting && subscribers !== undefined ? { ...sighting, subscribers } : sighting;
}
