import { drawsEmojiAsImages, emojiFile, textRuns } from '../common/text.js';
import { h, raw } from './teact.js';

const CHECK = 'M10.3 16.6l-4-4 1.5-1.5 2.5 2.5 5.9-5.9 1.5 1.5z';
const SEAL =
  'M12 1l3 2.6 4-.4 1 3.8 3 2.6-1.7 3.6.7 3.6-3.8 1.3L16.4 22 12 20.8 7.6 22l-1.8-3.9L2 16.8l.7-3.6L1 9.6 4 7l1-3.8 4 .4z';

/** Text as children: emoji are images, but on Apple's systems. */
export function textChildren(text) {
  return textRuns(text).map((run) => {
    if (!run.emoji || !drawsEmojiAsImages) return run.text ?? run.emoji;
    return h('img', {
      class: 'emoji emoji-small',
      alt: run.emoji,
      src: `./img-apple-64/${emojiFile(run.emoji)}`,
      draggable: 'false',
    });
  });
}

/**
 * The title block of every surface: bot verification before the name, the tick, the label and the owner's emoji behind.
 *
 * @param options.marquee the profile's: an overflowing title is there twice, the second time hidden from readers
 * @param options.titleNode a node to show in place of the name
 */
export function fullNameTitle(peer, { marquee = false, titleNode, isSaved = false } = {}) {
  const text = isSaved ? 'Saved Messages' : peer.title;
  const name = titleNode
    ? raw(titleNode, 'given')
    : h(
        'h3',
        { class: 'fullName _8IVW0azL', dir: 'auto', role: 'button', book: peer },
        marquee ? marqueeOf(text) : textChildren(text),
      );
  return h(
    'div',
    { class: 'title eZi5Ws-N' },
    peer.botVerification && customEmoji(peer.botVerification.icon),
    name,
    peer.verified && verifiedIcon(),
    (peer.scam || peer.fake) && h('span', { class: 'FakeIcon' }, peer.scam ? 'SCAM' : 'FAKE'),
    peer.emojiStatus && emojiStatus(peer.emojiStatus),
  );
}

function marqueeOf(text) {
  const overflows = text.length > 22;
  return [
    h(
      'div',
      { class: 'hB3u7rKc' },
      h('span', { class: 'q0dZ1xLm' }, textChildren(text)),
      overflows && h('span', { class: 'q0dZ1xLm', 'aria-hidden': 'true' }, textChildren(text)),
    ),
  ];
}

function verifiedIcon() {
  return h(
    'svg',
    { class: 'VerifiedIcon', viewBox: '0 0 24 24' },
    h('path', { d: SEAL, class: 'seal' }),
    h('path', { d: CHECK, class: 'check' }),
  );
}

function emojiStatus(documentId) {
  return h(
    'div',
    { class: 'Transition Qm1tVx0e' },
    h('div', { class: 'Transition_slide Transition_slide-active' }, h('div', {}, customEmoji(documentId, true))),
  );
}

function customEmoji(documentId, isStatus = false) {
  return h('div', { class: `custom-emoji emoji${isStatus ? ' status' : ''}`, 'data-document-id': documentId });
}
