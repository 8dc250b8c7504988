import { CodedError, errorCode } from '../errors.ts';
import type { AddedList } from './added-lists.ts';
import { LISTS_IN_USE_KEY } from './keys.ts';
import type { ListKeeper } from './list-keeper.ts';
import { ListRecords, OWN_LIST, ownKey } from './list-records.ts';
import type { ListPreview, ListStatus, ListsPlatform, UsableList } from './list-types.ts';
import type { LoadedList } from './load.ts';
import { indexOf, madeFrom, openPrepared } from './prepared.ts';
import { isDue, isStale } from './schedule.ts';

type Given = ListsPlatform & { later(): Promise<{ listKeeper: MakeKeeper }> };
type MakeKeeper = (...given: ConstructorParameters<typeof ListKeeper>) => ListKeeper;

/**
 * The lists that verdicts rest on: the one the extension comes with, and those the reader added. Each has its own root
 * and keeps its own trust. For the background alone. What takes a list in, verifies and prepares it, is loaded when it
 * is needed ({@link ListKeeper}); here is what every answer needs.
 */
export class Lists {
  readonly #platform: Given;
  readonly #now: () => Date;
  readonly #records: ListRecords;
  #keeper: Promise<ListKeeper> | undefined;
  #usable: Promise<UsableList[]> | undefined;
  /** Why an added list is not among them. */
  readonly #unusable = new Map<string, NonNullable<LoadedList['problem']>>();

  constructor(platform: Given, now = () => new Date()) {
    this.#platform = platform;
    this.#now = now;
    this.#records = new ListRecords(platform);
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
    return (await this.#listKeeper()).status();
  }

  /** True when nobody has vouched for a list in 30 days. */
  async isStale({ key, facts }: UsableList): Promise<boolean> {
    return isStale(await this.#records.stateOf(key), facts.published, this.#now().getTime());
  }

  /** What was prepared of the lists turned out to be damaged: it is made anew when next asked for. Never rejects. */
  async prepareAnew(): Promise<void> {
    const usable = await this.usable().catch((): UsableList[] => []);
    await Promise.all(usable.map(({ key }) => this.#platform.indexStorage.remove(key).catch(() => {})));
    this.#usable = undefined;
  }

  /**
   * Syncs the lists, none of which waits for another. Failures are kept with the list's status. Never rejects.
   *
   * @param which `due`: those whose time has come, unless another sync of them is at work or there is no connection;
   *   `all`: every one, now.
   */
  async sync(which: 'due' | 'all'): Promise<void> {
    if (which === 'due' && !this.#platform.isOnline()) return;
    const states = await this.#records.states();
    const isWanted = (key: string) => which === 'all' || isDue(states[key] ?? { failures: 0 }, this.#now().getTime());
    const wanted = (await this.#records.sources()).filter(({ key }) => isWanted(key));
    if (wanted.length === 0) return this.#tellPages();
    const keeper = await this.#listKeeper().catch(() => undefined);
    await Promise.all(wanted.map((source) => keeper?.sync(source, which).then(() => this.#tellPages())));
  }

  /**
   * Looks at a list that the reader may add: everything of it is downloaded and verified, nothing is kept.
   *
   * @param address as typed.
   * @throws {CodedError} `LIST_ADDRESS_INVALID`, `LIST_ALREADY_ADDED`, `LIST_*` when there is no sound list.
   */
  async preview(address: string): Promise<ListPreview> {
    return (await this.#listKeeper()).preview(address);
  }

  /**
   * Adds a list whose fingerprint the reader agreed to.
   *
   * @throws {CodedError} `LIST_SIGNATURE` when the list there has another one by now, `LISTS_FULL`,
   *   `STORAGE_UNAVAILABLE`, and whatever `preview` throws.
   */
  async add(address: string, fingerprint: string): Promise<void> {
    await (await this.#listKeeper()).add(address, fingerprint);
    await this.#changed();
  }

  /** Removes an added list and everything kept of it. @throws {CodedError} `STORAGE_UNAVAILABLE` */
  async remove(id: string): Promise<void> {
    await (await this.#listKeeper()).remove(id);
    await this.#changed();
  }

  /** Removes every added list. @throws {CodedError} `STORAGE_UNAVAILABLE` */
  async removeAdded(): Promise<void> {
    for (const { id } of await this.#records.addedLists()) await this.remove(id);
    await this.#records.added.clear();
  }

  async #load(): Promise<UsableList[]> {
    this.#unusable.clear();
    const own = this.#loadOwn().catch((cause: unknown) => {
      throw new CodedError('LIST_UNREADABLE', String(cause), { cause });
    });
    const added = (await this.#records.addedLists()).map((list) =>
      this.#loadAdded(list).catch((error: unknown) => {
        this.#unusable.set(list.id, errorCode(error, 'STORAGE_UNAVAILABLE'));
        return undefined;
      }),
    );
    return (await Promise.all([own, ...added])).filter((list) => list !== undefined);
  }

  /** What was prepared before, while nothing has changed that it follows from; else everything is verified. */
  async #loadOwn(): Promise<UsableList> {
    const name = await this.#records.bundleName();
    const key = ownKey(name);
    const from = () => this.#madeFrom(key, name.id);
    const prepared = await openPrepared(key, from(), this.#platform.indexStorage).catch(() => undefined);
    if (prepared) return { ...prepared, id: OWN_LIST, key };
    const { problem, ...made } = await (await this.#listKeeper()).prepareOwn(key, from);
    return { ...indexOf(made), id: OWN_LIST, key, ...(problem && { problem }) };
  }

  async #loadAdded({ id, url }: AddedList): Promise<UsableList> {
    const from = this.#madeFrom(id, '');
    const prepared = await openPrepared(id, from, this.#platform.indexStorage);
    if (prepared) return { ...prepared, id, key: id, url };
    const made = await (await this.#listKeeper()).prepareAdded(id, from);
    return { ...indexOf(made), id, key: id, url };
  }

  async #madeFrom(key: string, bundle: string): Promise<string> {
    const record = await this.#platform.listStorage.read(key);
    return madeFrom(this.#platform.version, bundle, record?.current);
  }

  #listKeeper(): Promise<ListKeeper> {
    this.#keeper ??= this.#platform.later().then(({ listKeeper }) =>
      listKeeper(this.#platform, this.#now, this.#records, {
        usable: () => this.usable(),
        problemOf: (id) => this.#unusable.get(id),
        changed: () => {
          this.#usable = undefined;
        },
      }),
    );
    this.#keeper.catch(() => {
      this.#keeper = undefined;
    });
    return this.#keeper;
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
          return `${usable.id} ${usable.facts.version}${(await this.isStale(usable)) ? ' stale' : ''}`;
        }),
      );
      const told = await store.get(LISTS_IN_USE_KEY);
      if (JSON.stringify(told) !== JSON.stringify(inUse)) await store.set(LISTS_IN_USE_KEY, inUse);
    } catch {}
  }
}
