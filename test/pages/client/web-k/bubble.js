import { el } from '../common/dom.js';
import { findPeer, plainText } from '../common/peers.js';
import { avatar } from './avatar.js';
import { webKId } from './ids.js';
import { bindLink, pressOf, runNodes } from './links.js';
import { fakeBadge, nameNodes, PeerTitle } from './title.js';

const CHANNEL_MESSAGE_BASE = 4294967296;

/** Reply header to the post that it answers. */
const answered = new WeakMap();

/** What a reply header answers: the `id` of a post of the same chat, and its `author`. */
export function answeredPost(reply) {
  return answered.get(reply);
}

/** A post's number in the client: in channels and supergroups it is counted from 2^32. */
export function messageId(peer, post) {
  return peer.kind === 'channel' || peer.kind === 'supergroup' ? CHANNEL_MESSAGE_BASE + post.id : post.id;
}

/** The bubble of the post at an index of the peer's posts. */
export function bubble(peer, index) {
  const post = peer.posts[index];
  const sender = post.from === undefined ? undefined : findPeer(post.from);
  const startsSeries = peer.posts[index - 1]?.from !== post.from;
  const endsSeries = peer.posts[index + 1]?.from !== post.from;
  const names = nameLines(peer, post, startsSeries ? sender : undefined);
  const classes = {
    bubble: true,
    'channel-post': peer.kind === 'channel',
    'hide-name': names.length === 0,
    forwarded: isForward(post),
    'hidden-profile': post.forwardHidden !== undefined,
    'is-reply': post.replyTo !== undefined,
    'with-reply-markup': post.buttons !== undefined,
    'is-edited': post.edited,
    'is-in': true,
  };
  return el(
    'div',
    {
      class: Object.keys(classes)
        .filter((name) => classes[name])
        .join(' '),
      'data-mid': messageId(peer, post),
      'data-peer-id': webKId(peer),
      'data-timestamp': 1_795_000_000 + post.id * 60,
    },
    sender && endsSeries && avatar(sender, 'bubbles-group-avatar user-avatar'),
    el(
      'div',
      { class: `bubble-content-wrapper${sender ? ' has-sender' : ''}` },
      el('div', { class: 'bubble-content' }, ...names, post.replyTo !== undefined && reply(peer, post), message(post)),
      post.buttons && replyMarkup(post.buttons),
    ),
  );
}

function message(post) {
  return el(
    'div',
    { class: 'message spoilers-container' },
    el('span', { class: 'translatable-message', dir: 'auto' }, ...runNodes(post.text)),
    post.webPage && webPage(post.webPage),
    el('span', { class: 'time' }, el('span', { class: 'i18n' }, post.edited ? 'edited 09:41' : '09:41')),
  );
}

function isForward(post) {
  return post.forwardedFrom !== undefined || post.forwardHidden !== undefined;
}

/** The lines above the text: the sender's on the first message of a series, the forward's, the bot's behind either. */
function nameLines(peer, post, sender) {
  const lines = [sender && senderName(sender), isForward(post) && forwardName(post, messageId(peer, post))];
  const shown = lines.filter(Boolean);
  if (post.viaBot === undefined) return shown;
  if (shown.length === 0) shown.push(el('div', { class: 'name' }));
  // Looks like a title, but is bound to no peer.
  const bot = el('span', { class: 'peer-title', dir: 'auto' }, `@${post.viaBot}`);
  shown.at(-1).append(el('span', { class: 'is-via' }, ' via ', bot));
  return shown;
}

/** Never a tick here, even for a verified channel; the FAKE or SCAM label is a sibling of the title. */
function senderName(sender) {
  return el(
    'div',
    { class: 'name colored-name', 'data-peer-id': webKId(sender) },
    new PeerTitle({ peer: sender, withPremiumIcon: true }).element,
    (sender.scam || sender.fake) && fakeBadge(sender),
  );
}

/** Neither tick nor label, even for a flagged channel. A hidden writer has a title of nobody's, and no avatar. */
function forwardName(post, mid) {
  const origin = post.forwardedFrom === undefined ? undefined : findPeer(post.forwardedFrom);
  return el(
    'div',
    { class: 'name' },
    el(
      'span',
      { class: 'bubble-name-forwarded' },
      'Forwarded from ',
      origin && avatar(origin, 'bubble-name-forwarded-avatar'),
      origin ? forwardTitle(origin, mid) : hiddenTitle(post.forwardHidden),
      post.forwardAuthor !== undefined && ' (',
      post.forwardAuthor !== undefined && el('span', { dir: 'auto' }, post.forwardAuthor),
      post.forwardAuthor !== undefined && ')',
    ),
  );
}

function forwardTitle(origin, mid) {
  const title = new PeerTitle({ peer: origin }).element;
  title.dataset.savedFrom = `${webKId(origin)}_${mid}`;
  return title;
}

function hiddenTitle(name) {
  return el('span', { class: 'peer-title', dir: 'auto', 'data-peer-id': '0' }, ...nameNodes(name));
}

function reply(peer, post) {
  const original = peer.posts.find(({ id }) => id === post.replyTo);
  const author = original?.from === undefined ? peer : findPeer(original.from);
  const header = el(
    'div',
    { class: 'reply' },
    el(
      'div',
      { class: 'reply-content' },
      el('div', { class: 'reply-title' }, new PeerTitle({ peer: author }).element),
      el('div', { class: 'reply-subtitle', dir: 'auto' }, ...(original ? nameNodes(plainText(original)) : [])),
    ),
  );
  answered.set(header, { id: post.replyTo, author });
  return header;
}

/** The preview of a link. Its press is told by `data-callback`, not by `onclick`. */
function webPage({ link, site, title }) {
  const callback = pressOf(link, link).onclick?.replace('(this)', '');
  const box = el(
    'a',
    { class: 'webpage', href: link, 'data-callback': callback, target: '_blank', rel: 'noopener noreferrer' },
    el(
      'div',
      { class: 'webpage-content' },
      el('div', { class: 'webpage-name', dir: 'auto' }, ...nameNodes(site)),
      el('div', { class: 'webpage-title', dir: 'auto' }, ...nameNodes(title)),
    ),
    callback && el('div', { class: 'webpage-footer is-button' }, 'View channel'),
  );
  return bindLink(box, link);
}

function replyMarkup(buttons) {
  const rows = buttons.map(({ text, link }) => {
    const attributes = { class: 'reply-markup-button anchor-url', href: link, ...pressOf(link, link) };
    const label = el('span', { class: 'reply-markup-button-text', dir: 'auto' }, ...nameNodes(text));
    return el('div', { class: 'reply-markup-row' }, bindLink(el('a', attributes, label), link));
  });
  return el('div', { class: 'reply-markup' }, ...rows);
}
