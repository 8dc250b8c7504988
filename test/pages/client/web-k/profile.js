import { el } from '../common/dom.js';
import { avatar } from './avatar.js';
import { membersText } from './members.js';
import { nameNodes, PeerTitle, verifiedIcon } from './title.js';

/** The right column: rebuilt for another chat, only hidden and shown again for the same one. */
export class Profile {
  constructor(column) {
    this.column = column;
  }

  show(peer) {
    document.body.classList.add('is-right-column-shown');
    if (this.peer === peer) return;
    this.peer = peer;
    this.column.replaceChildren(build(peer));
  }

  hide() {
    document.body.classList.remove('is-right-column-shown');
  }

  /** Another chat is in front: an open profile follows it. */
  follow(peer) {
    if (!peer) return this.hide();
    if (document.body.classList.contains('is-right-column-shown')) this.show(peer);
  }
}

function build(peer) {
  const title = new PeerTitle({ peer, withIcons: true, dialog: true }).element;
  title.dataset.clickableEmojiStatus = '1';
  return el(
    'div',
    { class: 'tabs-tab sidebar-slider-item shared-media-container profile-container active' },
    el(
      'div',
      { class: 'sidebar-header' },
      el('div', { class: 'sidebar-header__title' }, new PeerTitle({ peer }).element),
    ),
    el(
      'div',
      { class: 'sidebar-content' },
      el(
        'div',
        { class: 'profile-content' },
        el(
          'div',
          { class: 'profile-avatars-container' },
          avatar(peer, 'profile-avatar avatar-120'),
          el(
            'div',
            { class: 'profile-avatars-info' },
            el('div', { class: 'profile-name' }, title),
            el('div', { class: 'profile-subtitle' }, el('span', { class: 'profile-subtitle-text' }, membersText(peer))),
          ),
        ),
        el(
          'div',
          { class: 'sidebar-left-section-container' },
          el('div', { class: 'sidebar-left-section' }, section(peer)),
        ),
        verification(peer),
      ),
    ),
  );
}

function section(peer) {
  return el(
    'div',
    { class: 'sidebar-left-section-content' },
    peer.about && row(nameNodes(peer.about), ['About'], 'pre-wrap'),
    peer.handles.length > 0 && handleRow(peer),
  );
}

function handleRow(peer) {
  const [main, ...others] = peer.handles;
  const isPerson = peer.kind === 'user' || peer.kind === 'bot';
  const also = others.map((name) => el('a', { class: 'anchor-copy', href: `https://t.me/${name}` }, `@${name}`));
  const subtitle = also.length ? ['also ', ...also] : [isPerson ? 'Username' : 'Link'];
  return row([isPerson ? main : `t.me/${main}`], subtitle);
}

function row(title, subtitle, extra = '') {
  return el(
    'div',
    { class: 'row row-with-padding row-clickable' },
    el('div', { class: `row-title ${extra}`.trim(), dir: 'auto' }, ...title),
    el('div', { class: 'row-subtitle' }, ...subtitle),
  );
}

/** The same line for Telegram's own verification (with a tick outside any title) and for a third party's. */
function verification(peer) {
  if (peer.botVerification) {
    return line(
      el('span', { class: 'custom-emoji', 'data-doc-id': peer.botVerification.icon }),
      peer.botVerification.description,
    );
  }
  return peer.verified && line(verifiedIcon(), `This ${peer.kind} was verified by Telegram.`);
}

function line(icon, words) {
  return el(
    'div',
    { class: 'profile-bot-verification' },
    el('div', { class: 'profile-bot-verification-content' }, icon, ` ${words}`),
  );
}
