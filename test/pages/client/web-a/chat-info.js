import { botApiId } from '../common/peers.js';
import { groupDigits } from '../common/text.js';
import { avatar } from './avatar.js';
import { h } from './teact.js';
import { fullNameTitle } from './title.js';

/** "187,432 subscribers", "3,312 members", "8,100 monthly users", "last seen recently". */
export function membersText(peer) {
  const count = groupDigits(peer.members ?? 0, ',');
  switch (peer.kind) {
    case 'channel':
      return `${count} subscribers`;
    case 'supergroup':
    case 'basic-group':
      return `${count} members`;
    case 'bot':
      return `${count} monthly users`;
    default:
      return 'last seen recently';
  }
}

/** Avatar, title block and status of a peer, new for every peer unless a key says otherwise. */
export function chatInfo(peer, { key, withHandle = false, isSaved = false, titleNode, keyedAvatar = true } = {}) {
  return h(
    'div',
    { key: key ?? botApiId(peer), class: 'ChatInfo' },
    avatar(peer, { keyed: keyedAvatar }),
    h('div', { class: 'info' }, fullNameTitle(peer, { isSaved, titleNode }), !isSaved && status(peer, withHandle)),
  );
}

/** The same of a row in the search results, whose nodes serve one peer after the other. */
export function recycledChatInfo(peer, { withHandle }) {
  return chatInfo(peer, { key: 'recycled', withHandle });
}

/** A forum topic's: no avatar, no title block, no marks. */
export function topicInfo(peer, topic) {
  return h(
    'div',
    { key: `${botApiId(peer)}_${topic.id}`, class: 'ChatInfo' },
    h(
      'div',
      { class: 'info' },
      h('h3', { class: 'fullName', dir: 'auto', book: peer }, topic.title),
      h('span', { class: 'status' }, peer.title),
    ),
  );
}

function status(peer, withHandle) {
  const isGroup = peer.kind === 'channel' || peer.kind === 'supergroup' || peer.kind === 'basic-group';
  const handle = withHandle && peer.handles[0];
  return h(
    'span',
    { class: 'status' },
    handle && h('span', { class: 'handle withStatus' }, handle),
    h('span', { class: isGroup ? 'group-status' : 'user-status' }, membersText(peer)),
    peer.kind === 'supergroup' && h('span', { class: 'online-status' }, ', 5 online'),
  );
}
