import { el } from '../common/dom.js';
import { allPeers, findPeer, searchPeers, searchPosts, unjoinedChannels } from '../common/peers.js';
import { account, settings } from '../common/settings.js';
import { avatar } from './avatar.js';
import { byWebKId, webKId } from './ids.js';
import { openOnPress } from './list.js';
import { membersText } from './members.js';
import { messageRow, searchRow } from './row.js';
import { PeerTitle } from './title.js';

const TABS = { chats: 'Chats', channels: 'Channels' };
const MAX_CHIPS = 3;
/** "Global search" shows so many rows until it is unfolded. */
const SHORT = 3;
const { touch } = window.replica;

/** Fills `#search-container` with new rows for every query. */
export class Search {
  /**
   * @param options.onOpen a row was pressed: its peer, and the post's id where it is a message
   * @param options.onPick a suggestion was pressed: its peer
   */
  constructor({ container, onOpen, onPick }) {
    this.container = container;
    this.events = { onOpen, onPick };
    this.query = '';
    this.tab = 'chats';
    this.container.addEventListener('click', (event) => this.press(event));
  }

  show(query) {
    this.query = query;
    this.container.hidden = query === '' && this.tab === 'chats';
    this.draw();
  }

  /** Opens a tab, also while nothing is typed. */
  openTab(tab) {
    this.tab = tab;
    this.container.hidden = false;
    this.draw();
  }

  draw() {
    const groups = this.tab === 'channels' ? channelGroups(this.query) : chatGroups(this.query);
    for (const list of groups.flatMap((group) => [...group.querySelectorAll('.chatlist')])) this.listen(list);
    this.container.replaceChildren(
      ...(this.tab === 'chats' ? helper(this.query) : []),
      tabs(this.tab),
      el('div', { class: `search-super-tab-container search-super-container-${this.tab} active` }, ...groups),
    );
  }

  listen(list) {
    openOnPress(list, (row) => {
      const postId = row.dataset.mid && Number(row.dataset.mid) % 2 ** 32;
      this.events.onOpen(byWebKId(row.dataset.peerId), postId);
    });
  }

  press(event) {
    const at = (selector) => event.target.closest?.(selector);
    const chip = at('.selector-user');
    const tab = at('.menu-horizontal-div-item');
    if (chip) this.events.onPick(byWebKId(chip.dataset.key));
    if (tab) touch(() => this.openTab(tab.dataset.tab));
    if (at('.search-group__show-more')) touch(() => at('.search-group').classList.remove('is-short'));
  }
}

/** People one writes with while nothing is typed; else one's own chats, everybody's, and messages. */
function chatGroups(query) {
  if (query === '') return [group('search-group-people', 'People', topPeople())];
  const found = searchPeers(query);
  const mine = found.filter((peer) => peer.accounts?.includes(account));
  const others = found.filter((peer) => !peer.accounts?.includes(account) && peer.handles.length > 0);
  const toRow = (peer, sponsored) =>
    searchRow(peer, { withHandle: true, subtitle: membersText(peer), query, sponsored });
  const paid = settings.sponsored ? [toRow(findPeer(settings.sponsored), true)] : [];
  const messages = searchPosts(query, account).map(({ peer, post }) => messageRow(peer, post));
  return [
    group(
      'search-group-contacts',
      'Chats',
      mine.map((peer) => toRow(peer)),
    ),
    group('search-group-contacts', 'Global search', [...paid, ...others.map((peer) => toRow(peer))], { isShort: true }),
    group('search-group-messages', 'Messages', messages),
  ];
}

/** Channels with their subscribers alone: recommended ones while nothing is typed. */
function channelGroups(query) {
  const found = query === '' ? unjoinedChannels(account) : searchPeers(query);
  const rows = found
    .filter((peer) => peer.kind === 'channel')
    .map((peer) => searchRow(peer, { subtitle: membersText(peer) }));
  return [group('search-group-channels', query === '' ? 'Recommended channels' : 'Channels', rows)];
}

function topPeople() {
  return allPeers()
    .filter((peer) => (peer.kind === 'user' || peer.kind === 'bot') && peer.accounts?.includes(account) && !peer.self)
    .map((peer) => searchRow(peer, { subtitle: membersText(peer), onlyFirstName: true }));
}

function group(className, heading, rows, { isShort = false } = {}) {
  const folds = isShort && rows.length > SHORT;
  return el(
    'div',
    { class: `search-group ${className}${rows.length ? '' : ' hide'}${folds ? ' is-short' : ''}` },
    el(
      'div',
      { class: 'search-group__name' },
      heading,
      folds && el('span', { class: 'search-group__show-more' }, 'Show more'),
    ),
    el('ul', { class: 'chatlist' }, ...rows),
  );
}

/** Suggestions above the results: titles without marks and without handles. */
function helper(query) {
  const chips = searchPeers(query)
    .filter((peer) => peer.accounts?.includes(account))
    .slice(0, MAX_CHIPS)
    .map((peer) =>
      el(
        'div',
        { class: 'selector-user', 'data-key': webKId(peer) },
        avatar(peer, 'selector-user-avatar avatar-32'),
        el('div', { class: 'selector-user-title' }, new PeerTitle({ peer, dialog: true }).element),
      ),
    );
  return chips.length > 0 ? [el('div', { class: 'search-helper' }, ...chips)] : [];
}

function tabs(active) {
  const items = Object.entries(TABS).map(([tab, words]) =>
    el('div', { class: `menu-horizontal-div-item${tab === active ? ' active' : ''}`, 'data-tab': tab }, words),
  );
  return el('div', { class: 'menu-horizontal-div search-super-tabs' }, ...items);
}
