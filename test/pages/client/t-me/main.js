import { throwingTitle } from '../common/clobber.js';
import { handleOfLink } from '../common/links.js';
import { peerByBooks } from '../common/oracle.js';
import { allPeers, botApiId, byHandle, describePeer, findPeer, peerEdits } from '../common/peers.js';
import { settings } from '../common/settings.js';

const TITLES = '.tgme_page_title, .tgme_channel_info_header_title, .tgme_header_title, .tgme_widget_message_owner_name';
const PLACES = '.tgme_page, .tgme_channel_info, .tgme_header, .tgme_widget_message_author, .tgme_widget_message_text';
const LINKS =
  'a.tgme_widget_message_forwarded_from_name, .tgme_widget_message_text a, .tgme_page_description a, ' +
  '.tgme_channel_info_description a, a.tgme_widget_message_link_preview';
const { touch } = window.replica;
/** What the server wrote: whom each link led to when it came, and which titles are the page's own chat's. */
const books = new WeakMap();
const state = JSON.parse(document.getElementById('replica-state').textContent);
const page = state.peerName === null ? undefined : findPeer(state.peerName);
const olderPosts = [...state.olderPosts];

function titles() {
  return [...document.querySelectorAll(TITLES)];
}

/** Enters what has come into the books. */
function enter(root) {
  for (const title of root.querySelectorAll(TITLES)) books.set(title, { peer: page });
  for (const name of root.querySelectorAll('a.tgme_widget_message_owner_name')) books.set(name, { peer: page });
  for (const link of root.querySelectorAll(LINKS)) {
    const handle = handleOfLink(link.href);
    books.set(link, { peer: handle === undefined ? undefined : byHandle(handle) });
  }
}

/** Older posts are put before the others, as scrolling up does. */
function loadOlder() {
  const html = olderPosts.pop();
  if (!html) return false;
  const post = document.createRange().createContextualFragment(html);
  enter(post);
  touch(() => document.querySelector('.js-messages_more_wrap').after(post));
  return true;
}

let rerendering = false;
function rerender() {
  if (!rerendering) return;
  touch(() => {
    for (const title of titles()) title.querySelector('span')?.replaceChildren(page.title);
  });
  requestAnimationFrame(rerender);
}

Object.assign(window.replica, {
  client: 't-me',
  configure: (changes) => Object.assign(settings, changes),
  peers: () => allPeers().map(describePeer),
  loadOlder,
  ...peerEdits((peer, what) => {
    if (peer !== page || what !== 'title') return;
    for (const title of titles()) title.querySelector('span')?.replaceChildren(peer.title);
  }),
  rerenderLoop: (on) => {
    rerendering = on;
    rerender();
  },
  removeHeader: () =>
    touch(() => {
      for (const title of titles()) title.remove();
    }),
  throwingHeader: () =>
    touch(() => {
      for (const title of titles()) title.replaceChildren(throwingTitle({ dir: 'auto' }, page.title));
    }),
  shown: () => page && describePeer(page),
  peerOf: (node) => {
    if (node.localName.endsWith('-banner')) return page && describePeer(page);
    return peerByBooks(node, { bookOf: (element) => books.get(element), titles: [TITLES], places: PLACES });
  },
  botApiId: (reference) => botApiId(findPeer(reference)),
});

addEventListener('scroll', () => {
  if (scrollY < 40) loadOlder();
});
enter(document);
window.replica.ready = Promise.resolve();
