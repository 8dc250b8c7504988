import { allPeers } from '../common/peers.js';

const peers = new Map(allPeers().map((peer) => [webKId(peer), peer]));
const seen = new Map();

/** Web K's peer id: users positive, every other chat negative without the 100. */
export function webKId(peer) {
  return peer.kind === 'user' || peer.kind === 'bot' ? String(peer.id) : `-${peer.id}`;
}

/** The peer with this id in Web K's form. */
export function byWebKId(id) {
  return peers.get(String(id));
}

/** The hash of an open chat: the first handle in use, else the id. */
export function hashOf(peer) {
  return peer.handles[0] ? `#@${peer.handles[0]}` : `#${webKId(peer)}`;
}

/** The client has met this peer: in its chats, a result, a forward. From now on it has its record in memory. */
export function see(peer) {
  seen.set(webKId(peer), peer);
}

/** The peer with this id in Web K's form, if the client has met it. */
export function seenPeer(id) {
  return seen.get(String(id));
}
