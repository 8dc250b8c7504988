import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OutboxRecord, OutboxStorage } from '../reports/outbox-storage.ts';

const DATABASE = 'outbox';
const VERSION = 1;
const RECORDS = 'records';

interface Schema extends DBSchema {
  records: { key: string; value: OutboxRecord };
}

/** The outbox in a database of its own, each change in a transaction of its own. */
export class IndexedDbOutboxStorage implements OutboxStorage {
  #opening: Promise<IDBPDatabase<Schema>> | undefined;

  async all(): Promise<OutboxRecord[]> {
    return (await this.#open()).getAll(RECORDS);
  }

  async get(id: string): Promise<OutboxRecord | undefined> {
    return (await this.#open()).get(RECORDS, id);
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
  async #change(id: string, from: number | undefined, to: OutboxRecord | undefined): Promise<boolean> {
    const transaction = (await this.#open()).transaction(RECORDS, 'readwrite', { durability: 'strict' });
    const there = await transaction.store.get(id);
    const isFrom = there?.revision === from;
    if (isFrom) await (to ? transaction.store.put(to) : transaction.store.delete(id));
    await transaction.done;
    return isFrom;
  }

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#opening ??= openDB<Schema>(DATABASE, VERSION, {
      upgrade: (database) => void database.createObjectStore(RECORDS, { keyPath: 'id' }),
      blocking: (_current, _blocked, { target }) => {
        this.#opening = undefined;
        (target as IDBDatabase).close();
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
