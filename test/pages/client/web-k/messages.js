import { el } from '../common/dom.js';
import { bubble } from './bubble.js';
import { similarStrip } from './similar.js';

/** So many bubbles are in the document at a time, a third of them before the first in view. */
const WINDOW = 60;
const MIN_SHIFT = 10;
/** Height in px taken for a bubble before one has been laid out. */
const GUESSED_HEIGHT = 42;
const PADDING = 80;
const { touch } = window.replica;

/** The messages of a chat, newest last, scrolled to the end when it opens. Bubbles out of the window come back as they were. */
export class Messages {
  constructor() {
    this.element = el('div', { class: 'scrollable scrollable-y' });
    this.element.addEventListener('scroll', () => this.place());
    this.clear();
  }

  clear() {
    this.peer = undefined;
    this.bubbles = new Map();
    this.strip = undefined;
    this.first = -1;
    this.bubbleHeight = 0;
    this.element.replaceChildren();
  }

  show(peer) {
    this.clear();
    this.peer = peer;
    this.inner = el('div', { class: 'bubbles-inner' });
    this.element.append(this.inner);
    this.fill(Math.max(0, peer.posts.length - WINDOW));
    this.toEnd();
  }

  toEnd() {
    this.element.scrollTop = this.element.scrollHeight;
  }

  scrollTo(top) {
    this.element.scrollTop = top;
    this.place();
  }

  /** Moves the window to what is in view now. */
  place() {
    if (!this.peer || this.peer.posts.length <= WINDOW) return;
    this.bubbleHeight ||= this.measure();
    const inView = Math.floor(this.element.scrollTop / (this.bubbleHeight || GUESSED_HEIGHT));
    const last = this.peer.posts.length - WINDOW;
    const first = Math.min(last, Math.max(0, inView - WINDOW / 3));
    const isAtEnd = first === 0 || first === last;
    if (first === this.first || (!isAtEnd && Math.abs(first - this.first) < MIN_SHIFT)) return;
    touch(() => this.fill(first));
  }

  fill(first) {
    this.first = first;
    const count = Math.min(WINDOW, this.peer.posts.length);
    const wanted = Array.from({ length: count }, (_, index) => this.bubbleAt(first + index));
    const kept = new Set(wanted);
    for (const node of this.bubbles.values()) if (!kept.has(node)) node.remove();
    let before;
    for (const node of wanted) {
      if (node.parentNode !== this.inner) before ? before.after(node) : this.inner.prepend(node);
      before = node;
    }
    this.keepRoom();
  }

  /** The room of the bubbles that are not in the document. */
  keepRoom() {
    const left = this.peer.posts.length - WINDOW;
    if (left <= 0) return;
    this.bubbleHeight ||= this.measure();
    const height = this.bubbleHeight || GUESSED_HEIGHT;
    this.inner.style.paddingBlock = `${PADDING + this.first * height}px ${PADDING + (left - this.first) * height}px`;
  }

  /** Mean height of the bubbles in the document, 0 while nothing is laid out. */
  measure() {
    const nodes = this.inner.querySelectorAll('.bubble');
    const [top, bottom] = [nodes[0], nodes[nodes.length - 1]].map((node) => node?.getBoundingClientRect());
    return top && bottom ? (bottom.bottom - top.top) / nodes.length : 0;
  }

  bubbleAt(index) {
    const { id } = this.peer.posts[index];
    const known = this.bubbles.get(id);
    if (known) return known;
    const node = bubble(this.peer, index);
    this.bubbles.set(id, node);
    return node;
  }

  /** A post has changed: its bubble is a new one. */
  replace(postId) {
    const old = this.bubbles.get(postId);
    if (!old) return;
    const node = bubble(
      this.peer,
      this.peer.posts.findIndex(({ id }) => id === postId),
    );
    this.bubbles.set(postId, node);
    old.replaceWith(node);
  }

  /** Shows a post in the middle and marks it. */
  jumpTo(postId) {
    const index = this.peer.posts.findIndex(({ id }) => id === postId);
    if (index < 0) return;
    if (this.bubbles.get(postId)?.parentNode !== this.inner)
      this.scrollTo(index * (this.bubbleHeight || GUESSED_HEIGHT));
    for (const node of this.bubbles.values()) node.classList.remove('is-highlighted');
    const node = this.bubbles.get(postId);
    node.classList.add('is-highlighted');
    node.scrollIntoView({ block: 'center' });
  }

  showSimilar(on) {
    this.strip?.remove();
    this.strip = on ? similarStrip(this.peer) : undefined;
    if (!this.strip) return;
    this.inner.append(this.strip);
    this.toEnd();
  }
}
