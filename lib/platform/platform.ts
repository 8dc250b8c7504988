import type { IndexStorage } from '../list/index-storage.ts';
import type { ListStorage } from '../list/storage.ts';
import type { OutboxStorage } from '../reports/outbox-storage.ts';

/** The few browser powers that lib/ uses, behind a seam so that tests can put fakes in their place. */
export interface Platform {
  /** Reads the signed list that came with the extension. Rejects when the file is not there. */
  readBundledList(): Promise<unknown>;
  /** Reads what names that list, without the list. Rejects when the file is not there. */
  readBundleName(): Promise<unknown>;
  /** The extension's own key-value store. Rejects when storage is denied or full. */
  readonly store: {
    get(key: string): Promise<unknown>;
    set(key: string, value: unknown): Promise<void>;
    remove(key: string): Promise<void>;
  };
  /** The same, but forgotten when the browser stops, and never written to disk. */
  readonly session: Platform['store'];
  /** Messages of a language by their keys. Rejects when the extension does not speak it. */
  readMessages(language: string): Promise<Record<string, string>>;
  /** The network. */
  readonly fetch: typeof fetch;
  /** False when there is certainly no connection. */
  isOnline(): boolean;
  /** Where synced lists are kept. */
  readonly listStorage: ListStorage;
  /** Where what was prepared of lists is kept. */
  readonly indexStorage: IndexStorage;
  /** Where what the reader sends is kept. */
  readonly outboxStorage: OutboxStorage;
  /**
   * Runs a task while no other of the same name is running anywhere in the extension.
   *
   * @param wait true: after the one that is running; false: not at all then.
   * @returns what the task gave; `undefined` when it was not run.
   */
  exclusive<T>(name: string, wait: boolean, task: () => Promise<T>): Promise<T | undefined>;
  /** The extension's own version, `0.1.0`. */
  readonly version: string;
}
