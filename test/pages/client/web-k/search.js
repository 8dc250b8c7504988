import { el } from '../common/dom.js';
import { searchPeers } from '../common/peers.js';
import { account } from '../common/settings.js';
import { byWebKId } from './ids.js';
import { openOnPress } from './list.js';
import { membersText } from './members.js';
import { searchRow } from './row.js';

/** Fills `#search-container` with new rows for every query. */
export class Search {
  constructor({ container, onOpen }) {
    this.container = container;
    openOnPress(container, (row) => onOpen(byWebKId(row.dataset.peerId)));
  }

  show(query) {
    const found = searchPeers(query);
    const mine = found.filter((peer) => peer.accounts?.includes(account));
    const others = found.filter((peer) => !peer.accounts?.includes(account) && peer.handles.length > 0);
    this.container.replaceChildren(group('Chats', mine), group('Global search', others));
    this.container.hidden = query === '';
  }
}

function group(heading, peers) {
  const rows = peers.map((peer) => searchRow(peer, { withHandle: true, subtitle: membersText(peer) }));
  return el(
    'div',
    { class: `search-group search-group-contacts${rows.length ? '' : ' hide'}` },
    el('div', { class: 'search-group__name' }, heading),
    el('ul', { class: 'chatlist' }, ...rows),
  );
}
