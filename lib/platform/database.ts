import { refusedDatabase } from '../stored-format.ts';

/*
 * IndexedDB with promises: what the extension needs of it, and no more, since every start of the background loads it
 * (the library for it is three times as much).
 */

/** Transactions are as short as what is done in them: no other promise may be awaited between two requests. */
type Work<T> = (store: (name: string) => IDBObjectStore) => Promise<T>;

/** A database of the extension, open while it is used. */
export class Database {
  readonly #name: string;
  readonly #version: number;
  readonly #create: (database: IDBDatabase) => void;
  #opening: Promise<IDBDatabase> | undefined;

  /** @param create makes its stores when there is none yet. */
  constructor(name: string, version: number, create: (database: IDBDatabase) => void) {
    this.#name = name;
    this.#version = version;
    this.#create = create;
  }

  /**
   * Does something in one transaction: all of it is done, or nothing.
   *
   * @param stores the names of those that it needs.
   * @returns what was done, once the transaction is complete.
   * @throws {CodedError} `STORED_NEWER` when a newer version of the extension has made the database. Whatever IndexedDB
   *   throws, and whatever the work does.
   */
  async do<T>(
    stores: string[],
    mode: 'readonly' | 'readwrite',
    work: Work<T>,
    options?: IDBTransactionOptions,
  ): Promise<T> {
    const transaction = (await this.#open()).transaction(stores, mode, options);
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
    });
    const working = work((name) => transaction.objectStore(name)).catch((error: unknown) => {
      abort(transaction);
      throw error;
    });
    const [result] = await Promise.all([working, done]);
    return result;
  }

  /** One that could not be opened, or was closed under us, is opened anew at the next call. */
  #open(): Promise<IDBDatabase> {
    this.#opening ??= this.#openNow().catch(refusedDatabase);
    this.#opening.catch(() => {
      this.#opening = undefined;
    });
    return this.#opening;
  }

  async #openNow(): Promise<IDBDatabase> {
    const opening = indexedDB.open(this.#name, this.#version);
    opening.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion === 0) this.#create(opening.result);
    };
    const database = await answerTo(opening);
    database.onversionchange = () => {
      database.close();
      this.#opening = undefined;
    };
    database.onclose = () => {
      this.#opening = undefined;
    };
    return database;
  }
}

/** What a request of IndexedDB gives. */
export function answerTo<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** It may be over already. */
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {}
}
