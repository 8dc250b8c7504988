import { botApiId, joinedBy } from '../common/peers.js';
import { account, settings, wait } from '../common/settings.js';

const DATABASE = 'tt-data';
const STORE = 'store';
const KEY = account === 1 ? 'tt-global-state' : `tt-global-state_${account}`;
const MOST_CHATS = 200;

/** The client's stored state: one object, written some seconds after a change. */
export class Store {
  constructor() {
    /** In the order of the chat list. */
    this.seen = new Set();
    /** Shown since, the last one at the end: these are kept first. */
    this.recent = new Set();
    this.timer = undefined;
  }

  /** What an earlier visit left behind is there before anything is shown. */
  async start() {
    for (const peer of joinedBy(account)) this.seen.add(peer);
    if (settings.passcode) await put('tt-passcode', 'globalEncrypted', crypto.getRandomValues(new Uint8Array(512)));
    if (settings.cached) await this.flush();
    else this.change();
  }

  /** A peer was shown: it is part of the next write. */
  see(...peers) {
    for (const peer of peers) {
      this.recent.delete(peer);
      this.recent.add(peer);
    }
    this.change();
  }

  change() {
    this.timer ??= setTimeout(() => this.flush(), settings.cacheDelay);
  }

  async flush() {
    clearTimeout(this.timer);
    this.timer = undefined;
    await put(DATABASE, 'tt-shared-state', { settings: { theme: settings.theme }, isInitial: false });
    await put(DATABASE, KEY, settings.passcode ? lockedState() : stateOf(this.kept()));
  }

  kept() {
    return [...new Set([...[...this.recent].reverse(), ...this.seen])].slice(0, MOST_CHATS);
  }

  /** What a later version of the client would do: `upgraded`, or `blocked` when somebody keeps the database open. */
  async upgrade() {
    await wait(0);
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(DATABASE, 2);
      request.onblocked = () => resolve('blocked');
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        request.result.close();
        resolve('upgraded');
      };
    });
  }
}

function stateOf(peers) {
  const self = peers.find((peer) => peer.self);
  const people = peers.filter(isPerson);
  return {
    currentUserId: self && botApiId(self),
    passcode: {},
    chats: {
      byId: Object.fromEntries(peers.map((peer) => [botApiId(peer), chatRecord(peer)])),
      fullInfoById: Object.fromEntries(
        peers.filter((peer) => peer.about).map((peer) => [botApiId(peer), { about: peer.about }]),
      ),
      similarChannelsById: {},
    },
    users: { byId: Object.fromEntries(people.map((peer) => [botApiId(peer), userRecord(peer)])) },
  };
}

function lockedState() {
  return { passcode: { hasPasscode: true }, chats: { byId: {}, fullInfoById: {} }, users: { byId: {} } };
}

const TYPES = { channel: 'chatTypeChannel', supergroup: 'chatTypeSuperGroup', 'basic-group': 'chatTypeBasicGroup' };

function chatRecord(peer) {
  return withoutAbsent({
    id: botApiId(peer),
    type: TYPES[peer.kind] ?? 'chatTypePrivate',
    title: peer.title,
    membersCount: peer.members,
    isListed: isPerson(peer) ? undefined : true,
    isNotJoined: !isPerson(peer) && !peer.accounts?.includes(account) ? true : undefined,
    isForum: peer.topics ? true : undefined,
    creationDate: 1_590_000_000,
    ...marks(peer),
  });
}

function userRecord(peer) {
  const [firstName, ...rest] = peer.title.split(' ');
  return withoutAbsent({
    id: botApiId(peer),
    type: peer.kind === 'bot' ? 'userTypeBot' : 'userTypeRegular',
    firstName,
    lastName: rest.join(' ') || undefined,
    isSelf: peer.self,
    ...marks(peer),
  });
}

function marks(peer) {
  const active = peer.handles.map((username) => ({ username, isActive: true }));
  const resting = peer.handles.length > 1 ? [{ username: `${peer.handles[0]}_resting` }] : [];
  return {
    hasUsername: peer.handles.length > 0 || undefined,
    usernames: active.length ? [...active, ...resting] : undefined,
    isVerified: peer.verified || undefined,
    fakeType: peer.scam ? 'scam' : peer.fake ? 'fake' : undefined,
    emojiStatus: peer.emojiStatus && { type: 'regular', documentId: peer.emojiStatus },
    botVerificationIconId: peer.botVerification?.icon,
    isMin: false,
  };
}

function isPerson(peer) {
  return peer.kind === 'user' || peer.kind === 'bot';
}

function withoutAbsent(record) {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

async function put(name, key, value) {
  const database = await openDatabase(name);
  await new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, 'readwrite');
    transaction.objectStore(STORE).put(value, key);
    transaction.oncomplete = resolve;
    transaction.onerror = () => reject(transaction.error);
  });
  database.close();
}

function openDatabase(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
