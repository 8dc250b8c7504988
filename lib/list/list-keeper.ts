import { CodedError, ERROR_CODES, type ErrorCode, errorCode } from '../errors.ts';
import { type AddedList, MOST_ADDED } from './added-lists.ts';
import { readListAddress } from './address.ts';
import { type Bundle, readBundle } from './bundle.ts';
import { BusyError, download } from './download.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type ListRecords, type ListSourceRecord, OWN_CHAIN, OWN_LIST } from './list-records.ts';
import type { ListPreview, ListStatus, ListsPlatform, UsableList } from './list-types.ts';
import { type LoadedList, loadAddedList, loadOwnList } from './load.ts';
import { MemoryListStorage } from './memory-storage.ts';
import { prepare } from './prepare.ts';
import type { MadeList } from './prepared.ts';
import { afterFailure, afterSuccess, isDue, isStale, knownToHaveBeen, type SyncState } from './schedule.ts';
import { MOST_BYTES, syncList } from './sync.ts';
import { metadataPath } from './tuf/layout.ts';
import { isOneChain, openRoot } from './tuf/trust.ts';

/** What a sync starts from: a root, and files that came with the extension. */
interface Trusted {
  root: Uint8Array;
  atHand?: ReadonlyMap<string, Uint8Array>;
}

/** The lists in use, as their keeper sees them. */
interface InUse {
  usable(): Promise<UsableList[]>;
  /** Why a list is not among them. */
  problemOf(id: string): ErrorCode | undefined;
  /** What is in use has to be loaded anew. */
  changed(): void;
}

/** Takes lists in: verifies, prepares, syncs, adds and removes them. */
export class ListKeeper {
  readonly #platform: ListsPlatform;
  readonly #now: () => Date;
  readonly #records: ListRecords;
  readonly #inUse: InUse;

  constructor(platform: ListsPlatform, now: () => Date, records: ListRecords, inUse: InUse) {
    this.#platform = platform;
    this.#now = now;
    this.#records = records;
    this.#inUse = inUse;
  }

  /**
   * Verifies and prepares the extension's own list.
   *
   * @param from gives what it is made from, see `madeFrom`; where it rejects, what is prepared is not kept.
   * @throws {CodedError} `LIST_*` when there is none that is sound.
   */
  async prepareOwn(key: string, from: () => Promise<string>): Promise<MadeList & Pick<LoadedList, 'problem'>> {
    const { listStorage, indexStorage } = this.#platform;
    const bundle = await this.#readBundle();
    await this.#takeOverUnnamed(key, bundle).catch(() => {});
    await this.#forgetOtherChains(key);
    // Before it is loaded: what comes into use meanwhile must not be taken for what was prepared.
    const made = await from().catch(() => undefined);
    const loaded = await loadOwnList(key, bundle, listStorage);
    const { problem } = loaded;
    const kept = problem ? undefined : made;
    return { ...(await prepare(key, loaded, kept, indexStorage, pause)), ...(problem && { problem }) };
  }

  /** Verifies and prepares an added list. @throws {CodedError} `LIST_*`, `STORAGE_UNAVAILABLE` */
  async prepareAdded(id: string, from: Promise<string>): Promise<MadeList> {
    const { listStorage, indexStorage } = this.#platform;
    return prepare(id, await loadAddedList(id, listStorage), await from, indexStorage, pause);
  }

  /** Syncs one list, if it still has to be. Never rejects. */
  async sync(source: ListSourceRecord, which: 'due' | 'all'): Promise<void> {
    await this.#alone(source, which === 'all', async () => {
      const state = await this.#records.stateOf(source.key);
      if (which === 'all' || isDue(state, this.#now().getTime())) await this.#syncOne(source, state);
    }).catch(() => {});
  }

  /** @see Lists.status */
  async status(): Promise<ListStatus[]> {
    const [usable, added, states, own] = await Promise.all([
      this.#inUse.usable(),
      this.#records.addedLists(),
      this.#records.states(),
      this.#records.bundleName().then(({ url }) => ({ id: OWN_LIST, syncs: url !== undefined })),
    ]);
    const hidden = await this.#records.addedProblem();
    return [own, ...added.map((list) => ({ ...list, syncs: true }))].map((list) => {
      const loaded = usable.find(({ id }) => id === list.id);
      const status = this.#statusOf(list, loaded, states[loaded?.key ?? list.id] ?? { failures: 0 });
      // Where it cannot be read which lists the reader added, they would be gone without a word.
      return list.id === OWN_LIST && hidden ? { ...status, problem: status.problem ?? hidden } : status;
    });
  }

  /** @see Lists.preview */
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

  /** @see Lists.add */
  async add(address: string, fingerprint: string): Promise<void> {
    const url = readListAddress(address);
    const root = await this.#agreedRoot(url, fingerprint);
    const id = `added-${fingerprint}`;
    await this.#alone({ id }, true, () => this.#add({ id, url, fingerprint }, root));
  }

