import { el } from '../common/dom.js';
import { findPeer } from '../common/peers.js';
import { avatar } from './avatar.js';
import { webKId } from './ids.js';
import { membersText } from './members.js';
import { searchRow } from './row.js';
import { PeerTitle } from './title.js';

const shortCount = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

function similarTo(peer) {
  return (peer.similar ?? []).map(findPeer);
}

/** The strip inside a channel's messages: titles without icons, counts in short ("1.2K"). */
export function similarStrip(peer) {
  const channels = similarTo(peer).map((channel) =>
    el(
      'div',
      { class: 'similar-channels-channel' },
      el(
        'div',
        { class: 'similar-channels-channel-avatar' },
        avatar(channel, 'avatar-60'),
        el('div', { class: 'similar-channels-channel-badge' }, shortCount.format(channel.members ?? 0)),
      ),
      new PeerTitle({ peer: channel, className: 'similar-channels-channel-name' }).element,
    ),
  );
  return el(
    'div',
    { class: 'similar-channels-container' },
    el('div', { class: 'similar-channels-header' }, 'Similar channels'),
    el('div', { class: 'similar-channels-list' }, ...channels),
  );
}

/** The rows of the profile's tab: titles with icons, subscribers alone, and an address of the peer's id. */
export function similarRows(peer) {
  return similarTo(peer).map((channel) =>
    searchRow(channel, { subtitle: membersText(channel), href: `#${webKId(channel)}` }),
  );
}
