import { throwingTitle } from '../common/clobber.js';
import { el } from '../common/dom.js';
import { peerByBooks } from '../common/oracle.js';
import { allPeers, botApiId, byHandle, describePeer, findPeer, joinedBy, peerEdits } from '../common/peers.js';
import { account, isDark, settings } from '../common/settings.js';
import { burst } from './burst.js';
import { Chat } from './chat.js';
import { Chats } from './chats.js';
import { byWebKId, hashOf, see, seenPeer, webKId } from './ids.js';
import { linkOf } from './links.js';
import { VirtualList } from './list.js';
import { closePopups, showInvitation, showMaskedLink, showPicker, showPopup } from './popups.js';
import { Profile } from './profile.js';
import { routeOf, routeOfLink } from './route.js';
import { chatRow, renewSubtitle, showMuted } from './row.js';
import { Search } from './search.js';
import { recordOf, Store } from './store.js';
import { PeerTitle, refreshTitles, titleOf } from './title.js';

/** Where each kind of title stands, the one that names its place first; and what is one place. */
const TITLES = [
  '.user-title > .peer-title',
  '.profile-name > .peer-title',
  '.reply-title > .peer-title',
  '.peer-title',
];
const PLACES =
  '.chat, .chatlist-chat, .profile-container, .popup, .bubble-content, .message, .similar-channels-channel, .selector-user';

const { touch } = window.replica;
const opened = [];
const columnLeft = document.getElementById('column-left');
const profile = new Profile(document.getElementById('column-right'), openPressed);
const list = new VirtualList({
  makeRow: (item) => chatRow(item.peer),
  renewRow: (item, row) => renewSubtitle(row, item.peer),
  onOpen: (item) => openFromList(pressed(item.peer)),
});
const topicList = new VirtualList({
  makeRow: (item) => chatRow(item.peer, item.topic),
  renewRow: (item, row) => renewSubtitle(row, item.peer),
  onOpen: (item) => openFromList(pressed(item.peer), item.topic),
});
const search = new Search({
  container: document.getElementById('search-container'),
  onOpen: async (peer, postId) => {
    await openFromList(pressed(peer));
    if (postId) touch(() => chats.front?.messages.jumpTo(postId));
  },
  onPick: (peer) => {
    pressed(peer);
    document.getElementById('search-input').value = peer.title;
    touch(() => search.show(peer.title));
  },
});
const store = new Store();
const chats = new Chats({
  container: document.querySelector('#column-center .chats-container'),
  onProfile: (chat) => touch(() => chat.peer && profile.show(pressed(chat.peer))),
  onPeer: openPressed,
  onJump: pressed,
  onHidden: () => showToast('The account was hidden by the user'),
  onForum: showTopics,
  onShown: (chat) => {
    profile.follow(chat?.peer);
    list.markActive(chat?.peer && webKId(chat.peer));
  },
});

/** Notes that a press reached a peer's place. */
function pressed(peer) {
  opened.push(peer.name);
  return peer;
}

function openPressed(peer) {
  return chats.openStacked(pressed(peer));
}

function openFromList(peer, topic) {
  return chats.open(peer, topic);
}

function showTopics(peer) {
  const header = columnLeft.querySelector('.topics-container .sidebar-header__title');
  header.replaceChildren(new PeerTitle({ peer }).element);
  columnLeft.querySelector('.topics-container').hidden = false;
  topicList.show(peer.topics.map((topic) => ({ key: `${webKId(peer)}_${topic.id}`, peer, topic })));
}

function showToast(words) {
  touch(() => document.body.append(el('div', { class: 'toast' }, words)));
}

async function follow(route) {
  if (!route) return undefined;
  if (route.unknown) return showToast('Username not found');
  return chats.openStacked(route.peer);
}

async function openAddress() {
  const route = routeOf(location.hash);
  if (!route) return;
  if (route.unknown) return showToast('Username not found');
  await chats.open(route.peer, route.topic);
}

function showTheme() {
  document.documentElement.classList.toggle('night', isDark());
}

// The names that the messages' own onclick attributes call.
window.im = (anchor) => {
  event?.preventDefault();
  const route = routeOfLink(anchor.href);
  if (route?.peer) pressed(route.peer);
  return follow(route);
};
window.tg_resolve = window.im;
window.joinchat = () => {
  event?.preventDefault();
  touch(() => showInvitation(findPeer('private')));
};
window.showMaskedAlert = (anchor) => {
  event?.preventDefault();
  touch(() => showMaskedLink(anchor.href));
};
for (const name of ['addlist', 'boost', 'share']) {
  window[name] = () => {
    event?.preventDefault();
    showToast(`This link is for ${name}`);
  };
}

// Names that production builds put on window. The record is there for every peer that the client has seen.
window.apiManagerProxy = {
  getPeer: (peerId) => {
    const peer = seenPeer(peerId);
    return peer && recordOf(peer);
  },
};
window.appImManager = {
  get chat() {
    const front = chats.front;
    return { peerId: Number(front?.peer ? webKId(front.peer) : 0), threadId: front?.topic?.id, type: 'chat' };
  },
};

let rerendering = false;
function rerender() {
  if (!rerendering) return;
  touch(() => chats.front?.peer && refreshTitles(chats.front.peer));
  requestAnimationFrame(rerender);
}

