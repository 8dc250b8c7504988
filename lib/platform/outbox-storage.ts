import type { OutboxRecord, OutboxStorage } from '../reports/outbox-storage.ts';
import { answerTo, Database } from './database.ts';

const RECORDS = 'records';

/**
 * The outbox in a database of its own, each change in a transaction of its own. Rejects with `STORED_NEWER` when a newer
 * version of the extension has made the database.
 */
export class IndexedDbOutboxStorage implements OutboxStorage {
  /** Its version rises with the format of what is in it, see lib/stored-format.ts. */
  readonly #database = new Database('outbox', 1, (database) => {
    database.createObjectStore(RECORDS, { keyPath: 'id' });
  });

  all(): Promise<OutboxRecord[]> {
    return this.#database.do([RECORDS], 'readonly', (store) => answerTo(store(RECORDS).getAll()));
  }

  get(id: string): Promise<OutboxRecord | undefined> {
    return this.#database.do([RECORDS], 'readonly', (store) => answerTo(store(RECORDS).get(id)));
  }

  add(record: OutboxRecord): Promise<boolean> {
    return this.#change(record.id, undefined, record);
  }

  replace(record: OutboxRecord): Promise<boolean> {
    return this.#change(record.id, record.revision - 1, record);
  }

  remove({ id, revision }: Pick<OutboxRecord, 'id' | 'revision'>): Promise<boolean> {
    return this.#change(id, revision, undefined);
  }

  /** @returns false when what is there is not of the revision `from`. */
  #change(id: string, from: number | undefined, to: OutboxRecord | undefined): Promise<boolean> {
    const work = async (store: (name: string) => IDBObjectStore) => {
      const there: OutboxRecord | undefined = await answerTo(store(RECORDS).get(id));
      const isFrom = there?.revision === from;
      if (isFrom && to) store(RECORDS).put(to);
      else if (isFrom) store(RECORDS).delete(id);
      return isFrom;
    };
    return this.#database.do([RECORDS], 'readwrite', work, { durability: 'strict' });
  }
}
