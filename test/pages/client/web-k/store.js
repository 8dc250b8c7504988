import { joinedBy } from '../common/peers.js';
import { account, settings, wait } from '../common/settings.js';
import { webKId } from './ids.js';

const VERSION = 9;
const STORES = ['session', 'stickerSets', 'users', 'chats', 'dialogs', 'messages', 'webapp'];

/** The client's own database of one account. Only peers it needs are in it: dialogs, contacts, top peers, itself. */
export class Store {
  /** Creates the databases of all four accounts, as the client does, and writes this one's records. */
  async start() {
    const names = [1, 2, 3, 4].map((slot) => `tweb-account-${slot}`);
    const databases = await Promise.all(names.map((name) => openDatabase(name, VERSION)));
    databases.forEach((database, index) => {
      if (index + 1 === account) this.database = database;
      else database.close();
    });
    if (settings.storeDelay) await wait(settings.storeDelay);
    await this.write();
  }

  /** Writes these peers' records, as far as they are joined. */
  async write(changed = joinedBy(account)) {
    if (!this.database) return;
    const peers = changed.filter((peer) => peer.accounts?.includes(account));
    const transaction = this.database.transaction(
      STORES.flatMap((name) => [name, `${name}__encrypted`]),
      'readwrite',
    );
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = () => reject(transaction.error);
    });
    if (settings.passcode) {
      lock(transaction);
      return done;
    }
    for (const peer of peers) {
      transaction.objectStore(isUser(peer) ? 'users' : 'chats').put(recordOf(peer), String(peer.id));
      transaction.objectStore('dialogs').put({ _: 'dialog', peerId: Number(webKId(peer)) }, webKId(peer));
    }
    return done;
  }

  /** What a later version of the client would do: `upgraded`, or `blocked` when somebody keeps the database open. */
  upgrade() {
    this.database?.close();
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(`tweb-account-${account}`, VERSION + 1);
      request.onblocked = () => resolve('blocked');
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        request.result.close();
        resolve('upgraded');
      };
    });
  }
}

/** With a passcode the plain stores are emptied, everything is in one encrypted value a store. */
function lock(transaction) {
  for (const name of STORES) {
    transaction.objectStore(name).clear();
    transaction.objectStore(`${name}__encrypted`).put(crypto.getRandomValues(new Uint8Array(256)), 'data');
  }
}

function openDatabase(name, version) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      for (const store of STORES.flatMap((plain) => [plain, `${plain}__encrypted`])) {
        if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store);
      }
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function isUser(peer) {
  return peer.kind === 'user' || peer.kind === 'bot';
}

/** The record as the server sends it: an absent flag is false, `username` is absent where `usernames` is. */
export function recordOf(peer) {
  const marks = { verified: peer.verified, scam: peer.scam, fake: peer.fake };
  const common = {
    id: peer.id,
    access_hash: String(peer.id * 7),
    ...handlesOf(peer),
    ...(peer.emojiStatus && { emoji_status: { _: 'emojiStatus', document_id: peer.emojiStatus } }),
    ...(peer.botVerification && { bot_verification_icon: peer.botVerification.icon }),
  };
  if (isUser(peer)) {
    const [first, ...rest] = peer.title.split(' ');
    const flags = present({ ...marks, bot: peer.kind === 'bot', self: peer.self });
    return { _: 'user', ...common, first_name: first, last_name: rest.join(' ') || undefined, pFlags: flags };
  }
  if (peer.kind === 'basic-group') {
    return { _: 'chat', id: peer.id, title: peer.title, participants_count: peer.members, pFlags: {} };
  }
  const isGroup = peer.kind === 'supergroup';
  const left = !peer.accounts?.includes(account);
  const flags = present({ ...marks, broadcast: !isGroup, megagroup: isGroup, forum: Boolean(peer.topics), left });
  return {
    _: 'channel',
    ...common,
    title: peer.title,
    participants_count: peer.members,
    date: 1_590_000_000,
    pFlags: flags,
  };
}

function handlesOf(peer) {
  if (peer.handles.length === 0) return {};
  // A collectible name alone, or several names, come as a list.
  if (peer.handles.length === 1 && peer.handles[0].length > 4) return { username: peer.handles[0] };
  const active = peer.handles.map((username) => ({ _: 'username', username, pFlags: { active: true } }));
  return { usernames: [...active, { _: 'username', username: `${peer.handles[0]}_resting`, pFlags: {} }] };
}

function present(flags) {
  return Object.fromEntries(Object.entries(flags).filter(([, on]) => on));
}