Object.assign(window.replica, {
  client: 'web-k',
  opened,
  configure: (changes) => Object.assign(settings, changes),
  peers: () => allPeers().map(describePeer),
  openChat: (reference) => openFromList(findPeer(reference)),
  openTopic: (reference, id) => {
    const peer = findPeer(reference);
    return openFromList(
      peer,
      peer.topics.find((topic) => topic.id === id),
    );
  },
  openByLink: (handle) => follow(byHandle(handle) ? { peer: byHandle(handle) } : { unknown: true }),
  escape: () => chats.escape(),
  back: () => history.back(),
  search: (query) => touch(() => search.show(query)),
  searchTab: (tab) => touch(() => search.openTab(tab)),
  openProfile: (reference, tab) =>
    touch(() => {
      const peer = reference === undefined ? chats.front?.peer : findPeer(reference);
      if (peer) profile.show(peer, tab);
    }),
  closeProfile: () => touch(() => profile.hide()),
  scrollList: (top) => {
    list.scrollable.scrollTop = top;
    list.place();
  },
  scrollMessages: (top) => chats.front?.messages.scrollTo(top),
  showSimilar: (on) => touch(() => chats.front?.peer && chats.front.messages.showSimilar(on)),
  showPinned: (on) => touch(() => chats.front?.topbar.showPinned(on ? chats.front.peer.posts[0] : undefined)),
  openPicker: () => touch(() => showPicker((peer) => openFromList(pressed(peer)))),
  closePopups: () => touch(closePopups),
  /** Shift+click on a row: a second complete `.chat.active` in a popup, which leads nowhere. */
  preview: (reference) =>
    touch(() => {
      const nothing = () => {};
      const chat = new Chat({ onProfile: nothing, onPeer: nothing, onJump: nothing, onHidden: nothing });
      chat.show(findPeer(reference));
      chat.element.classList.add('chat-preview');
      showPopup('popup-chat-preview', chat.element);
      chat.messages.toEnd();
    }),
  editPost: (reference, postId, changes = {}) =>
    touch(() => {
      const peer = findPeer(reference);
      Object.assign(
        peer.posts.find(({ id }) => id === postId),
        { edited: true },
        changes,
      );
      for (const chat of chats.stack) if (chat.peer === peer) chat.messages.replace(postId);
      const row = list.rows.get(webKId(peer));
      if (row && peer.posts.at(-1).id === postId) renewSubtitle(row, peer);
    }),
  burst: (count) => touch(() => burst(count, { peerOfRow: (row) => byWebKId(row.dataset.peerId), virtual: list })),
  setTheme: (theme) =>
    touch(() => {
      settings.theme = theme;
      showTheme();
    }),
  ...peerEdits((peer, what) => {
    // Usernames rewrite the hash of the open chat, and all but the number of members fill the titles anew.
    const isOpen = chats.front?.peer === peer;
    const row = list.rows.get(webKId(peer));
    if (what === 'muted') return row && showMuted(row, peer.muted);
    if (what === 'members') return isOpen && chats.front.topbar.showMembers();
    refreshTitles(peer);
    void store.write([peer]);
    if (what === 'handles' && isOpen) chats.address.replace(hashOf(peer));
    return undefined;
  }),
  rerenderLoop: (on) => {
    rerendering = on;
    rerender();
  },
  removeHeader: () => touch(() => chats.front?.topbar.element.remove()),
  restoreHeader: () => touch(() => chats.front?.element.prepend(chats.front.topbar.element)),
  throwingHeader: () =>
    touch(() => {
      const { peer, topbar } = chats.front;
      topbar.title.replaceChildren(throwingTitle({ class: 'peer-title', 'data-peer-id': webKId(peer) }, peer.title));
    }),
  /** The same title element, now of another peer: the address and the messages stay. */
  reuseNodeFor: (reference) =>
    touch(() => {
      const { topbar } = chats.front;
      topbar.peer = findPeer(reference);
      topbar.peerTitle.retarget(topbar.peer);
      topbar.person.querySelector('.person-avatar').dataset.peerId = webKId(topbar.peer);
    }),
  upgradeStore: () => store.upgrade(),
  /** The open chat as the header shows it; undefined when none is open. */
  shown: () => {
    const front = chats.front;
    return front?.peer && describePeer(front.topbar.peer);
  },
  peerOf: (node) => {
    const chat = chats.stack.find((candidate) => candidate.element.contains(node)) ?? chats.front;
    if (node.localName.endsWith('-banner')) return chat?.peer && describePeer(chat.topbar.peer);
    return peerByBooks(node, {
      bookOf: (element) => titleOf(element) ?? linkOf(element),
      titles: TITLES,
      places: PLACES,
    });
  },
  botApiId: (reference) => botApiId(findPeer(reference)),
});

async function start() {
  touch(() => {
    showTheme();
    columnLeft.querySelector('.chatlists-container').append(list.scrollable);
    columnLeft.querySelector('.topics-container').append(topicList.scrollable);
    const joined = joinedBy(account);
    joined.forEach(see);
    list.show(joined.map((peer) => ({ key: webKId(peer), peer })));
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => touch(showTheme));
  document
    .getElementById('search-input')
    .addEventListener('input', (event) => window.replica.search(event.target.value));
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('.sidebar-close-button')) void chats.escape();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !touch(closePopups)) void chats.escape();
  });
  const stored = store.start();
  if (!settings.storeDelay) await stored;
  await openAddress();
}

/** Resolves when the chat that the address names is open and the address has settled. */
window.replica.ready = start();
