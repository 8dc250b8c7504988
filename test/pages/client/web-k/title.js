import { el, svg } from '../common/dom.js';
import { drawsEmojiAsImages, emojiFile, textRuns } from '../common/text.js';
import { see, webKId } from './ids.js';

const titles = new WeakMap();

/** The title of a peer, anywhere in the client. Its element is kept for life, its children are replaced on a change. */
export class PeerTitle {
  /**
   * @param options.peer whose title
   * @param options.withIcons ticks, labels and emoji status behind the name
   * @param options.withPremiumIcon the emoji status alone, as beside a sender's name
   * @param options.dialog a row of the chat list: own chat is "Saved Messages"
   * @param options.onlyFirstName first word only
   * @param options.topic a forum topic: its title is shown, never the peer's marks
   * @param options.className one more class
   */
  constructor({
    peer,
    withIcons = false,
    withPremiumIcon = false,
    dialog = false,
    onlyFirstName = false,
    topic,
    className = '',
  }) {
    this.options = { withIcons: withIcons && !topic, withPremiumIcon, dialog, onlyFirstName, topic };
    this.element = el('span', { class: `peer-title ${className}`.trim(), dir: 'auto' });
    titles.set(this.element, this);
    this.retarget(peer);
  }

  /** Shows another peer in the same element. */
  retarget(peer) {
    const { dialog, onlyFirstName, topic, withIcons, withPremiumIcon } = this.options;
    see(peer);
    this.element.dataset.peerId = webKId(peer);
    this.element.dataset.dialog = dialog ? '1' : '0';
    this.element.dataset.onlyFirstName = onlyFirstName ? '1' : '0';
    this.element.dataset.withIcons = withIcons ? '1' : '0';
    this.element.dataset.withPremiumIcon = withPremiumIcon ? '1' : '0';
    this.element.dataset.threadId = topic ? String(topic.id) : '0';
    this.peer = peer;
    this.update();
  }

  update() {
    const name = nameNodes(this.text());
    const { before, after } = this.icons();
    const hasIcons = before.length + after.length > 0;
    this.element.classList.toggle('with-icons', hasIcons);
    if (!hasIcons) return this.element.replaceChildren(...name);
    this.element.replaceChildren(...before, el('span', { class: 'peer-title-inner', dir: 'auto' }, ...name), ...after);
  }

  icons() {
    if (this.options.withIcons) return icons(this.peer);
    return { before: [], after: this.options.withPremiumIcon ? emojiStatus(this.peer) : [] };
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

/** The PeerTitle behind an element: `peer` is whose title stands in it, by the client's own books. */
export function titleOf(element) {
  return titles.get(element);
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
  after.push(...emojiStatus(peer));
  if (peer.verified) after.push(verifiedIcon());
  return { before, after };
}

function emojiStatus(peer) {
  return peer.emojiStatus ? [el('span', { class: 'emoji-status', 'data-doc-id': peer.emojiStatus })] : [];
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
