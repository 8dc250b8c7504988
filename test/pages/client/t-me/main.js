import { throwingTitle } from '../common/clobber.js';
import { peerBeside } from '../common/oracle.js';
import { allPeers, botApiId, describePeer, findPeer, peerEdits } from '../common/peers.js';
import { settings } from '../common/settings.js';

const TITLES = '.tgme_page_title, .tgme_channel_info_header_title, .tgme_header_title, .tgme_widget_message_owner_name';
const { touch } = window.replica;
const state = JSON.parse(document.getElementById('replica-state').textContent);
const page = state.peerName === null ? undefined : findPeer(state.peerName);
const olderPosts = [...state.olderPosts];

function titles() {
  return [...document.querySelectorAll(TITLES)];
}

/** Older posts are put before the others, as scrolling up does. */
function loadOlder() {
  const html = olderPosts.pop();
  if (!html) return false;
  const post = document.createRange().createContextualFragment(html);
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
    return peerBeside(node, `.tgme_page_title, ${TITLES}`, () => page);
  },
  botApiId: (reference) => botApiId(findPeer(reference)),
});

addEventListener('scroll', () => {
  if (scrollY < 40) loadOlder();
});
window.replica.ready = Promise.resolve();