  /** @see Lists.remove */
  async remove(id: string): Promise<void> {
    await this.#records.added.change((added) => added.filter((list) => list.id !== id));
    // After a sync that is under way: it would leave its traces behind.
    await this.#alone({ id }, true, async () => {
      await this.#records.forgetState(id);
      await this.#forget(id);
    });
  }

  async #add({ id, url, fingerprint }: Omit<AddedList, 'name'>, root: Uint8Array): Promise<void> {
    await this.#refuseKnown(url, fingerprint);
    refuseMany(await this.#records.added.get());
    const { fetch, listStorage: storage } = this.#platform;
    const started = this.#now().getTime();
    try {
      await syncList({ id, url, root }, { fetch, storage, now: this.#now });
      const { list } = await loadAddedList(id, storage);
      await this.#records.added.change((added) => {
        // Others may have been added meanwhile.
        refuseMany(added);
        return [...added, { id, url, fingerprint, name: list.name }];
      });
    } catch (error) {
      await this.#forget(id);
      throw error;
    }
    await this.#records.keepState(id, afterSuccess({ failures: 0 }, started, this.#now().getTime()));
  }

  #statusOf(
    { id, url, fingerprint, name = '', syncs }: Partial<AddedList> & Pick<ListStatus, 'id' | 'syncs'>,
    loaded: UsableList | undefined,
    state: SyncState,
  ): ListStatus {
    const problem = loaded?.problem ?? this.#inUse.problemOf(id) ?? knownCode(state.problem);
    const { facts } = loaded ?? {};
    return {
      id,
      name: facts?.name ?? name,
      ...(url && { url }),
      ...(fingerprint && { fingerprint }),
      version: facts?.version ?? 0,
      published: facts?.published ?? '',
      organisations: facts?.organisations ?? 0,
      source: loaded?.source ?? 'synced',
      ...(state.contacted !== undefined && { contacted: new Date(state.contacted).toISOString() }),
      stale: facts !== undefined && isStale(state, facts.published, this.#now().getTime()),
      syncs,
      ...(facts?.contact && { contact: facts.contact }),
      ...(problem && { problem }),
    };
  }

  /** What is left behind when this fails is used no more. */
  async #forget(key: string): Promise<void> {
    const { listStorage, indexStorage } = this.#platform;
    await Promise.all([listStorage.remove(key).catch(() => {}), indexStorage.remove(key).catch(() => {})]);
  }

  /** The first version kept the own list under no fingerprint. It is taken over where it is of the same chain. */
  async #takeOverUnnamed(key: string, { publication }: Bundle): Promise<void> {
    const { listStorage } = this.#platform;
    const [unnamed, named] = await Promise.all([listStorage.read(OWN_LIST), listStorage.read(key)]);
    if (named || !unnamed?.current || !(await isOneChain(publication.root, unnamed.current.root))) return;
    const { trusted, current } = unnamed;
    const hashes = await listStorage.fileHashes(OWN_LIST);
    for (const hash of hashes) {
      const bytes = await listStorage.readFile(OWN_LIST, hash);
      if (bytes) await listStorage.addFile(key, hash, bytes);
    }
    await listStorage.trust(key, {}, trusted);
    await listStorage.use(key, trusted, current, hashes);
    await this.#records.keepState(key, await this.#records.stateOf(OWN_LIST));
    await this.#records.forgetState(OWN_LIST);
  }

  /** What was synced with an earlier extension whose list began with another root has no say any more. */
  async #forgetOtherChains(key: string): Promise<void> {
    const ids = await this.#platform.listStorage.ids().catch((): string[] => []);
    const others = ids.filter((id) => id !== key && (id === OWN_LIST || id.startsWith(OWN_CHAIN)));
    await Promise.all(others.map((id) => this.#forget(id)));
  }

  /** One sync, addition or removal of a list at a time, in all of the extension. */
  #alone(list: Pick<ListSourceRecord, 'id'>, wait: boolean, task: () => Promise<void>): Promise<void> {
    return this.#platform.exclusive(`list-sync ${list.id}`, wait, task);
  }

  async #syncOne({ id, key, url, fingerprint }: ListSourceRecord, before: SyncState): Promise<void> {
    const started = this.#now();
    const today = started.toISOString().slice(0, 10);
    // What a server hands out to be shown again could tell readers apart: after a day it is forgotten.
    const anew = before.anew !== today;
    // Noted at once: a background that dies over it must not come back to it in an instant.
    const state: SyncState = { ...before, tried: started.getTime() };
    await this.#records.keepState(key, state);
    try {
      const { root, atHand } = fingerprint ? await this.#addedRoot(id, url, fingerprint) : await this.#ownRoot();
      const usable = await this.#inUse.usable().catch((): UsableList[] => []);
      const held = usable.find((list) => list.id === id);
      const recheck = held ? held.problem !== undefined : fingerprint !== undefined;
      const { fetch, listStorage: storage } = this.#platform;
      const now = () => new Date(Math.max(this.#now().getTime(), held ? knownToHaveBeen(held, before) : 0));
      const { changed } = await syncList(
        { id: key, url, root },
        { fetch, storage, now, anew, recheck, ...(atHand && { atHand }) },
      );
      await this.#records.keepState(
        key,
        afterSuccess({ ...state, anew: today }, started.getTime(), this.#now().getTime()),
      );
      if (changed) this.#inUse.changed();
    } catch (error) {
      const wait = error instanceof BusyError ? error.retryAfterMs : undefined;
      const code = errorCode(error, 'LIST_UNREACHABLE');
      await this.#records.keepState(key, afterFailure(state, this.#now().getTime(), code, wait));
    }
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
    const added = await this.#records.added.get();
    const own = await this.#records.bundleName().catch(() => undefined);
    if (url === own?.url || added.some((list) => list.url === url || list.fingerprint === fingerprint)) {
      throw new CodedError('LIST_ALREADY_ADDED', url);
    }
  }

  async #readBundle(): Promise<Bundle> {
    return readBundle(await this.#platform.readBundledList());
  }
}

function refuseMany(added: readonly AddedList[]): void {
  if (added.length >= MOST_ADDED) throw new CodedError('LISTS_FULL', `${MOST_ADDED} lists`);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** A newer version may have stored one that there are no words for here. */
function knownCode(code: ErrorCode | undefined): ErrorCode | undefined {
  return ERROR_CODES.find((known) => known === code);
}
