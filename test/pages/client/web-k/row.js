import { el } from '../common/dom.js';
import { findPeer } from '../common/peers.js';
import { avatar } from './avatar.js';
import { webKId } from './ids.js';
import { nameNodes, PeerTitle } from './title.js';

/** A row of a chat list. The subtitle comes first and may hold the last sender's own title. */
export function chatRow(peer, topic) {
  const face = avatar(peer, 'dialog-avatar avatar-54 row-media row-media-bigger');
  return el(
    'a',
    {
      class: 'row no-wrap row-with-padding row-clickable rp chatlist-chat chatlist-chat-bigger',
      'data-peer-id': webKId(peer),
      'data-thread-id': topic && String(topic.id),
      href: `#${webKId(peer)}`,
    },
    el(
      'div',
      { class: 'row-row row-subtitle-row dialog-subtitle' },
      el('div', { class: 'row-subtitle no-wrap', dir: 'auto' }, ...lastMessage(peer)),
    ),
    el(
      'div',
      { class: 'row-row row-title-row dialog-title' },
      el(
        'div',
        { class: 'row-title no-wrap user-title' },
        new PeerTitle({ peer, withIcons: true, dialog: true, topic }).element,
      ),
      el(
        'div',
        { class: 'row-title row-title-right dialog-title-details' },
        el('span', { class: 'message-time' }, '09:41'),
      ),
    ),
    face,
  );
}

/** A row of the search results: the only list that tells the handle. */
export function searchRow(peer, { withHandle, subtitle }) {
  const handle = withHandle && peer.handles[0];
  return el(
    'a',
    {
      class: 'row no-wrap row-with-padding row-clickable rp chatlist-chat chatlist-chat-abitbigger',
      'data-peer-id': webKId(peer),
    },
    el(
      'div',
      { class: 'row-row row-subtitle-row dialog-subtitle' },
      el(
        'div',
        { class: 'row-subtitle no-wrap', dir: 'auto' },
        handle && `@${handle}`,
        handle && el('span', { class: 'i18n' }, ', '),
        el('span', { class: 'i18n' }, subtitle),
      ),
    ),
    el(
      'div',
      { class: 'row-row row-title-row dialog-title' },
      el(
        'div',
        { class: 'row-title no-wrap user-title' },
        new PeerTitle({ peer, withIcons: true, dialog: true }).element,
      ),
    ),
    avatar(peer, 'dialog-avatar avatar-42 row-media row-media-abitbigger'),
  );
}

function lastMessage(peer) {
  const post = peer.posts.at(-1);
  if (!post) return [];
  const words = post.text.map((run) => (typeof run === 'string' ? run : (run.text ?? run.link ?? `@${run.mention}`)));
  const text = nameNodes(words.join(''));
  if (!post.from) return text;
  const sender = new PeerTitle({ peer: findPeer(post.from), onlyFirstName: true }).element;
  return [el('span', { class: 'primary-text' }, sender), ': ', ...text];
}
