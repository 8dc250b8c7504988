import { throwingTitle } from '../common/clobber.js';
import { el } from '../common/dom.js';
import { peerBeside } from '../common/oracle.js';
import { allPeers, botApiId, byHandle, describePeer, findPeer, joinedBy, peerEdits } from '../common/peers.js';
import { account, isDark, settings } from '../common/settings.js';
import { Chat } from './chat.js';
import { Chats } from './chats.js';
import { byWebKId, hashOf, webKId } from './ids.js';
import { VirtualList } from './list.js';
import { Profile } from './profile.js';
import { routeOf, routeOfLink } from './route.js';
import { chatRow } from './row.js';
import { Search } from './search.js';
import { recordOf, Store } from './store.js';
import { PeerTitle, peerOfTitle, refreshTitles } from './title.js';

const { touch } = window.replica;
const columnLeft = document.getElementById('column-left');
const profile = new Profile(document.getElementById('column-right'));
const list = new VirtualList({ makeRow: (item) => chatRow(item.peer), onOpen: (item) => openFromList(item.peer) });
const topicList = new VirtualList({
  makeRow: (item) => chatRow(item.peer, item.topic),
  onOpen: (item) => openFromList(item.peer, item.topic),
});
const search = new Search({
  container: document.getElementById('search-container'),
  onOpen: (peer) => openFromList(peer),
});
const store = new Store();
const chats = new Chats({
  container: document.querySelector('#column-center .chats-container'),
  onProfile: (chat) => touch(() => chat.peer && profile.show(chat.peer)),
  onForum: showTopics,
  onShown: (chat) => {
    profile.follow(chat?.peer);
    list.markActive(chat?.peer && webKId(chat.peer));
  },
});

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
  return follow(routeOfLink(anchor.href));
};
window.showMaskedAlert = () => event?.preventDefault();

// Names that production builds put on window.
window.apiManagerProxy = {
  getPeer: (peerId) => {
    const peer = byWebKId(peerId);
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
  openProfile: () => touch(() => chats.front?.peer && profile.show(chats.front.peer)),
  closeProfile: () => touch(() => profile.hide()),
  scrollList: (top) => {
    list.scrollable.scrollTop = top;
    list.place();
  },
  /** Shift+click on a row: a second complete `.chat.active` in a popup. */
  preview: (reference) =>
    touch(() => {
      const chat = new Chat(() => {});
      chat.show(findPeer(reference));
      chat.element.classList.add('chat-preview');
      document.body.append(el('div', { class: 'popup popup-chat-preview active' }, chat.element));
    }),
  setTheme: (theme) =>
    touch(() => {
      settings.theme = theme;
      showTheme();
    }),
  ...peerEdits((peer, what) => {
    // Usernames rewrite the hash of the open chat, and all but the number of members fill the titles anew.
    const isOpen = chats.front?.peer === peer;
    if (what === 'members') return isOpen && chats.front.topbar.showMembers();
    refreshTitles(peer);
    void store.write();
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
    return peerBeside(node, '.user-title > .peer-title, .profile-name > .peer-title, .peer-title', peerOfTitle);
  },
  botApiId: (reference) => botApiId(findPeer(reference)),
});

async function start() {
  touch(() => {
    showTheme();
    columnLeft.querySelector('.chatlists-container').append(list.scrollable);
    columnLeft.querySelector('.topics-container').append(topicList.scrollable);
    list.show(joinedBy(account).map((peer) => ({ key: webKId(peer), peer })));
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => touch(showTheme));
  document
    .getElementById('search-input')
    .addEventListener('input', (event) => window.replica.search(event.target.value));
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('.sidebar-close-button')) void chats.escape();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') void chats.escape();
  });
  const stored = store.start();
  if (!settings.storeDelay) await stored;
  await openAddress();
}

/** Resolves when the chat that the address names is open and the address has settled. */
window.replica.ready = start();
