import type { IndexStorage, StoredHead, StoredPage } from '../list/index-storage.ts';
import type { Numbers } from '../list/rows.ts';
import { answerTo, Database } from './database.ts';

/** What is needed to open the index of a list, by the list's id. */
const HEADS = 'heads';
/** Pages by list, write, row and number. */
const PAGES = 'pages';
/** Pages written in one transaction: a page is small, and a transaction of all of a large list's would be huge. */
const AT_ONCE = 256;

/**
 * Keeps indexes in a database of their own: an earlier version of the extension that does not know this one's form does
 * not lose its lists with it.
 */
export class IndexedDbIndexStorage implements IndexStorage {
  readonly #database = new Database('list-index', 1, (database) => {
    database.createObjectStore(HEADS);
    database.createObjectStore(PAGES);
  });

  readHead(list: string): Promise<StoredHead | undefined> {
    return this.#database.do([HEADS], 'readonly', (store) => answerTo(store(HEADS).get(list)));
  }

  readPages(
    list: string,
    stamp: string,
    wanted: readonly (readonly [row: string, number: number])[],
  ): Promise<(Numbers | undefined)[]> {
    return this.#database.do([PAGES], 'readonly', (store) => {
      const pages = store(PAGES);
      return Promise.all(wanted.map(([row, number]) => answerTo(pages.get([list, stamp, row, number]))));
    });
  }

  async write(list: string, head: StoredHead, pages: Iterable<StoredPage>): Promise<void> {
    await this.remove(list);
    const all = [...pages];
    for (let from = 0; from < all.length; from += AT_ONCE) {
      await this.#database.do([PAGES], 'readwrite', async (store) => {
        for (const [row, number, page] of all.slice(from, from + AT_ONCE)) {
          store(PAGES).put(page, [list, head.stamp, row, number]);
        }
      });
    }
    await this.#database.do([HEADS], 'readwrite', async (store) => void store(HEADS).put(head, list));
  }

  remove(list: string): Promise<void> {
    return this.#database.do([HEADS, PAGES], 'readwrite', async (store) => {
      store(HEADS).delete(list);
      store(PAGES).delete(IDBKeyRange.bound([list], [list, []]));
    });
  }
}
