import { wait } from '../common/settings.js';
import { Address } from './address.js';
import { Chat } from './chat.js';
import { hashOf } from './ids.js';
import { routeOf } from './route.js';

const { touch } = window.replica;

/** The open chats: a stack whose last one is active. The first `.chat` is never taken away, only emptied. */
export class Chats {
  /** @param events those of a Chat, and `onForum`, `onShown` */
  constructor({ container, ...events }) {
    this.container = container;
    this.events = events;
    this.stack = [];
    this.address = new Address({
      onDepth: (depth) => this.backTo(depth),
      onTyped: (hash, before) => this.openTyped(hash, before),
    });
  }

  /** The chat in front, also when it is empty. */
  get front() {
    return this.stack.at(-1);
  }

  /** Opens a chat from a list: everything stacked goes, the first `.chat` shows the new peer. */
  async open(peer, topic) {
    if (peer.topics && !topic) return this.openForum(peer);
    await wait(0);
    const wasEmpty = !this.front?.peer;
    if (wasEmpty) this.address.push();
    touch(() => {
      for (const stacked of this.stack.splice(1)) stacked.element.remove();
      this.address.depth = 1;
      if (!this.stack[0]) this.add();
      this.showIn(this.stack[0], peer, topic);
    });
    await this.address.follow(hashOf(peer));
  }

  /** Opens a chat from a link, mention or forward: a second `.chat` on top, the one below loses `active`. */
  async openStacked(peer) {
    if (!this.front?.peer) return this.open(peer);
    if (this.front.peer === peer) return undefined;
    if (peer.topics) return this.openForum(peer);
    await wait(0);
    this.address.push();
    touch(() => {
      this.front.element.classList.remove('active');
      this.showIn(this.add(), peer);
    });
    await this.address.follow(hashOf(peer));
  }

  /** A forum's topics open in the left column; no chat, no hash. */
  async openForum(peer) {
    touch(() => {
      this.closeAll();
      this.events.onForum(peer);
    });
    await this.address.follow('');
  }

  /** What Escape and the back arrow do: the front chat closes, its title stays behind in a hidden topbar. */
  async escape() {
    if (!this.front?.peer) return;
    const goal = this.address.depth - 1;
    this.closeFront();
    this.address.depth = goal;
    history.back();
    await this.address.follow(this.front?.peer ? hashOf(this.front.peer) : '');
  }

  backTo(depth) {
    if (depth >= this.address.depth) return;
    while (this.address.depth > depth && this.front?.peer) {
      this.closeFront();
      this.address.depth -= 1;
    }
    this.address.depth = depth;
    void this.address.follow(this.front?.peer ? hashOf(this.front.peer) : '');
  }

  /** Seen without the Navigation API: the typed chat opens, and the address goes back to the old one. */
  async openTyped(hash, before) {
    const route = routeOf(hash);
    if (!route?.peer) return;
    await this.open(route.peer, route.topic);
    this.address.replace(before);
  }

  closeFront() {
    touch(() => {
      if (this.stack.length > 1) {
        this.stack.pop().element.remove();
        this.front.element.classList.add('active');
        this.events.onShown(this.front);
        return;
      }
      this.closeAll();
    });
  }

  closeAll() {
    for (const stacked of this.stack.splice(1)) stacked.element.remove();
    this.stack[0]?.close();
    this.address.depth = 0;
    document.body.classList.remove('has-chat');
    document.body.classList.add('is-left-column-shown');
    this.events.onShown(undefined);
  }

  add() {
    const chat = new Chat(this.events);
    this.stack.push(chat);
    this.container.append(chat.element);
    return chat;
  }

  showIn(chat, peer, topic) {
    chat.show(peer, topic);
    document.body.classList.add('has-chat');
    document.body.classList.remove('is-left-column-shown');
    this.events.onShown(chat);
  }
}
