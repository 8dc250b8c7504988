import { el } from '../common/dom.js';
import { findPeer } from '../common/peers.js';
import { avatar } from './avatar.js';
import { webKId } from './ids.js';
import { fakeBadge, nameNodes, PeerTitle } from './title.js';

const CHANNEL_MESSAGE_BASE = 4294967296;

/** The bubbles of a chat, newest last. */
export function bubbles(peer) {
  return el('div', { class: 'bubbles-inner' }, ...peer.posts.map((post) => bubble(peer, post)));
}

function bubble(peer, post) {
  const isBroadcast = peer.kind === 'channel';
  const mid = isBroadcast || peer.kind === 'supergroup' ? CHANNEL_MESSAGE_BASE + post.id : post.id;
  const classes = ['bubble', isBroadcast && 'channel-post hide-name', post.forwardedFrom && 'forwarded'];
  const sender = post.from ? findPeer(post.from) : undefined;
  return el(
    'div',
    {
      class: `${classes.filter(Boolean).join(' ')} is-in`,
      'data-mid': mid,
      'data-peer-id': webKId(peer),
      'data-timestamp': 1_795_000_000 + post.id * 60,
    },
    sender && avatar(sender, 'bubbles-group-avatar user-avatar'),
    el(
      'div',
      { class: 'bubble-content-wrapper' },
      el(
        'div',
        { class: 'bubble-content' },
        sender && senderName(sender),
        post.forwardedFrom && forwardName(findPeer(post.forwardedFrom), mid),
        el(
          'div',
          { class: 'message spoilers-container' },
          el('span', { class: 'translatable-message', dir: 'auto' }, ...runs(post.text)),
        ),
      ),
    ),
  );
}

/** Never a tick here, even for a verified channel; the FAKE or SCAM label is a sibling of the title. */
function senderName(sender) {
  const title = new PeerTitle({ peer: sender }).element;
  title.dataset.withPremiumIcon = '1';
  return el(
    'div',
    { class: 'name colored-name', 'data-peer-id': webKId(sender) },
    title,
    (sender.scam || sender.fake) && fakeBadge(sender),
  );
}

function forwardName(origin, mid) {
  const title = new PeerTitle({ peer: origin }).element;
  title.dataset.savedFrom = `${webKId(origin)}_${mid}`;
  const from = el(
    'span',
    { class: 'bubble-name-forwarded' },
    'Forwarded from ',
    avatar(origin, 'bubble-name-forwarded-avatar'),
    title,
  );
  return el('div', { class: 'name' }, from);
}

function runs(text) {
  return text.flatMap((run) => (typeof run === 'string' ? nameNodes(run) : [link(run)]));
}

function link(run) {
  if (run.mention) {
    return el('a', { class: 'mention', href: `https://t.me/${run.mention}`, onclick: 'im(this)' }, `@${run.mention}`);
  }
  const isTelegram = /^https:\/\/(t\.me|telegram\.me)\//.test(run.link);
  const onclick = isTelegram ? 'im(this)' : run.text && 'showMaskedAlert(this)';
  const elsewhere = isTelegram ? {} : { target: '_blank', rel: 'noopener noreferrer' };
  return el('a', { class: 'anchor-url', href: run.link, onclick, ...elsewhere }, run.text ?? run.link);
}
