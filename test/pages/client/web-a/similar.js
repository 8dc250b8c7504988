import { findPeer } from '../common/peers.js';
import { groupDigits } from '../common/text.js';
import { avatar } from './avatar.js';
import { chatInfo } from './chat-info.js';
import { h } from './teact.js';
import { textChildren } from './title.js';

/** Readers without Premium see the last ones blurred. */
const CLEAR = 4;

/** The tab of similar channels in the profile: rows like those of the search. */
export function similarTab(peer, { onOpen }) {
  const rows = (peer.similar ?? []).map((name, index) => row(findPeer(name), index >= CLEAR, onOpen));
  return h('div', { class: 'Transition similar-tab' }, h('div', { class: 'content similarChannels-list' }, rows));
}

function row(peer, isBlurred, onOpen) {
  return h(
    'div',
    { key: peer.name, class: `ListItem search-result chat-item-clickable${isBlurred ? ' blured' : ''}` },
    h(
      'div',
      { class: 'ListItem-button', role: 'button', tabindex: '0', on: { mousedown: () => onOpen(peer) } },
      chatInfo(peer),
    ),
  );
}

/**
 * The strip among the messages: class names of the build, a count under each avatar, a plain name. The last one shows
 * the avatar of one more channel, and "More" for a name.
 */
export function similarStrip(peer, { onOpen }) {
  const channels = (peer.similar ?? []).map((name) => findPeer(name));
  return h(
    'div',
    { key: 'similar', class: 'pQ7sV0nE' },
    h('div', { class: 'join-text' }, h('span', {}, 'You joined this channel')),
    h(
      'div',
      {},
      h(
        'div',
        { class: 'tR4wY8uI' },
        h('div', { class: 'oP1aS5dF' }, h('span', { class: 'gH2jK6lZ' }, 'Similar channels')),
        h('div', { class: 'xC3vB7nM no-scrollbar' }, [
          ...channels.map((channel) => item(channel, onOpen)),
          channels.at(-1) && more(channels.at(-1)),
        ]),
      ),
    ),
  );
}

function item(channel, onOpen) {
  return h(
    'div',
    { key: channel.name, class: 'bN8mQ2wE', on: { click: () => onOpen(channel) } },
    avatar(channel, { size: 'large' }),
    h(
      'div',
      { class: 'rT6yU0iO', style: 'background: #3C3C4399' },
      h('i', { class: 'pA4sD8fG icon icon-user-filled' }),
      h('span', { class: 'hJ1kL5zX' }, groupDigits(channel.members ?? 0, ',')),
    ),
    h('span', { class: 'cV9bN3mQ', book: channel }, textChildren(channel.title)),
  );
}

function more(channel) {
  return h(
    'div',
    { key: 'more', class: 'bN8mQ2wE wE2rT6yU' },
    avatar(channel, { size: 'large' }),
    h('div', { class: 'rT6yU0iO' }, h('span', { class: 'hJ1kL5zX' }, '+37'), h('i', { class: 'icon icon-lock-badge' })),
    h('span', { class: 'cV9bN3mQ' }, 'More channels'),
  );
}
