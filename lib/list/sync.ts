import { CodedError, errorCode } from '../errors.ts';
import { sameBytes } from './bytes.ts';
import { download } from './download.ts';
import { isAsSeen } from './memory-storage.ts';
import { assembleList, filesOf, openPublication } from './publication.ts';
import type { OfficialList } from './schema.ts';
import type { ListRecord, ListStorage, Publication } from './storage.ts';
import { metadataPath, ROLES, targetPath } from './tuf/layout.ts';
import {
  type Root,
  type Snapshot,
  snapshotSchema,
  type TargetFile,
  type Targets,
  type Timestamp,
} from './tuf/metadata.ts';
import { readSigned } from './tuf/signed.ts';
import {
  openNextRoot,
  openRoot,
  openSnapshot,
  openTargets,
  openTimestamp,
  refuseExpired,
  refuseOlderTargets,
  refuseOlderTimestamp,
  requireContent,
  rotatesOnlineKeys,
} from './tuf/trust.ts';

/** What is read of each metadata file at most, in bytes. */
export const MOST_BYTES = { root: 512_000, timestamp: 16_384, snapshot: 512_000, targets: 2_000_000 } as const;
/** How many roots are followed in one go. */
export const MOST_ROTATIONS = 256;
/** Files downloaded at once. */
const AT_ONCE = 4;
/** For one file, and for all that a sync downloads: what has come by then is kept, and the next sync goes on. */
const FILE_TIMEOUT_MS = 30_000;
const SYNC_TIMEOUT_MS = 10 * 60_000;

/** Where a list comes from. */
export interface ListSource {
  /** Names what is kept of it. */
  id: string;
  /** Its address, with a slash at the end. */
  url: string;
  /** The root that is trusted from the start: the one that came with the extension, or that the reader agreed to. */
  root: Uint8Array;
}

export interface SyncTools {
  fetch: typeof fetch;
  storage: ListStorage;
  /** The time that counts for expiry, read once at the start of each sync. */
  now(): Date;
  /** For one file, in milliseconds. */
  timeoutMs?: number;
  /** For the whole sync, in milliseconds. */
  deadlineMs?: number;
  /** Asks for the timestamp without telling the server which one is held. */
  anew?: boolean;
  /** Files that are at hand without the network, by their target paths: those that came with the extension. */
  atHand?: ReadonlyMap<string, Uint8Array>;
  /** What is kept turned out to be damaged: every file is looked at again. */
  recheck?: boolean;
}

export interface SyncOutcome {
  /** True when another publication is in use now. */
  changed: boolean;
  /** Of the publication in use. */
  version: number;
  /** Files that had to be downloaded, the metadata included. */
  downloads: number;
  /** Bytes of them. */
  bytes: number;
}

/**
 * Brings one list up to date, in the order of the client workflow (The Update Framework, specification 1.0, section 5).
 * Whatever has been verified is kept at once, so that a sync that is cut short goes on where it ended; the list in use
 * changes only when another one is complete and sound. For one caller at a time; a second one does no harm.
 *
 * @throws {CodedError} `LIST_*` when what is offered is refused or cannot be had, `STORAGE_UNAVAILABLE`. The list in use
 *   stays then.
 */
export async function syncList(source: ListSource, tools: SyncTools): Promise<SyncOutcome> {
  return new Sync(source, tools).run();
}

/** Another sync has come further meanwhile: there is nothing left for this one to do. */
class Overtaken extends Error {}

class Sync {
  readonly #source: ListSource;
  readonly #tools: SyncTools;
  /** Section 5.1: time stands still from here. */
  readonly #start: Date;
  /** Of a clock that nobody sets. */
  readonly #end: number;
  #trusted: Partial<Publication> = {};
  #current: Publication | undefined;
  #downloads = 0;
  #bytes = 0;

  constructor(source: ListSource, tools: SyncTools) {
    this.#source = source;
    this.#tools = tools;
    this.#start = tools.now();
    this.#end = performance.now() + (tools.deadlineMs ?? SYNC_TIMEOUT_MS);
  }

  async run(): Promise<SyncOutcome> {
    try {
      return await this.#run();
    } catch (error) {
      if (error instanceof Overtaken) return this.#afterOther();
      throw error;
    }
  }

