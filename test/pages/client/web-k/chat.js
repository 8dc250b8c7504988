import { el } from '../common/dom.js';
import { bubbles } from './messages.js';
import { Topbar } from './topbar.js';

/** One `.chat`: topbar and messages. Shows one chat after the other. */
export class Chat {
  constructor(onProfile) {
    this.topbar = new Topbar(() => onProfile(this));
    this.messages = el('div', { class: 'scrollable scrollable-y' });
    this.element = el(
      'div',
      { class: 'chat tabs-tab' },
      this.topbar.element,
      el('div', { class: 'bubbles' }, this.messages),
      el('div', { class: 'chat-input' }, el('div', { class: 'chat-input-wrapper' })),
    );
  }

  show(peer, topic) {
    this.peer = peer;
    this.topic = topic;
    this.element.dataset.type = peer.self ? 'saved' : 'chat';
    this.topbar.show(peer, topic);
    this.messages.replaceChildren(bubbles(peer));
    this.element.classList.add('active');
  }

  close() {
    this.peer = undefined;
    this.topic = undefined;
    this.topbar.hide();
    this.messages.replaceChildren();
  }
}
