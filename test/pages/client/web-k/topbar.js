import { el } from '../common/dom.js';
import { plainText } from '../common/peers.js';
import { avatar } from './avatar.js';
import { membersNode } from './members.js';
import { nameNodes, PeerTitle } from './title.js';

/** The bar above the messages. Itself and its `.user-title` stay while chats come and go. */
export class Topbar {
  constructor(onProfile) {
    this.title = el('div', { class: 'user-title' });
    this.info = el('div', { class: 'info' });
    this.person = el(
      'div',
      { class: 'person' },
      el(
        'div',
        { class: 'content' },
        el('div', { class: 'top' }, this.title),
        el('div', { class: 'bottom' }, this.info),
      ),
    );
    this.plates = el('div', { class: 'topbar-floating-plates' });
    this.element = el(
      'div',
      { class: 'sidebar-header topbar hide' },
      el(
        'div',
        { class: 'chat-info-container' },
        el('button', { class: 'btn-icon sidebar-close-button', 'aria-label': 'Back' }, '‹'),
        el('div', { class: 'chat-info' }, this.person),
        el('div', { class: 'chat-utils' }, el('button', { class: 'btn-icon', 'aria-label': 'More' }, '⋮')),
      ),
      this.plates,
    );
    this.element.addEventListener('click', (event) => {
      if (!this.plates.contains(event.target)) onProfile();
    });
  }

  /** One synchronous batch: avatar, title, info, classes. */
  show(peer, topic) {
    this.peer = peer;
    this.showPinned(undefined);
    this.person.querySelector('.person-avatar')?.remove();
    const face = avatar(peer, `person-avatar avatar-42${topic ? ' is-topic' : ''}`);
    if (topic) face.dataset.threadId = String(topic.id);
    this.person.prepend(face);
    this.peerTitle = new PeerTitle({ peer, withIcons: true, dialog: true, topic });
    replaceContent(this.title, this.peerTitle.element);
    this.showMembers(topic);
    this.element.classList.remove('hide');
  }

  showMembers(topic) {
    const place = topic ? ['In ', new PeerTitle({ peer: this.peer }).element] : [membersNode(this.peer)];
    this.info.replaceChildren(...place);
  }

  /** The bar of the pinned message. It names no chat; its text may be anything. */
  showPinned(post) {
    if (!post) return this.plates.replaceChildren();
    const lines = el(
      'div',
      { class: 'pinned-message-content' },
      el('div', { class: 'pinned-message-title' }, 'Pinned Message'),
      el('div', { class: 'pinned-message-subtitle', dir: 'auto' }, ...nameNodes(plainText(post))),
    );
    const border = el('div', { class: 'pinned-message-border' });
    return this.plates.replaceChildren(el('div', { class: 'pinned-container pinned-message' }, border, lines));
  }

  /** The chat was closed: the bar hides, its old title stays in it. */
  hide() {
    this.element.classList.add('hide');
  }
}

/** A single child is replaced, otherwise everything goes first: a stranger's node never survives a chat switch. */
function replaceContent(parent, child) {
  if (parent.childNodes.length === 1 && parent.firstChild) return parent.replaceChild(child, parent.firstChild);
  parent.textContent = '';
  parent.append(child);
}
