import { peerIdFromWebK } from '../../telegram/peer-id.ts';
import type { Sighting } from '../../telegram/sighting.ts';
import { shownText } from '../shown-text.ts';
import { readWarningLabel } from '../warning-label.ts';

/** Titles of a peer. "0" stands for hidden senders; the class is also on texts that belong to no peer. */
export const PEER_TITLE = '.peer-title[data-peer-id]:not([data-peer-id="0"])';

/** Part of the client whose icons Web K shows: the tick, the label, the owner's emoji, a third party's icon. */
export function readIcons(title: Element): Pick<Sighting, 'verified' | 'thirdPartyVerified' | 'emojiStatus'> {
  return {
    verified: title.querySelector('.verified-icon') !== null,
    thirdPartyVerified: title.querySelector('.peer-title-bot-verification') !== null,
    emojiStatus: title.querySelector('.emoji-status') !== null,
    ...readWarningLabel(title.querySelector('.badge-fake')),
  };
}

/**
 * Whose title this is, without marks: id and name. Topics of forums and first names alone are not the chat's name.
 *
 * @returns `undefined` when it is nobody's.
 */
export function readPeerTitle(title: Element): Sighting | undefined {
  const peerId = peerIdFromWebK(title.getAttribute('data-peer-id') ?? '');
  if (!peerId) return undefined;
  const sighting: Sighting = { peerId, handlePending: true };
  const isPart = title.getAttribute('data-only-first-name') === '1';
  const name = isPart || isTopic(title) ? '' : shownText(title.querySelector('.peer-title-inner') ?? title);
  if (name) sighting.title = name;
  return sighting;
}

/** True for the title of a topic within a forum. */
export function isTopic(title: Element): boolean {
  const thread = title.getAttribute('data-thread-id');
  return thread !== null && thread !== '' && thread !== '0';
}
