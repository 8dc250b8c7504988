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
