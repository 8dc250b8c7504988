import { el } from '../common/dom.js';
import { findPeer, plainText } from '../common/peers.js';
import { avatar } from './avatar.js';
import { messageId } from './bubble.js';
import { webKId } from './ids.js';
import { nameNodes, PeerTitle } from './title.js';

/** A row of a chat list. The subtitle comes first and may hold the last sender's own title. */
export function chatRow(peer, topic) {
  const title = new PeerTitle({ peer, withIcons: true, dialog: true, topic }).element;
  const row = el(
    'a',
    {
      class: 'row no-wrap row-with-padding row-clickable rp chatlist-chat chatlist-chat-bigger',
      'data-peer-id': webKId(peer),
      'data-thread-id': topic && String(topic.id),
      href: `#${webKId(peer)}`,
    },
    subtitleLine(messageNodes(peer.posts.at(-1))),
    titleLine(title, el('span', { class: 'message-time' }, '09:41')),
    avatar(peer, 'dialog-avatar avatar-54 row-media row-media-bigger'),
  );
  showMuted(row, peer.muted);
  return row;
}

/** The bell behind the name: a second child of `.user-title`. */
export function showMuted(row, isMuted) {
  row.classList.toggle('is-muted', isMuted === true);
  row.querySelector('.dialog-muted-icon')?.remove();
  if (isMuted) row.querySelector('.user-title').append(el('span', { class: 'tgico dialog-muted-icon' }));
}

/** The last message is drawn anew, with a new title of its sender. */
export function renewSubtitle(row, peer) {
  row.querySelector('.row-subtitle').replaceChildren(...messageNodes(peer.posts.at(-1)));
}

/** A message that was found, in a row with its chat's title. */
export function messageRow(peer, post) {
  const row = chatRow(peer);
  row.dataset.mid = String(messageId(peer, post));
  row.querySelector('.row-subtitle').replaceChildren(...messageNodes(post));
  row.querySelector('.dialog-muted-icon')?.remove();
  return row;
}

/**
 * A row of the search results and of other lists of peers.
 *
 * @param options.subtitle how many members it has
 * @param options.withHandle the row tells its first handle, as only those of "Chats" and "Global search" do
 * @param options.query what was typed: it is marked in the handle
 * @param options.sponsored somebody paid for the row
 * @param options.onlyFirstName the title is the first word alone
 * @param options.href rows of the search have none
 */
export function searchRow(peer, { subtitle, withHandle, query, sponsored, onlyFirstName, href }) {
  const handle = withHandle && peer.handles[0];
  return el(
    'a',
    {
      class: 'row no-wrap row-with-padding row-clickable rp chatlist-chat chatlist-chat-abitbigger',
      'data-peer-id': webKId(peer),
      'data-sponsored': sponsored && 'true',
      href,
    },
    subtitleLine([
      ...(handle ? [...highlighted(`@${handle}`, query), el('span', { class: 'i18n' }, ', ')] : []),
      el('span', { class: 'i18n' }, subtitle),
    ]),
    titleLine(
      new PeerTitle({ peer, withIcons: true, dialog: true, onlyFirstName }).element,
      sponsored && el('span', { class: 'sponsored-label i18n' }, 'Ad'),
    ),
    avatar(peer, 'dialog-avatar avatar-42 row-media row-media-abitbigger'),
  );
}

function subtitleLine(nodes) {
  return el(
    'div',
    { class: 'row-row row-subtitle-row dialog-subtitle' },
    el('div', { class: 'row-subtitle no-wrap', dir: 'auto' }, ...nodes),
  );
}

function titleLine(title, details) {
  return el(
    'div',
    { class: 'row-row row-title-row dialog-title' },
    el('div', { class: 'row-title no-wrap user-title' }, title),
    details && el('div', { class: 'row-title row-title-right dialog-title-details' }, details),
  );
}

function highlighted(text, query = '') {
  const key = query.replace(/^@/, '').toLowerCase();
  const at = key ? text.toLowerCase().indexOf(key) : -1;
  if (at < 0) return [text];
  const end = at + key.length;
  return [text.slice(0, at), el('i', { class: 'text-highlight' }, text.slice(at, end)), text.slice(end)];
}

function messageNodes(post) {
  if (!post) return [];
  const text = nameNodes(plainText(post));
  if (!post.from) return text;
  const sender = new PeerTitle({ peer: findPeer(post.from), onlyFirstName: true }).element;
  return [el('span', { class: 'primary-text' }, sender), ': ', ...text];
}
