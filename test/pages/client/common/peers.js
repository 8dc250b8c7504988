import { generatedPeers } from './generated.js';
import { handleOfLink } from './links.js';
import { settings } from './settings.js';

const { touch } = window.replica;

/** The page's own, changeable copy of the data: renames and the like last until the page is left. */
const peers = [...structuredClone(window.replicaPeers), ...generatedPeers(settings)];

/** Handle in lower case to peer; made anew after a handle has changed. */
let handles;

/** All peers, in the order of the data file, then those made for a test. */
export function allPeers() {
  return peers;
}

/** A peer id in the Bot API's form, as the extension writes it. */
export function botApiId(peer) {
  if (peer.kind === 'user' || peer.kind === 'bot') return String(peer.id);
  return peer.kind === 'basic-group' ? `-${peer.id}` : `-100${peer.id}`;
}

/**
 * The peer that a test means: by name in the data, peer id in the Bot API's form, or handle (with or without @).
 *
 * @throws Error when there is none.
 */
export function findPeer(reference) {
  const text = String(reference);
  const peer = peers.find((candidate) => candidate.name === text || botApiId(candidate) === text) ?? byHandle(text);
  if (!peer) throw new Error(`The replica has no peer ${text}`);
  return peer;
}

/** The peer with this handle, in any case. */
export function byHandle(handle) {
  // Of two peers with one handle the first is meant, so it is written last.
  handles ??= new Map(peers.flatMap((peer) => peer.handles.map((own) => [own.toLowerCase(), peer])).reverse());
  return handles.get(handle.replace(/^@/, '').toLowerCase());
}

/** The peer that a link to Telegram leads to, in any of its forms; undefined when nobody has its handle. */
export function peerOfLink(href) {
  const handle = handleOfLink(href);
  return handle === undefined ? undefined : byHandle(handle);
}

/** Peers in the chat list of an account. */
export function joinedBy(account) {
  return peers.filter((peer) => peer.accounts?.includes(account));
}

/** Peers whose handle or title contains the words typed. */
export function searchPeers(query) {
  const key = query.replace(/^@/, '').toLowerCase();
  if (key === '') return [];
  return peers.filter((peer) => [...peer.handles, peer.title].some((text) => text.toLowerCase().includes(key)));
}

/** Channels with a handle that an account has not joined: what a client recommends. */
export function unjoinedChannels(account) {
  return peers.filter(
    (peer) => peer.kind === 'channel' && peer.handles.length > 0 && !peer.accounts?.includes(account),
  );
}

/** A post's words as they are shown, without marks or addresses that a link hides. */
export function plainText(post) {
  return post.text.map((run) => (typeof run === 'string' ? run : (run.text ?? run.link ?? `@${run.mention}`))).join('');
}

/** Posts of joined chats whose words contain the query: `{ peer, post }`, in the order of the chats, newest first. */
export function searchPosts(query, account) {
  const key = query.toLowerCase();
  if (key === '') return [];
  return joinedBy(account).flatMap((peer) =>
    peer.posts
      .filter((post) => plainText(post).toLowerCase().includes(key))
      .map((post) => ({ peer, post }))
      .reverse(),
  );
}

/** What tests compare with: the peer as plain data with its Bot API id. */
export function describePeer(peer) {
  return { name: peer.name, kind: peer.kind, peerId: botApiId(peer), handles: [...peer.handles], title: peer.title };
}

/**
 * The methods by which a test changes a peer, the same on every client.
 *
 * @param onChange called inside `touch` with the peer and what changed ('title', 'marks', 'members', 'handles', 'muted').
 */
export function peerEdits(onChange) {
  const edit = (what, apply) => (reference, value) =>
    touch(() => {
      const peer = findPeer(reference);
      apply(peer, value);
      onChange(peer, what);
    });
  return {
    rename: edit('title', (peer, title) => {
      peer.title = title;
    }),
    setHandles: edit('handles', (peer, own) => {
      peer.handles = own;
      handles = undefined;
    }),
    setVerified: edit('marks', (peer, on) => {
      peer.verified = on;
    }),
    setScam: edit('marks', (peer, on) => {
      peer.scam = on;
    }),
    setFake: edit('marks', (peer, on) => {
      peer.fake = on;
    }),
    setEmojiStatus: edit('marks', (peer, documentId) => {
      peer.emojiStatus = documentId;
    }),
    setBotVerification: edit('marks', (peer, verification) => {
      peer.botVerification = verification;
    }),
    setMembers: edit('members', (peer, members) => {
      peer.members = members;
    }),
    setMuted: edit('muted', (peer, on) => {
      peer.muted = on;
    }),
  };
}
