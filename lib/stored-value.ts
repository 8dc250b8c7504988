import { CodedError } from './errors.ts';
import type { Platform } from './platform/platform.ts';
import { FIRST_FORMAT, refuseNewer } from './stored-format.ts';

/**
 * One value in the extension's storage. It is read once and changed by one writer at a time, so that two changes at
 * once are both kept. What a newer version of the extension has stored is neither read nor written over. For the
 * background alone: nobody else may write the same key.
 */
export class StoredValue<T> {
  readonly #store: Platform['store'];
  readonly #key: string;
  readonly #decode: (stored: unknown) => T;
  readonly #newest: number;
  #value: Promise<T> | undefined;
  #lastChange: Promise<unknown> = Promise.resolve();

  /**
   * @param decode makes a value of whatever is stored, `undefined` at first. Must not throw.
   * @param newest the newest format that it knows, see {@link refuseNewer}.
   */
  constructor(store: Platform['store'], key: string, decode: (stored: unknown) => T, newest = FIRST_FORMAT) {
    this.#store = store;
    this.#key = key;
    this.#decode = decode;
    this.#newest = newest;
  }

  /**
   * The value as it is kept. A read that failed is tried again at the next call.
   *
   * @throws {CodedError} `STORAGE_UNAVAILABLE`, `STORED_NEWER`
   */
  get(): Promise<T> {
    this.#value ??= this.#read();
    this.#value.catch(() => {
      this.#value = undefined;
    });
    return this.#value;
  }

  /**
   * Puts another value in its place. What could not be read is not written over either.
   *
   * @param next gives the new value; giving back the old one leaves storage alone. What it throws is passed on, and
   *   nothing changes.
   * @returns the value kept from now on.
   * @throws {CodedError} `STORAGE_UNAVAILABLE`, `STORED_NEWER`
   */
  change(next: (value: T) => T): Promise<T> {
    return this.#inTurn(async () => {
      const value = await this.get();
      const changed = next(value);
      if (changed === value) return value;
      await this.#store.set(this.#key, changed).catch(unavailable);
      this.#value = Promise.resolve(changed);
      return changed;
    });
  }

  /** Forgets the value, whoever stored it. @throws {CodedError} `STORAGE_UNAVAILABLE` */
  clear(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#store.remove(this.#key).catch(unavailable);
      this.#value = Promise.resolve(this.#decode(undefined));
    });
  }

  async #read(): Promise<T> {
    const stored = await this.#store.get(this.#key).catch(unavailable);
    refuseNewer(stored, this.#newest);
    return this.#decode(stored);
  }

  #inTurn<R>(task: () => Promise<R>): Promise<R> {
    const turn = this.#lastChange.then(task);
    this.#lastChange = turn.catch(() => {});
    return turn;
  }
}

function unavailable(cause: unknown): never {
  throw new CodedError('STORAGE_UNAVAILABLE', String(cause), { cause });
}
