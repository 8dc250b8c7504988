import { botApiId } from '../common/peers.js';
import { avatar } from './avatar.js';
import { membersText } from './chat-info.js';
import { linkified } from './links.js';
import { similarTab } from './similar.js';
import { h } from './teact.js';
import { fullNameTitle } from './title.js';

/** The profile. The column stays, everything in it is new for every peer. */
export function rightColumn({ profile, profileTab }, actions) {
  return h(
    'div',
    { id: 'RightColumn' },
    h('div', { class: 'RightHeader' }, h('h3', { class: 'title' }, 'Info')),
    profile && content(profile, profileTab, actions),
  );
}

function content(peer, tab, actions) {
  const isPerson = peer.kind === 'user' || peer.kind === 'bot';
  return h(
    'div',
    { key: botApiId(peer), class: 'Profile custom-scroll' },
    h(
      'div',
      { class: 'profile-info' },
      h(
        'div',
        { class: 'ProfileInfo' },
        avatar(peer, { size: 'jumbo' }),
        h(
          'div',
          { class: 'info' },
          fullNameTitle(peer, { marquee: true }),
          h('span', { class: 'status' }, membersText(peer)),
        ),
      ),
      h(
        'div',
        { class: 'ChatExtra' },
        peer.about && item('info', linkified(peer.about, actions), 'Info', 'title word-break'),
        peer.handles[0] &&
          item(
            isPerson ? 'mention' : 'link',
            [isPerson ? `@${peer.handles[0]}` : `https://t.me/${peer.handles[0]}`],
            handleNote(peer, isPerson),
          ),
      ),
    ),
    tab === 'similar' && similarTab(peer, actions),
  );
}

function handleNote(peer, isPerson) {
  const others = peer.handles
    .slice(1)
    .map((name) => h('a', { class: 'username-link', href: `https://t.me/${name}` }, `@${name}`));
  if (others.length) return h('span', { class: 'other-usernames' }, 'also ', others);
  return isPerson ? 'Username' : 'Link';
}

function item(icon, title, subtitle, titleClass = 'title') {
  return h(
    'div',
    { class: 'ListItem narrow multiline has-ripple' },
    h(
      'div',
      { class: 'ListItem-button', role: 'button' },
      h('i', { class: `icon icon-${icon} ListItem-main-icon`, 'aria-hidden': 'true' }),
      h(
        'div',
        { class: 'multiline-item' },
        h('span', { class: titleClass, dir: 'auto' }, title),
        h('span', { class: 'subtitle' }, subtitle),
      ),
    ),
  );
}
