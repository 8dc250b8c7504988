import { el } from '../common/dom.js';
import { findPeer, peerOfLink } from '../common/peers.js';
import { webKId } from './ids.js';
import { nameNodes } from './title.js';

/** Link element to a function that says which peer it leads to now. */
const targets = new WeakMap();

/** Addresses of t.me and telegram.me whose press does something else than opening a chat. */
const OTHER_KINDS = [
  [/^\/(\+|joinchat\/)/, 'joinchat(this)'],
  [/^\/addlist\//, 'addlist(this)'],
  [/^\/boost\b/, 'boost(this)'],
  [/^\/share\b/, 'share(this)'],
];

/** The client's book of links: `{ peer }` for a link's element, without a peer for a link to nobody. */
export function linkOf(element) {
  const target = targets.get(element);
  return target && { peer: target() };
}

/** Enters an element into the book of links. */
export function bindLink(element, href) {
  targets.set(element, () => peerOfLink(href));
  return element;
}

/** A post's runs as the client draws them. */
export function runNodes(runs) {
  return runs.flatMap((run) => {
    if (typeof run === 'string') return nameNodes(run);
    if (run.byId) return [personNode(run)];
    return [run.mention ? mentionNode(run.mention) : linkNode(run)];
  });
}

/** A text of a profile: mentions become links, addresses stay plain. */
export function aboutNodes(text) {
  return text.split(/((?<!\w)@\w{4,32})/).flatMap((part, index) => {
    return index % 2 === 1 ? [mentionNode(part.slice(1))] : nameNodes(part);
  });
}

/**
 * What the client does with an address: the `onclick` attribute, and whether it leads out of the client.
 *
 * @param href the whole address
 * @param text what the link shows
 */
export function pressOf(href, text) {
  if (href.startsWith('tg://resolve')) return { onclick: 'tg_resolve(this)' };
  const { hostname, pathname } = new URL(href);
  if (/^(t|telegram)\.me$/.test(hostname)) {
    return { onclick: OTHER_KINDS.find(([path]) => path.test(pathname))?.[1] ?? 'im(this)' };
  }
  if (hostname.endsWith('.t.me')) return { onclick: 'im(this)' };
  const isMasked = text !== href || hostname.includes('xn--');
  return { target: '_blank', rel: 'noopener noreferrer', onclick: isMasked && 'showMaskedAlert(this)' };
}

function mentionNode(handle) {
  const href = `https://t.me/${handle}`;
  return bindLink(el('a', { class: 'mention', href, onclick: 'im(this)' }, `@${handle}`), href);
}

function linkNode({ link, text }) {
  // An address that is written without its scheme gets one.
  const href = /^[a-z]+:/.test(link) ? link : `https://${link}`;
  const press = pressOf(href, text ?? (href === link ? link : href));
  return bindLink(el('a', { class: 'anchor-url', href, ...press }, text ?? link), href);
}

/** A mention by id alone: the one link whose peer is known without a handle. */
function personNode({ mention, byId }) {
  const peer = findPeer(byId);
  const node = el('a', { class: 'follow', href: `#${webKId(peer)}`, 'data-follow': webKId(peer) }, mention);
  targets.set(node, () => peer);
  return node;
}
