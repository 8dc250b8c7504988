import { CodedError, errorCode } from '../errors.ts';
import type { Platform } from '../platform/platform.ts';
import { StoredValue } from '../stored-value.ts';
import { type AddedList, MOST_ADDED, readAddedLists } from './added-lists.ts';
import { readListAddress } from './address.ts';
import { type Bundle, readBundle } from './bundle.ts';
import { BusyError, download } from './download.ts';
import { fingerprintOf } from './fingerprint.ts';
import { LISTS_IN_USE_KEY } from './keys.ts';
import { type LoadedList, loadAddedList, loadOwnList } from './load.ts';
import { MemoryListStorage } from './memory-storage.ts';
import { afterFailure, afterSuccess, isDue, isStale, type SyncState } from './schedule.ts';
import type { ListContact } from './schema.ts';
import { MOST_BYTES, syncList } from './sync.ts';
import { readSyncStates, type SyncStates } from './sync-states.ts';
import { metadataPath } from './tuf/layout.ts';
import { openRoot } from './tuf/trust.ts';

/** Names what is kept of the list that the extension comes with. */
export const OWN_LIST = 'own';
const STATES_KEY = 'listSyncs';
const ADDED_KEY = 'addedLists';

/** A list that verdicts can rest on. */
export interface UsableList extends LoadedList {
  id: string;
  /** Where an added list comes from; absent for the extension's own. */
  url?: string;
}

/** How one list is doing. */
export interface ListStatus {
  id: string;
  /** As its publisher calls it. */
  name: string;
  /** Where an added list comes from; absent for the extension's own. */
  url?: string;
  /** Of an added list. */
  fingerprint?: string;
  /** 0 while nothing of it could be loaded. */
  version: number;
  /** Day of publication, `YYYY-MM-DD`, UTC; empty while nothing of it could be loaded. */
  published: string;
  /** How many organisations it holds. */
  organisations: number;
  source: LoadedList['source'];
  /** When its publisher last vouched for it, ISO 8601; absent before the first sync. */
  contacted?: string;
  /** Nobody has vouched for it in 30 days. */
  stale: boolean;
  /** Whether it can be synced at all: a build need not name an address. */
  syncs: boolean;
  /** How its publisher is reached. */
  contact?: ListContact;
  /** Why it is not up to date, or not in use. */
  problem?: LoadedList['problem'];
}

/** A list that the reader may add. */
export interface ListPreview {
  /** Its address, with a slash at the end. */
  url: string;
  name: string;
  fingerprint: string;
  version: number;
  published: string;
  organisations: number;
}

export type ListsPlatform = Pick<Platform, 'store' | 'readBundledList' | 'fetch' | 'listStorage' | 'exclusive'>;

/** Where a list is synced from, and the root that is trusted from the start. */
interface Source {
  id: string;
  url: string;
  /** Of an added list. */
  fingerprint?: string;
}

/** What a sync starts from: a root, and files that came with the extension. */
interface Trusted {
  root: Uint8Array;
  atHand?: ReadonlyMap<string, Uint8Array>;
}

/**
 * The lists that verdicts rest on: the one the extension comes with, and those the reader added. Each has its own root
 * and keeps its own trust. For the background alone.
 */
export class Lists {
  readonly #platform: ListsPlatform;
  readonly #now: () => Date;
  readonly #states: StoredValue<SyncStates>;
  readonly #added: StoredValue<AddedList[]>;
  #usable: Promise<UsableList[]> | undefined;
  #ownUrl: string | undefined;
  /** Why an added list is not among them. */
  readonly #unusable = new Map<string, NonNullable<LoadedList['problem']>>();

  constructor(platform: ListsPlatform, now = () => new Date()) {
    this.#platform = platform;
    this.#now = now;
    this.#states = new StoredValue(platform.store, STATES_KEY, readSyncStates);
    this.#added = new StoredValue(platform.store, ADDED_KEY, readAddedLists);
  }

