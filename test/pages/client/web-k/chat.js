import { el } from '../common/dom.js';
import { answeredPost } from './bubble.js';
import { byWebKId } from './ids.js';
import { Messages } from './messages.js';
import { Topbar } from './topbar.js';

const { touch } = window.replica;

/** One `.chat`: topbar and messages. Shows one chat after the other. */
export class Chat {
  /**
   * @param events.onProfile the topbar was pressed
   * @param events.onPeer another peer's place in the messages was pressed: a sender, a forward, a similar channel
   * @param events.onJump a reply header was pressed, with the writer of the post that it answers
   * @param events.onHidden the name of a hidden writer was pressed
   */
  constructor(events) {
    this.events = events;
    this.topbar = new Topbar(() => events.onProfile(this));
    this.messages = new Messages();
    const bubbles = el('div', { class: 'bubbles' }, this.messages.element);
    bubbles.addEventListener('click', (event) => this.press(event));
    this.element = el(
      'div',
      { class: 'chat tabs-tab' },
      this.topbar.element,
      bubbles,
      el('div', { class: 'chat-input' }, el('div', { class: 'chat-input-wrapper' }, 'Message')),
    );
  }

  show(peer, topic) {
    this.peer = peer;
    this.topic = topic;
    this.element.dataset.type = peer.self ? 'saved' : 'chat';
    this.topbar.show(peer, topic);
    this.element.classList.add('active');
    this.messages.show(peer);
  }

  close() {
    this.peer = undefined;
    this.topic = undefined;
    this.topbar.hide();
    this.messages.clear();
  }

  /** A click that came through to the messages. Links in the text have handlers of their own. */
  press(event) {
    const at = (selector) => event.target.closest?.(selector);
    const preview = at('.webpage[data-callback]');
    const person = at('.follow');
    if (preview || person) event.preventDefault();
    if (preview) return window[preview.dataset.callback](preview);
    if (person) return this.events.onPeer(byWebKId(person.dataset.follow));
    if (at('a')) return undefined;
    const reply = at('.reply');
    if (reply) return this.jump(reply);
    const title = (at('.bubble-name-forwarded') ?? at('.similar-channels-channel'))?.querySelector('.peer-title');
    const place = title ?? at('.name.colored-name, .bubbles-group-avatar');
    if (!place) return undefined;
    if (place.dataset.peerId === '0') return this.events.onHidden();
    return this.events.onPeer(byWebKId(place.dataset.peerId));
  }

  jump(reply) {
    const { id, author } = answeredPost(reply);
    this.events.onJump(author);
    touch(() => this.messages.jumpTo(id));
  }
}
