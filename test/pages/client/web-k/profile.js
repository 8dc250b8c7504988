import { el } from '../common/dom.js';
import { avatar } from './avatar.js';
import { byWebKId } from './ids.js';
import { aboutNodes } from './links.js';
import { openOnPress } from './list.js';
import { membersText } from './members.js';
import { similarRows } from './similar.js';
import { PeerTitle, verifiedIcon } from './title.js';

/** From here on the header shows the mini title. */
const SCROLLED_PX = 200;
const { touch } = window.replica;

/** The right column: rebuilt for another chat, only hidden and shown again for the same one. */
export class Profile {
  /**
   * @param column `#column-right`
   * @param onPeer a row of a similar channel was pressed
   */
  constructor(column, onPeer) {
    this.column = column;
    this.onPeer = onPeer;
    column.addEventListener('click', (event) => this.press(event));
  }

  /** @param tab `similar` opens the tab of similar channels */
  show(peer, tab) {
    document.body.classList.add('is-right-column-shown');
    if (this.peer !== peer) this.build(peer);
    if (tab === 'similar') this.openSimilar();
  }

  build(peer) {
    this.peer = peer;
    this.column.replaceChildren(build(peer));
    const content = this.column.querySelector('.sidebar-content');
    const container = this.column.querySelector('.profile-container');
    content.addEventListener('scroll', () => {
      touch(() => container.classList.toggle('is-scrolled', content.scrollTop > SCROLLED_PX));
    });
  }

  openSimilar() {
    const tab = this.column.querySelector('.search-super-container-similar');
    if (!tab || tab.firstChild) return;
    const list = el('ul', { class: 'chatlist' }, ...similarRows(this.peer));
    openOnPress(list, (row) => this.onPeer(byWebKId(row.dataset.peerId)));
    tab.append(list);
    tab.classList.add('active');
    this.column.querySelector('.menu-horizontal-div-item').classList.add('active');
  }

  press(event) {
    const at = (selector) => event.target.closest?.(selector);
    // Another handle's link is copied, not followed.
    if (at('.anchor-copy')) event.preventDefault();
    if (at('.menu-horizontal-div-item')) touch(() => this.openSimilar());
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
      peer.similar && searchSuper(),
    ),
  );
}

/** The tabs below the profile. A tab is filled when it is opened. */
function searchSuper() {
  return el(
    'div',
    { class: 'search-super' },
    el(
      'div',
      { class: 'menu-horizontal-div search-super-tabs' },
      el('div', { class: 'menu-horizontal-div-item' }, 'Similar channels'),
    ),
    el('div', { class: 'search-super-tab-container search-super-container-similar' }),
  );
}

function section(peer) {
  return el(
    'div',
    { class: 'sidebar-left-section-content' },
    peer.about && row(aboutNodes(peer.about), ['About'], 'pre-wrap'),
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
