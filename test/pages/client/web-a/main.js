import { throwingTitle } from '../common/clobber.js';
import { peerBeside } from '../common/oracle.js';
import {
  allPeers,
  botApiId,
  byHandle,
  describePeer,
  findPeer,
  joinedBy,
  peerEdits,
  searchPeers,
} from '../common/peers.js';
import { account, settings, wait } from '../common/settings.js';
import { leftColumn } from './left-column.js';
import { middleColumn } from './middle-column.js';
import { hashOf, Navigation, routeOf } from './navigation.js';
import { rightColumn } from './right-column.js';
import { Store } from './store.js';
import { bookOf, h, handlerOf, render } from './teact.js';
import { applyTheme } from './theme.js';

const TITLES = '.title > .fullName, .ChatInfo .info > .fullName, .message-title-name > .sender-title';
const { touch } = window.replica;
const store = new Store();
const root = document.getElementById('UiLoader');
const state = {
  joined: joinedBy(account),
  query: '',
  found: { mine: [], others: [] },
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
  onOpen: (peer) => openFromList(peer),
  onMention: (handle) => openByLink(handle),
  onLink: (href) => openByLink(new URL(href).pathname.replace(/^\/(s\/)?/, '').split('/')[0]),
  onProfile: (peer) => openProfile(peer),
};
const navigation = new Navigation((stack) => showStack(stack));
let tree;

function draw(force = false) {
  touch(() => {
    const columns = [leftColumn(state, actions), middleColumn(state, actions), rightColumn(state)];
    const open = state.stack.length > 0;
    const classes = `${open ? 'left-column-not-open' : 'left-column-open'} ${state.profile ? 'right-column-open' : 'right-column-not-open'}`;
    tree = render(h('div', { id: 'Main', class: classes }, columns, h('div', { id: 'portals' })), root, tree, force);
    document.title = open ? state.slides[state.active].peer.title : 'Telegram';
  });
}

/** Shows a peer in the slide of a depth: its header info and messages are new, the slide itself stays. */
function showIn(depth, peer, topic) {
  state.slides[depth] = { peer, topic, key: botApiId(peer) };
  state.active = depth;
  state.shownId = botApiId(peer);
  state.titleNode = undefined;
  state.headerRemoved = false;
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

async function openByLink(handle) {
  const peer = byHandle(handle ?? '');
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

function openProfile(peer) {
  state.profile = peer;
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

let rerendering = false;
function rerender() {
  if (!rerendering) return;
  draw(true);
  requestAnimationFrame(rerender);
}

Object.assign(window.replica, {
  client: 'web-a',
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
  openProfile: (reference) => openProfile(reference ? findPeer(reference) : state.slides[state.active].peer),
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
    return peerBeside(node, TITLES, (title) => bookOf(title) ?? state.slides[state.active]?.peer);
  },
  botApiId: (reference) => botApiId(findPeer(reference)),
});

async function start() {
  const route = routeOf(location.hash);
  navigation.clear();
  touch(applyTheme);
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
      if (!event.target.classList?.contains('chat-list')) return;
      state.scrollTop = event.target.scrollTop;
      draw();
    },
    { capture: true },
  );
  await store.start();
  if (route) await openFromList(route.peer, route.topic);
}

/** Resolves when the chat that the address names is open. */
window.replica.ready = start();
