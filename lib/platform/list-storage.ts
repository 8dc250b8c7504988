import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { isAsSeen } from '../list/memory-storage.ts';
import type { ListRecord, ListStorage, Publication } from '../list/storage.ts';

const DATABASE = 'lists';
const VERSION = 1;

interface Schema extends DBSchema {
  /** What is kept of a list, by its id. */
  lists: { key: string; value: ListRecord };
  /** Files by list and hash. */
  files: { key: [list: string, sha256: string]; value: Uint8Array };
}

/** Keeps lists in IndexedDB: each write is one transaction, so it happens whole or not at all. */
export class IndexedDbListStorage implements ListStorage {
  #opening: Promise<IDBPDatabase<Schema>> | undefined;

  async read(list: string): Promise<ListRecord | undefined> {
    return (await this.#open()).get('lists', list);
  }

  async trust(list: string, seen: Partial<Publication>, trusted: Partial<Publication>): Promise<boolean> {
    const transaction = (await this.#open()).transaction('lists', 'readwrite');
    const change = async () => {
      const record = await transaction.store.get(list);
      const isUnchanged = isAsSeen(record, seen);
      if (isUnchanged) await transaction.store.put({ ...record, trusted }, list);
      return isUnchanged;
    };
    return whole(transaction, change());
  }

  async readFile(list: string, sha256: string): Promise<Uint8Array | undefined> {
    return (await this.#open()).get('files', [list, sha256]);
  }

  async fileHashes(list: string): Promise<Set<string>> {
    const keys = await (await this.#open()).getAllKeys('files', allFilesOf(list));
    return new Set(keys.map(([, sha256]) => sha256));
  }

  async addFile(list: string, sha256: string, bytes: Uint8Array): Promise<void> {
    await (await this.#open()).put('files', bytes, [list, sha256]);
  }

  async use(
    list: string,
    seen: Partial<Publication>,
    current: Publication,
    files: ReadonlySet<string>,
  ): Promise<boolean> {
    const transaction = (await this.#open()).transaction(['lists', 'files'], 'readwrite');
    const change = async () => {
      const lists = transaction.objectStore('lists');
      const record = await lists.get(list);
      if (!isAsSeen(record, seen)) return false;
      await lists.put({ trusted: record?.trusted ?? {}, current }, list);
      const store = transaction.objectStore('files');
      const keys = await store.getAllKeys(allFilesOf(list));
      await Promise.all(keys.filter(([, sha256]) => !files.has(sha256)).map((key) => store.delete(key)));
      return true;
    };
    return whole(transaction, change());
  }

  async remove(list: string): Promise<void> {
    const transaction = (await this.#open()).transaction(['lists', 'files'], 'readwrite');
    await Promise.all([
      transaction.objectStore('lists').delete(list),
      transaction.objectStore('files').delete(allFilesOf(list)),
      transaction.done,
    ]);
  }

  /** A database that could not be opened, or was closed under us, is opened anew at the next call. */
  #open(): Promise<IDBPDatabase<Schema>> {
    this.#opening ??= openDB<Schema>(DATABASE, VERSION, {
      upgrade(database) {
        database.createObjectStore('lists');
        database.createObjectStore('files');
      },
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        this.#opening = undefined;
      },
      terminated: () => {
        this.#opening = undefined;
      },
    });
    this.#opening.catch(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }
}

/** Waits for the transaction as well, also when the change fails: it fails then too, and somebody must hear of it. */
async function whole<T>(transaction: { done: Promise<void> }, change: Promise<T>): Promise<T> {
  const [result] = await Promise.all([change, transaction.done]);
  return result;
}

function allFilesOf(list: string): IDBKeyRange {
  return IDBKeyRange.bound([list], [list, []]);
}