  /**
   * The lists in use, the extension's own first. The same array until one of them changes.
   *
   * @throws {CodedError} `LIST_UNREADABLE` when the extension's own cannot be read; it is tried again at the next call.
   */
  usable(): Promise<UsableList[]> {
    this.#usable ??= this.#load();
    this.#usable.catch(() => {
      this.#usable = undefined;
    });
    return this.#usable;
  }

  /** How each list is doing, the extension's own first. @throws {CodedError} `LIST_UNREADABLE` */
  async status(): Promise<ListStatus[]> {
    const [usable, added, states] = await Promise.all([this.usable(), this.#addedLists(), this.#syncStates()]);
    return [{ id: OWN_LIST }, ...added].map((list) => {
      const loaded = usable.find(({ id }) => id === list.id);
      return this.#statusOf(list, loaded, states[list.id] ?? { failures: 0 });
    });
  }

  /** True when nobody has vouched for a list in 30 days. */
  async isStale({ id, list }: UsableList): Promise<boolean> {
    const states = await this.#syncStates();
    return isStale(states[id] ?? { failures: 0 }, list.published, this.#now().getTime());
  }

  /**
   * Syncs the lists, one after the other. Failures are kept with the list's status. Never rejects.
   *
   * @param which `due`: those whose time has come, unless another sync is at work; `all`: every one, now.
   */
  async sync(which: 'due' | 'all'): Promise<void> {
    await this.#platform
      .exclusive('list-sync', which === 'all', async () => {
        for (const source of await this.#sources()) {
          const state = (await this.#syncStates())[source.id] ?? { failures: 0 };
          if (which === 'all' || isDue(state, this.#now().getTime())) await this.#syncOne(source, state);
        }
        await this.#tellPages();
      })
      .catch(() => {});
  }

  /**
   * Looks at a list that the reader may add: everything of it is downloaded and verified, nothing is kept.
   *
   * @param address as typed.
   * @throws {CodedError} `LIST_ADDRESS_INVALID`, `LIST_ALREADY_ADDED`, `LIST_*` when there is no sound list.
   */
  async preview(address: string): Promise<ListPreview> {
    const url = readListAddress(address);
    const root = await this.#firstRoot(url);
    const fingerprint = await fingerprintOf(root);
    await this.#refuseKnown(url, fingerprint);
    const storage = new MemoryListStorage();
    await syncList({ id: url, url, root }, { fetch: this.#platform.fetch, storage, now: this.#now });
    const { list } = await loadAddedList(url, storage);
    const { name, version, published, organisations } = list;
    return { url, name, fingerprint, version, published, organisations: organisations.length };
  }

  /**
   * Adds a list whose fingerprint the reader agreed to.
   *
   * @throws {CodedError} `LIST_SIGNATURE` when the list there has another one by now, `LISTS_FULL`,
   *   `STORAGE_UNAVAILABLE`, and whatever `preview` throws.
   */
  async add(address: string, fingerprint: string): Promise<void> {
    const url = readListAddress(address);
    const root = await this.#agreedRoot(url, fingerprint);
    await this.#refuseKnown(url, fingerprint);
    if ((await this.#added.get()).length >= MOST_ADDED) throw new CodedError('LISTS_FULL', `${MOST_ADDED} lists`);
    const id = `added-${fingerprint}`;
    const { fetch, listStorage: storage } = this.#platform;
    await syncList({ id, url, root }, { fetch, storage, now: this.#now });
    const { list } = await loadAddedList(id, storage);
    const entry: AddedList = { id, url, fingerprint, name: list.name };
    await this.#added.change((added) => [...added, entry]);
    await this.#keepState(id, afterSuccess({ failures: 0 }, this.#now().getTime()));
    await this.#changed();
  }

  /** Removes an added list and everything kept of it. @throws {CodedError} `STORAGE_UNAVAILABLE` */
  async remove(id: string): Promise<void> {
    await this.#added.change((added) => added.filter((list) => list.id !== id));
    await this.#states.change(({ [id]: _, ...rest }) => rest);
    // What is left behind when this fails is used no more.
    await this.#platform.listStorage.remove(id).catch(() => {});
    await this.#changed();
  }

  /** Removes every added list. @throws {CodedError} `STORAGE_UNAVAILABLE` */
  async removeAdded(): Promise<void> {
    for (const { id } of await this.#added.get()) await this.remove(id);
    await this.#added.clear();
  }

  async #load(): Promise<UsableList[]> {
    this.#unusable.clear();
    const { listStorage } = this.#platform;
    const own = await this.#readBundle()
      .then((bundle) => loadOwnList(OWN_LIST, bundle, listStorage))
      .catch((cause: unknown) => {
        throw new CodedError('LIST_UNREADABLE', String(cause), { cause });
      });
    const usable: UsableList[] = [{ ...own, id: OWN_LIST }];
    for (const { id, url } of await this.#addedLists()) {
      try {
        usable.push({ ...(await loadAddedList(id, listStorage)), id, url });
      } catch (error) {
        this.#unusable.set(id, errorCode(error, 'STORAGE_UNAVAILABLE'));
      }
    }
    return usable;
  }

  #statusOf(
    { id, url, fingerprint, name = '' }: Partial<AddedList> & { id: string },
    loaded: UsableList | undefined,
    state: SyncState,
  ): ListStatus {
    const problem = loaded?.problem ?? this.#unusable.get(id) ?? state.problem;
    const { list } = loaded ?? {};
    return {
      id,
      name: list?.name ?? name,
      ...(url && { url }),
      ...(fingerprint && { fingerprint }),
      version: list?.version ?? 0,
      published: list?.published ?? '',
      organisations: list?.organisations.length ?? 0,
      source: loaded?.source ?? 'synced',
      ...(state.contacted !== undefined && { contacted: new Date(state.contacted).toISOString() }),
      stale: list !== undefined && isStale(state, list.published, this.#now().getTime()),
      syncs: id !== OWN_LIST || this.#ownUrl !== undefined,
      ...(list?.contact && { contact: list.contact }),
      ...(problem && { problem }),
    };
  }

  async #sources(): Promise<Source[]> {
    const { url } = await this.#readBundle().catch((): Partial<Bundle> => ({}));
    return [...(url ? [{ id: OWN_LIST, url }] : []), ...(await this.#addedLists())];
  }

  async #readBundle(): Promise<Bundle> {
    const bundle = readBundle(await this.#platform.readBundledList());
    this.#ownUrl = bundle.url;
    return bundle;
  }

  async #syncOne({ id, url, fingerprint }: Source, state: SyncState): Promise<void> {
    const today = this.#now().toISOString().slice(0, 10);
    // What a server hands out to be shown again could tell readers apart: after a day it is forgotten.
    const anew = state.anew !== today;
    try {
      const { root, atHand } = fingerprint ? await this.#addedRoot(id, url, fingerprint) : await this.#ownRoot();
      const usable = await this.usable().catch((): UsableList[] => []);
      const held = usable.find((list) => list.id === id);
      const recheck = held ? held.problem !== undefined : fingerprint !== undefined;
      const { fetch, listStorage: storage } = this.#platform;
      const now = () => this.#noEarlierThan(held?.list.published);
      const { changed } = await syncList(
        { id, url, root },
        { fetch, storage, now, anew, recheck, ...(atHand && { atHand }) },
      );
      await this.#keepState(id, afterSuccess({ ...state, anew: today }, this.#now().getTime()));
      if (changed) this.#usable = undefined;
    } catch (error) {
      const wait = error instanceof BusyError ? error.retryAfterMs : undefined;
      const code = errorCode(error, 'LIST_UNREACHABLE');
      await this.#keepState(id, afterFailure(state, this.#now().getTime(), code, wait));
    }
  }

  /** The time, but not before a day that is known to have been: a clock that was set back makes nothing fresh again. */
  #noEarlierThan(published = '1970-01-01'): Date {
    return new Date(Math.max(this.#now().getTime(), Date.parse(published)));
  }

  async #ownRoot(): Promise<Trusted> {
    const { publication, files } = await this.#readBundle();
    return { root: publication.root, atHand: files };
  }

  /** The root trusted last; when storage has lost it, the first one again, if it is the one the reader agreed to. */
  async #addedRoot(id: string, url: string, fingerprint: string): Promise<Trusted> {
    const kept = (await this.#platform.listStorage.read(id))?.trusted.root;
    const isSound = kept !== undefined && (await openRoot(kept).catch(() => undefined)) !== undefined;
    return { root: isSound ? kept : await this.#agreedRoot(url, fingerprint) };
  }

  async #agreedRoot(url: string, fingerprint: string): Promise<Uint8Array> {
    const root = await this.#firstRoot(url);
    if ((await fingerprintOf(root)) !== fingerprint) {
      throw new CodedError('LIST_SIGNATURE', 'another list than the reader agreed to');
    }
    return root;
  }

  async #firstRoot(url: string): Promise<Uint8Array> {
    const path = `${url}${metadataPath('root', 1)}`;
    const root = await download(path, { fetch: this.#platform.fetch, maxBytes: MOST_BYTES.root });
    if (!root) throw new CodedError('LIST_UNREACHABLE', `no list at ${url}`);
    await openRoot(root);
    return root;
  }

  async #refuseKnown(url: string, fingerprint: string): Promise<void> {
    const added = await this.#added.get();
    const own = await this.#readBundle().catch((): Partial<Bundle> => ({}));
    if (url === own.url || added.some((list) => list.url === url || list.fingerprint === fingerprint)) {
      throw new CodedError('LIST_ALREADY_ADDED', url);
    }
  }

  async #changed(): Promise<void> {
    this.#usable = undefined;
    await this.#tellPages();
  }

  /** Open pages listen for this. When it cannot be kept, they learn of it when they next ask. */
  async #tellPages(): Promise<void> {
    const { store } = this.#platform;
    try {
      const inUse = await Promise.all(
        (await this.usable()).map(async (usable) => {
          return `${usable.id} ${usable.list.version}${(await this.isStale(usable)) ? ' stale' : ''}`;
        }),
      );
      const told = await store.get(LISTS_IN_USE_KEY);
      if (JSON.stringify(told) !== JSON.stringify(inUse)) await store.set(LISTS_IN_USE_KEY, inUse);
    } catch {}
  }

  async #keepState(id: string, state: SyncState): Promise<void> {
    await this.#states.change((states) => ({ ...states, [id]: state })).catch(() => {});
  }

  #syncStates(): Promise<SyncStates> {
    return this.#states.get().catch(() => ({}));
  }

  #addedLists(): Promise<AddedList[]> {
    return this.#added.get().catch(() => []);
  }
}
