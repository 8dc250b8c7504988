import { throwingTitle } from '../common/clobber.js';
import { handleOfLink } from '../common/links.js';
import { peerByBooks } from '../common/oracle.js';
import {
  allPeers,
  botApiId,
  byHandle,
  describePeer,
  findPeer,
  joinedBy,
  peerEdits,
  searchPeers,
  searchPosts,
  unjoinedChannels,
} from '../common/peers.js';
import { account, settings, wait } from '../common/settings.js';
import { leftColumn } from './left-column.js';
import { peerOfBook } from './messages.js';
import { middleColumn } from './middle-column.js';
import { hashOf, Navigation, routeOf } from './navigation.js';
import { rightColumn } from './right-column.js';
import { Store } from './store.js';
import { bookOf, h, handlerOf, render } from './teact.js';
import { applyTheme } from './theme.js';

/** What names a place, the first before the others; and what is one place. */
const TITLES = ['.title > .fullName', '.ChatInfo .info > .fullName', '.message-title-name > .sender-title'];
const PLACES =
  '.ListItem, .ChatInfo, .ProfileInfo, .message-title, .left-search-local-suggestion, .text-content, .WebPage';
const opened = [];
const { touch } = window.replica;
const store = new Store();
const root = document.getElementById('UiLoader');
const state = {
  joined: joinedBy(account),
  query: '',
  tab: 'chats',
  found: { mine: [], others: [], recommended: [], posts: [] },
  messagesTop: undefined,
  similar: false,
  pinned: false,
  profileTab: undefined,
  scrollTop: 0,
  shownId: undefined,
  /** `{ peer, topic, key }`, one for each depth that has been used. */
  slides: [],
  active: 0,
  /** Hashes of the open chats, undermost first. */
  stack: [],
  profile: undefined,
  headerRemoved: false,
  titleNode: undefined,
};
const actions = {
  onOpen: (peer) => openFromList(pressed(peer)),
  onPeer: (peer) => openByLink(pressed(peer).handles[0], peer),
  onMention: (handle) => followLink(handle),
  onLink: (href) => followLink(handleOfLink(href)),
  onProfile: (peer) => openProfile(peer),
};
const navigation = new Navigation((stack) => showStack(stack));
let tree;

/** Notes that a press reached a peer's place. */
function pressed(peer) {
  opened.push(peer.name);
  return peer;
}

function followLink(handle) {
  const peer = byHandle(handle ?? '');
  if (peer) pressed(peer);
  return openByLink(handle);
}

function draw(force = false) {
  touch(() => {
    const columns = [leftColumn(state, actions), middleColumn(state, actions), rightColumn(state, actions)];
    const open = state.stack.length > 0;
    const classes = `${open ? 'left-column-not-open' : 'left-column-open'} ${state.profile ? 'right-column-open' : 'right-column-not-open'}`;
    tree = render(h('div', { id: 'Main', class: classes }, columns, h('div', { id: 'portals' })), root, tree, force);
    document.title = open ? state.slides[state.active].peer.title : 'Telegram';
    if (state.messagesTop === undefined) scrollToEnd();
  });
}

/** A chat opens at its newest message. */
function scrollToEnd() {
  const list = document.querySelector('.Transition_slide-active .MessageList');
  if (list) list.scrollTop = list.scrollHeight;
}

/** Shows a peer in the slide of a depth: its header info and messages are new, the slide itself stays. */
function showIn(depth, peer, topic) {
  state.slides[depth] = { peer, topic, key: botApiId(peer) };
  state.active = depth;
  state.shownId = botApiId(peer);
  state.titleNode = undefined;
  state.headerRemoved = false;
  state.messagesTop = undefined;
  state.similar = false;
  state.pinned = false;
  if (state.profile) state.profile = peer;
  store.see(peer);
}

async function openFromList(peer, topic) {
  await wait(0);
  const wasOpen = state.stack.length > 0;
  state.stack = [hashOf(peer, topic)];
  showIn(0, peer, topic);
  draw();
  if (wasOpen) navigation.replace(state.stack);
  else navigation.push(state.stack);
}

async function openByLink(handle, known) {
  const peer = known ?? byHandle(handle ?? '');
  if (!peer) return notify('User does not exist');
  if (state.stack.length === 0) return openFromList(peer);
  await wait(0);
  state.stack = [...state.stack, hashOf(peer)];
  // Two slides take turns, however deep it goes.
  showIn((state.stack.length - 1) % 2, peer);
  draw();
  navigation.push(state.stack);
  return undefined;
}

function showStack(stack) {
  const route = stack.length > 0 ? routeOf(stack.at(-1)) : undefined;
  state.stack = route ? stack : [];
  if (route) showIn((stack.length - 1) % 2, route.peer, route.topic);
  else close();
  draw();
}

function close() {
  state.slides = [];
  state.active = 0;
  state.shownId = undefined;
  state.profile = undefined;
}

function openProfile(peer, tab) {
  state.profile = peer;
  state.profileTab = tab;
  if (tab === 'similar') store.see(...(peer.similar ?? []).map((name) => findPeer(name)));
  draw();
  // Seen: one more entry with the same address when the right column opens.
  navigation.push(state.stack);
}

function notify(words) {
  touch(() =>
    document
      .getElementById('portals')
      .append(Object.assign(document.createElement('div'), { className: 'Notification', textContent: words })),
  );
}

