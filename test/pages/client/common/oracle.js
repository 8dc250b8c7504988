import { describePeer } from './peers.js';

/**
 * Whose chat stands beside a node, by the client's own books rather than by what the page says.
 *
 * @param node any node, such as a badge
 * @param titleSelector what the client's titles look like
 * @param peerOfTitle the client's book: title element to peer
 * @returns the peer as plain data, or undefined when there is no title near the node
 */
export function peerBeside(node, titleSelector, peerOfTitle) {
  for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) {
    const title = at.querySelector(titleSelector);
    const peer = title && peerOfTitle(title);
    if (peer) return describePeer(peer);
  }
  return undefined;
}

/** An element that the client never makes: badges and other guests are custom elements. */
function isGuest(node) {
  return node instanceof Element && node.localName.includes('-');
}

/**
 * Whose title or link a node stands beside, by the client's own books: the nearest sibling that is in them, else the
 * one link it stands in, else the first title of the place around it (a row, a header, a profile).
 *
 * @param node any node, such as a badge
 * @param options.bookOf the client's books: element to `{ peer }`, where a link to nobody has no peer; undefined for
 *   an element that is no title and no link of the client's
 * @param options.titles what titles look like, the one that names a place before the others
 * @param options.places beyond which elements not to look for a title
 * @returns the peer as plain data, or undefined
 */
export function peerByBooks(node, { bookOf, titles, places }) {
  const near = entryBeside(node, 'previousSibling', bookOf) ?? entryBeside(node, 'nextSibling', bookOf);
  const entry = near ?? entryAround(node, bookOf) ?? entryOfPlace(node, { bookOf, titles, places });
  return entry?.peer && describePeer(entry.peer);
}

/** Words between a node and a title part them; the client's own marks and other guests do not. */
function entryBeside(node, direction, bookOf) {
  for (let at = node[direction]; at; at = at[direction]) {
    if (at instanceof Text && at.data.trim() !== '') return undefined;
    const entry = at instanceof Element && !isGuest(at) ? bookOf(at) : undefined;
    if (entry) return entry;
  }
  return undefined;
}

function entryAround(node, bookOf) {
  for (let at = node.parentElement; at; at = at.parentElement) {
    const entry = bookOf(at);
    if (entry) return entry;
  }
  return undefined;
}

function entryOfPlace(node, { bookOf, titles, places }) {
  for (let at = node.parentElement; at && at !== document.body; at = at.parentElement) {
    for (const selector of titles) {
      const title = at.querySelector(selector);
      const entry = title ? bookOf(title) : undefined;
      if (entry) return entry;
    }
    if (at.matches(places)) return undefined;
  }
  return undefined;
}
