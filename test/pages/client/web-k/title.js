import { el, svg } from '../common/dom.js';
import { drawsEmojiAsImages, emojiFile, textRuns } from '../common/text.js';
import { byWebKId, webKId } from './ids.js';

const titles = new WeakMap();

/** The title of a peer, anywhere in the client. Its element is kept for life, its children are replaced on a change. */
export class PeerTitle {
  /**
   * @param options.peer whose title
   * @param options.withIcons ticks, labels and emoji status behind the name
   * @param options.dialog a row of the chat list: own chat is "Saved Messages"
   * @param options.onlyFirstName first word only
   * @param options.topic a forum topic: its title is shown, never the peer's marks
   */
  constructor({ peer, withIcons = false, dialog = false, onlyFirstName = false, topic }) {
    this.options = { withIcons: withIcons && !topic, dialog, onlyFirstName, topic };
    this.element = el('span', { class: 'peer-title', dir: 'auto' });
    titles.set(this.element, this);
    this.retarget(peer);
  }

  /** Shows another peer in the same element. */
  retarget(peer) {
    const { dialog, onlyFirstName, topic } = this.options;
    this.element.dataset.peerId = webKId(peer);
    this.element.dataset.dialog = dialog ? '1' : '0';
    this.element.dataset.onlyFirstName = onlyFirstName ? '1' : '0';
    this.element.dataset.withIcons = this.options.withIcons ? '1' : '0';
    this.element.dataset.threadId = topic ? String(topic.id) : '0';
    this.peer = peer;
    this.update();
  }

  update() {
    const name = nameNodes(this.text());
    const { before, after } = this.options.withIcons ? icons(this.peer) : { before: [], after: [] };
    const hasIcons = before.length + after.length > 0;
    this.element.classList.toggle('with-icons', hasIcons);
    if (!hasIcons) return this.element.replaceChildren(...name);
    this.element.replaceChildren(...before, el('span', { class: 'peer-title-inner', dir: 'auto' }, ...name), ...after);
  }

  text() {
    const { dialog, onlyFirstName, topic } = this.options;
    if (topic) return topic.title;
    if (dialog && this.peer.self) return 'Saved Messages';
    return onlyFirstName ? (this.peer.title.split(' ')[0] ?? '') : this.peer.title;
  }
}

/** What the client does on `peer_title_edit`: every title of the peer that is in the document is filled anew. */
export function refreshTitles(peer) {
  for (const element of document.querySelectorAll(`.peer-title[data-peer-id="${webKId(peer)}"]`)) {
    titles.get(element)?.update();
  }
}

/** The PeerTitle behind an element. */
export function titleOf(element) {
  return titles.get(element);
}

/** The peer whose title stands in this element, by the client's own books. */
export function peerOfTitle(element) {
  return titles.get(element)?.peer ?? byWebKId(element.dataset?.peerId);
}

/** Text with its emoji drawn the client's way. */
export function nameNodes(text) {
  return textRuns(text).map((run) => {
    if (!run.emoji) return run.text;
    if (!drawsEmojiAsImages) return el('span', { class: 'emoji emoji-native' }, run.emoji);
    const src = `assets/img/emoji/${emojiFile(run.emoji)}`;
    return el('img', { class: 'emoji emoji-image', alt: run.emoji, src });
  });
}

function icons(peer) {
  const before = [];
  const after = [];
  if (peer.botVerification) {
    const emoji = el('div', { class: 'custom-emoji', 'data-doc-id': peer.botVerification.icon });
    before.push(el('span', { class: 'peer-title-bot-verification' }, emoji));
  }
  if (peer.scam || peer.fake) after.push(fakeBadge(peer));
  if (peer.emojiStatus) after.push(el('span', { class: 'emoji-status', 'data-doc-id': peer.emojiStatus }));
  if (peer.verified) after.push(verifiedIcon());
  return { before, after };
}

/** One label for both marks, told apart by its text only. */
export function fakeBadge(peer) {
  return el('span', { class: 'badge-fake' }, peer.scam ? 'SCAM' : 'FAKE');
}

export function verifiedIcon() {
  const use = (part) => svg('use', { href: `#verified-icon-${part}`, class: `verified-icon-${part}` });
  return svg(
    'svg',
    { class: 'verified-icon', viewBox: '0 0 26 26', width: 24, height: 24 },
    use('background'),
    use('check'),
  );
}