function search(query) {
  state.query = query;
  const found = searchPeers(query);
  const isMine = (peer) => peer.accounts?.includes(account);
  state.found = {
    posts: searchPosts(query, account),
    recommended: unjoinedChannels(account),
    mine: found.filter(isMine),
    others: found.filter((peer) => !isMine(peer) && peer.handles.length > 0),
  };
  store.see(...state.found.others);
  draw();
}

/** Events are handled at the document; rows act on mousedown. */
function dispatch(event) {
  for (let at = event.target; at instanceof Node; at = at.parentNode) {
    const handler = handlerOf(at, event.type);
    if (!handler) continue;
    event.preventDefault();
    handler(event);
    return;
  }
}

/** The first `count` in the opposite order. */
function turned(peers, count) {
  const some = peers.slice(0, Math.max(0, count));
  return [...some.reverse(), ...peers.slice(some.length)];
}

let rerendering = false;
function rerender() {
  if (!rerendering) return;
  draw(true);
  requestAnimationFrame(rerender);
}

Object.assign(window.replica, {
  client: 'web-a',
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
  openByLink,
  escape: async () => {
    if (state.stack.length === 0) return;
    showStack(state.stack.slice(0, -1));
    navigation.replace(state.stack);
  },
  back: () => history.back(),
  search,
  searchTab: (tab) => {
    state.tab = tab;
    search(state.query);
  },
  openProfile: (reference, tab) => openProfile(reference ? findPeer(reference) : state.slides[state.active].peer, tab),
  showSimilar: (on) => {
    state.similar = on;
    store.see(...(state.slides[state.active].peer.similar ?? []).map((name) => findPeer(name)));
    draw();
  },
  showPinned: (on) => {
    state.pinned = on;
    draw();
  },
  scrollMessages: (top) => {
    state.messagesTop = top;
    draw();
    const list = document.querySelector('.Transition_slide-active .MessageList');
    if (list) list.scrollTop = top;
  },
  /** The rows of the search show other peers, from the first to the last: the same nodes, in one go. */
  burst: (count) => {
    const { mine, others } = state.found;
    state.found = { ...state.found, mine: turned(mine, count), others: turned(others, count - mine.length) };
    draw();
    return Math.min(count, mine.length + others.length);
  },
  editPost: (reference, postId, changes = {}) => {
    const peer = findPeer(reference);
    Object.assign(
      peer.posts.find(({ id }) => id === postId),
      { edited: true },
      changes,
    );
    draw();
  },
  closeProfile: () => {
    state.profile = undefined;
    draw();
  },
  scrollList: (top) => {
    document.querySelector('.chat-list').scrollTop = top;
    state.scrollTop = top;
    draw();
  },
  setTheme: (theme) =>
    touch(() => {
      settings.theme = theme;
      applyTheme();
    }),
  ...peerEdits(() => {
    draw();
    store.change();
  }),
  rerenderLoop: (on) => {
    rerendering = on;
    rerender();
  },
  removeHeader: () => {
    state.headerRemoved = true;
    draw();
  },
  restoreHeader: () => {
    state.headerRemoved = false;
    state.titleNode = undefined;
    draw();
  },
  throwingHeader: () =>
    touch(() => {
      state.titleNode = throwingTitle(
        { class: 'fullName _8IVW0azL', dir: 'auto' },
        state.slides[state.active].peer.title,
      );
      draw();
    }),
  /** The same nodes, now of another peer: only texts and `data-peer-id` change, the address stays. */
  reuseNodeFor: (reference) => {
    const slide = state.slides[state.active];
    // The first draw gives up the avatar's own key, so that the second one can re-use its node.
    slide.key = 'reused';
    draw();
    slide.peer = findPeer(reference);
    draw();
  },
  flushCache: () => store.flush(),
  upgradeStore: () => store.upgrade(),
  shown: () => (state.stack.length > 0 ? describePeer(state.slides[state.active].peer) : undefined),
  peerOf: (node) => {
    if (node.localName.endsWith('-banner')) return window.replica.shown();
    const books = (element) => {
      if (element === state.titleNode) return { peer: state.slides[state.active]?.peer };
      return peerOfBook(bookOf(element));
    };
    return peerByBooks(node, { bookOf: books, titles: TITLES, places: PLACES });
  },
  botApiId: (reference) => botApiId(findPeer(reference)),
});

async function start() {
  const route = routeOf(location.hash);
  navigation.clear();
  touch(applyTheme);
  await store.start();
  draw();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => touch(applyTheme));
  document.addEventListener('mousedown', dispatch);
  document.addEventListener('click', dispatch);
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') void window.replica.escape();
  });
  document.addEventListener('input', (event) => {
    if (event.target.id === 'telegram-search-input') search(event.target.value);
  });
  document.addEventListener(
    'scroll',
    (event) => {
      const { classList, scrollTop } = event.target;
      if (classList?.contains('chat-list')) state.scrollTop = scrollTop;
      else if (classList?.contains('MessageList')) state.messagesTop = scrollTop;
      else return;
      draw();
    },
    { capture: true },
  );
  if (route) await openFromList(route.peer, route.topic);
}

/** Resolves when the chat that the address names is open. */
window.replica.ready = start();
