import { isAsSeen } from '../list/memory-storage.ts';
import type { ListRecord, ListStorage, Publication } from '../list/storage.ts';
import { answerTo, Database } from './database.ts';

/** What is kept of a list, by its id. */
const LISTS = 'lists';
/** Files by list and hash. */
const FILES = 'files';

/** Keeps lists in IndexedDB: each write is one transaction, so it happens whole or not at all. */
export class IndexedDbListStorage implements ListStorage {
  readonly #database = new Database('lists', 1, (database) => {
    database.createObjectStore(LISTS);
    database.createObjectStore(FILES);
  });

  read(list: string): Promise<ListRecord | undefined> {
    return this.#database.do([LISTS], 'readonly', (store) => answerTo(store(LISTS).get(list)));
  }

  trust(list: string, seen: Partial<Publication>, trusted: Partial<Publication>): Promise<boolean> {
    return this.#database.do([LISTS], 'readwrite', async (store) => {
      const record: ListRecord | undefined = await answerTo(store(LISTS).get(list));
      const isUnchanged = isAsSeen(record, seen);
      if (isUnchanged) store(LISTS).put({ ...record, trusted }, list);
      return isUnchanged;
    });
  }

  readFile(list: string, sha256: string): Promise<Uint8Array | undefined> {
    return this.#database.do([FILES], 'readonly', (store) => answerTo(store(FILES).get([list, sha256])));
  }

  fileHashes(list: string): Promise<Set<string>> {
    return this.#database.do([FILES], 'readonly', async (store) => new Set(await hashesIn(store(FILES), list)));
  }

  addFile(list: string, sha256: string, bytes: Uint8Array): Promise<void> {
    return this.#database.do([FILES], 'readwrite', async (store) => void store(FILES).put(bytes, [list, sha256]));
  }

  use(list: string, seen: Partial<Publication>, current: Publication, files: ReadonlySet<string>): Promise<boolean> {
    return this.#database.do([LISTS, FILES], 'readwrite', async (store) => {
      const record: ListRecord | undefined = await answerTo(store(LISTS).get(list));
      if (!isAsSeen(record, seen)) return false;
      store(LISTS).put({ trusted: record?.trusted ?? {}, current }, list);
      const hashes = await hashesIn(store(FILES), list);
      for (const hash of hashes) if (!files.has(hash)) store(FILES).delete([list, hash]);
      return true;
    });
  }

  ids(): Promise<string[]> {
    return this.#database.do([LISTS], 'readonly', async (store) => {
      return (await answerTo(store(LISTS).getAllKeys())).map(String);
    });
  }

  remove(list: string): Promise<void> {
    return this.#database.do([LISTS, FILES], 'readwrite', async (store) => {
      store(LISTS).delete(list);
      store(FILES).delete(allFilesOf(list));
    });
  }
}

/** Hashes of all the files kept of a list. */
async function hashesIn(files: IDBObjectStore, list: string): Promise<string[]> {
  const keys = (await answerTo(files.getAllKeys(allFilesOf(list)))) as [list: string, sha256: string][];
  return keys.map(([, sha256]) => sha256);
}

function allFilesOf(list: string): IDBKeyRange {
  return IDBKeyRange.bound([list], [list, []]);
}