  async #run(): Promise<SyncOutcome> {
    await this.#readRecord();
    const root = await this.#updateRoot(await this.#trustedRoot());
    refuseExpired(root, this.#start);
    const timestamp = await this.#updateTimestamp(root);
    const snapshot = await this.#updateSnapshot(root, timestamp);
    const targets = await this.#updateTargets(root, snapshot);
    const publication = this.#trusted as Publication;
    const { recheck = false } = this.#tools;
    if (!recheck && samePublication(this.#current, publication)) return this.#outcome(false, targets.version);
    const changed = recheck || !sameBytes(this.#current?.targets, publication.targets);
    if (changed) await this.#updateList(targets, recheck);
    const files = new Set([...filesOf(targets).values()].map(({ hashes }) => hashes.sha256));
    const used = await stored(this.#tools.storage.use(this.#source.id, this.#trusted, publication, files));
    if (!used) throw new Overtaken();
    return this.#outcome(changed, targets.version);
  }

  async #readRecord(): Promise<void> {
    const record: ListRecord | undefined = await stored(this.#tools.storage.read(this.#source.id));
    this.#trusted = record?.trusted ?? {};
    this.#current = record?.current;
  }

  /** Section 5.2: the root that was trusted last, unless the extension came with a newer one. */
  async #trustedRoot(): Promise<Root> {
    const anchor = await openRoot(this.#source.root);
    const kept = this.#trusted.root && (await openRoot(this.#trusted.root).catch(() => undefined));
    if (kept && kept.version >= anchor.version) return kept;
    await this.#trustRoot(kept, anchor, this.#source.root);
    return anchor;
  }

  /** Section 5.3. */
  async #updateRoot(trusted: Root): Promise<Root> {
    let root = trusted;
    for (let rotations = 0; rotations < MOST_ROTATIONS; rotations++) {
      // Never conditional: a server that invents a tag for what is missing could know its reader again.
      const bytes = await this.#download(metadataPath('root', root.version + 1), MOST_BYTES.root);
      if (!bytes || isPage(bytes)) break;
      const next = await openNextRoot(root, bytes);
      await this.#trustRoot(root, next, bytes);
      root = next;
    }
    return root;
  }

  async #trustRoot(before: Root | undefined, root: Root, bytes: Uint8Array): Promise<void> {
    const { timestamp: _, snapshot: __, ...rest } = this.#trusted;
    // Section 5.3.11: whoever had the old keys may have pushed the versions up, so they start anew.
    const kept = before && rotatesOnlineKeys(before, root) ? rest : this.#trusted;
    await this.#trust({ ...kept, root: bytes });
  }

  /** Section 5.4. */
  async #updateTimestamp(root: Root): Promise<Timestamp> {
    const cache = this.#tools.anew ? 'reload' : 'no-cache';
    const bytes = await this.#need(metadataPath('timestamp', 1), MOST_BYTES.timestamp, cache);
    const next = await openTimestamp(root, bytes);
    const kept = await this.#keptTimestamp(root);
    if (kept) {
      refuseOlderTimestamp(kept, next);
      // The same version again: what is held counts, as long as it counts.
      if (kept.version === next.version) {
        refuseExpired(kept, this.#start);
        return kept;
      }
    }
    refuseExpired(next, this.#start);
    await this.#trust({ ...this.#trusted, timestamp: bytes });
    return next;
  }

  async #keptTimestamp(root: Root): Promise<Timestamp | undefined> {
    const { timestamp } = this.#trusted;
    return timestamp && openTimestamp(root, timestamp).catch(() => undefined);
  }

  /** Section 5.5. */
  async #updateSnapshot(root: Root, timestamp: Timestamp): Promise<Snapshot> {
    const held =
      this.#trusted.snapshot && (await openSnapshot(root, timestamp, this.#trusted.snapshot).catch(() => {}));
    if (held) {
      refuseExpired(held, this.#start);
      return held;
    }
    const { version, length } = timestamp.meta['snapshot.json'];
    const bytes = await this.#need(metadataPath('snapshot', version), cap(length, MOST_BYTES.snapshot));
    const next = await openSnapshot(root, timestamp, bytes);
    const before = this.#trusted.snapshot && snapshotBefore(this.#trusted.snapshot);
    if (before) refuseOlderTargets(before, next);
    refuseExpired(next, this.#start);
    await this.#trust({ ...this.#trusted, snapshot: bytes });
    return next;
  }

  /** Section 5.6. */
  async #updateTargets(root: Root, snapshot: Snapshot): Promise<Targets> {
    const held = this.#trusted.targets && (await openTargets(root, snapshot, this.#trusted.targets).catch(() => {}));
    if (held) {
      refuseExpired(held, this.#start);
      return held;
    }
    const { version, length } = snapshot.meta['targets.json'];
    const bytes = await this.#need(metadataPath('targets', version), cap(length, MOST_BYTES.targets));
    const next = await openTargets(root, snapshot, bytes);
    refuseExpired(next, this.#start);
    await this.#trust({ ...this.#trusted, targets: bytes });
    return next;
  }

  /** What a sync before this one left behind may be damaged: then every file is looked at again. */
  async #updateList(targets: Targets, recheck: boolean): Promise<void> {
    await this.#updateFiles(targets, recheck);
    try {
      await this.#assemble(targets);
    } catch (error) {
      if (recheck || errorCode(error, 'LIST_CORRUPT') !== 'LIST_ALTERED') throw error;
      await this.#updateList(targets, true);
    }
  }

  /** Section 5.7, for every file that is not held yet. */
  async #updateFiles(targets: Targets, recheck: boolean): Promise<void> {
    const held = recheck ? new Set() : await stored(this.#tools.storage.fileHashes(this.#source.id));
    const missing = [...filesOf(targets)].filter(([, { hashes }]) => !held.has(hashes.sha256));
    const next = missing.values();
    let failure: { error: unknown } | undefined;
    const worker = async () => {
      for (const [path, file] of next) {
        if (failure) return;
        await this.#addFile(path, file).catch((error: unknown) => {
          failure ??= { error };
        });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    if (failure) throw failure.error;
  }

  async #addFile(path: string, file: TargetFile): Promise<void> {
    const bytes =
      (await this.#atHand(path, file)) ?? (await this.#need(targetPath(path, file.hashes.sha256), file.length));
    await requireContent(bytes, file, path);
    await stored(this.#tools.storage.addFile(this.#source.id, file.hashes.sha256, bytes));
  }

  /** @returns a file that came with the extension, if it is the one that was signed. */
  async #atHand(path: string, file: TargetFile): Promise<Uint8Array | undefined> {
    const bytes = this.#tools.atHand?.get(path);
    if (!bytes) return undefined;
    return requireContent(bytes, file, path).then(
      () => bytes,
      () => undefined,
    );
  }

  #assemble(targets: Targets): Promise<OfficialList> {
    const { storage } = this.#tools;
    return assembleList(targets, async (_, { hashes }) => {
      const bytes = await stored(storage.readFile(this.#source.id, hashes.sha256));
      // It was there: another sync has dropped it, if it has come further.
      if (!bytes && !isAsSeen(await stored(storage.read(this.#source.id)), this.#trusted)) throw new Overtaken();
      return bytes;
    });
  }

  async #trust(trusted: Partial<Publication>): Promise<void> {
    if (!(await stored(this.#tools.storage.trust(this.#source.id, this.#trusted, trusted)))) throw new Overtaken();
    this.#trusted = trusted;
  }

  /** @throws {CodedError} `LIST_UNREACHABLE` when there is no such file. */
  async #need(path: string, maxBytes: number, cache?: 'no-cache' | 'reload'): Promise<Uint8Array> {
    const bytes = await this.#download(path, maxBytes, cache);
    if (!bytes) throw new CodedError('LIST_UNREACHABLE', `${path} is not there`);
    return bytes;
  }

  async #download(path: string, maxBytes: number, cache?: 'no-cache' | 'reload'): Promise<Uint8Array | undefined> {
    const { fetch, timeoutMs = FILE_TIMEOUT_MS } = this.#tools;
    const left = this.#end - performance.now();
    if (left <= 0) throw new CodedError('LIST_UNREACHABLE', 'the sync took too long');
    const bytes = await download(`${this.#source.url}${path}`, {
      fetch,
      maxBytes,
      timeoutMs: Math.min(timeoutMs, left),
      ...(cache && { cache }),
    });
    this.#downloads++;
    this.#bytes += bytes?.length ?? 0;
    return bytes;
  }

  #outcome(changed: boolean, version: number): SyncOutcome {
    return { changed, version, downloads: this.#downloads, bytes: this.#bytes };
  }

  async #afterOther(): Promise<SyncOutcome> {
    const before = this.#current;
    await this.#readRecord();
    const current = this.#current;
    // The other one is still at work: it will finish.
    if (!current) throw new CodedError('LIST_BUSY', 'another sync is at work');
    const { targets } = await openPublication(await openRoot(current.root), current);
    return this.#outcome(!sameBytes(before?.targets, current.targets), targets.version);
  }
}

/** What was trusted has been verified when it came; the keys may have been rotated since. */
function snapshotBefore(bytes: Uint8Array): Snapshot | undefined {
  try {
    return readSigned(bytes, snapshotSchema).signed;
  } catch {
    return undefined;
  }
}

/** Some hosts answer every missing file with a page and status 200. No metadata starts like one. */
function isPage(bytes: Uint8Array): boolean {
  return /^\s*</.test(new TextDecoder().decode(bytes.subarray(0, 64)));
}

function cap(length: number | undefined, most: number): number {
  return Math.min(length ?? most, most);
}

function samePublication(one: Publication | undefined, other: Publication): boolean {
  return ROLES.every((role) => sameBytes(one?.[role], other[role]));
}

/** @throws {CodedError} `STORAGE_UNAVAILABLE` */
async function stored<T>(task: Promise<T>): Promise<T> {
  return task.catch((cause: unknown) => {
    throw new CodedError('STORAGE_UNAVAILABLE', String(cause), { cause });
  });
}
