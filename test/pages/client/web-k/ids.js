import { allPeers } from '../common/peers.js';

/** Web K's peer id: users positive, every other chat negative without the 100. */
export function webKId(peer) {
  return peer.kind === 'user' || peer.kind === 'bot' ? String(peer.id) : `-${peer.id}`;
}

/** The peer with this id in Web K's form. */
export function byWebKId(id) {
  return allPeers().find((peer) => webKId(peer) === String(id));
}

/** The hash of an open chat: the first handle in use, else the id. */
export function hashOf(peer) {
  return peer.handles[0] ? `#@${peer.handles[0]}` : `#${webKId(peer)}`;
}
