import { type ErrorCode, errorCode } from '../errors.ts';
import type { Platform } from '../platform/platform.ts';
import { StoredValue } from '../stored-value.ts';
import { type AddedList, readAddedLists } from './added-lists.ts';
import { type BundleName, readBundleName } from './bundle-name.ts';
import type { SyncState } from './schedule.ts';
import { readSyncStates, type SyncStates } from './sync-states.ts';

/** The list that the extension comes with, among those in use. */
export const OWN_LIST = 'own';

/** What the own list is kept under begins with this. */
export const OWN_CHAIN = 'own-';
const STATES_KEY = 'listSyncs';
const ADDED_KEY = 'addedLists';

/** Where a list is synced from. */
export interface ListSourceRecord {
  id: string;
  /** Names what is kept of it. */
  key: string;
  url: string;
  /** Of an added list. */
  fingerprint?: string;
}

/** What is known of the lists without the lists: which there are, and how their syncs have gone. */
export class ListRecords {
  readonly added: StoredValue<AddedList[]>;
  readonly #platform: Pick<Platform, 'store' | 'readBundleName'>;
  readonly #states: StoredValue<SyncStates>;
  /** States that could not be kept: they hold until the background stops. */
  #unkept: SyncStates = {};
  #name: Promise<BundleName> | undefined;

  constructor(platform: Pick<Platform, 'store' | 'readBundleName'>) {
    this.#platform = platform;
    this.#states = new StoredValue(platform.store, STATES_KEY, readSyncStates);
    this.added = new StoredValue(platform.store, ADDED_KEY, readAddedLists);
  }

  /** What names the bundled list. A read that failed is tried again. @throws {CodedError} `LIST_CORRUPT` */
  bundleName(): Promise<BundleName> {
    this.#name ??= this.#platform.readBundleName().then(readBundleName);
    this.#name.catch(() => {
      this.#name = undefined;
    });
    return this.#name;
  }

  /** Never rejects. */
  addedLists(): Promise<AddedList[]> {
    return this.added.get().catch(() => []);
  }

  /** Why {@link addedLists} may lack some. Never rejects. */
  addedProblem(): Promise<ErrorCode | undefined> {
    return this.added.get().then(
      () => undefined,
      (error) => errorCode(error, 'STORAGE_UNAVAILABLE'),
    );
  }

  /** Every list that is synced from somewhere. Never rejects. */
  async sources(): Promise<ListSourceRecord[]> {
    const name = await this.bundleName().catch(() => undefined);
    const own = name?.url ? [{ id: OWN_LIST, key: ownKey(name), url: name.url }] : [];
    return [...own, ...(await this.addedLists()).map((list) => ({ ...list, key: list.id }))];
  }

  /** By what a list is kept under. Never rejects. */
  async states(): Promise<SyncStates> {
    return { ...(await this.#states.get().catch(() => ({}))), ...this.#unkept };
  }

  async stateOf(key: string): Promise<SyncState> {
    return (await this.states())[key] ?? { failures: 0 };
  }

  /** Where it cannot be stored it holds until the background stops. Never rejects. */
  async keepState(key: string, state: SyncState): Promise<void> {
    this.#unkept[key] = state;
    await this.#states
      .change((states) => ({ ...states, [key]: state }))
      .then(
        () => delete this.#unkept[key],
        () => {},
      );
  }

  /** @throws {CodedError} `STORAGE_UNAVAILABLE` */
  async forgetState(key: string): Promise<void> {
    delete this.#unkept[key];
    await this.#states.change(({ [key]: _, ...rest }) => rest);
  }
}

/**
 * The own list is kept under the fingerprint of its first root: a publisher who lost all keys starts anew with another
 * one, and what the old keys signed must not outlive them.
 */
export function ownKey({ fingerprint }: BundleName): string {
  return `${OWN_CHAIN}${fingerprint}`;
}
