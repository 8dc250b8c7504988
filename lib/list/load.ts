import { CodedError, type ErrorCode, errorCode } from '../errors.ts';
import type { Bundle } from './bundle.ts';
import { assembleList, type OpenPublication, openPublication } from './publication.ts';
import type { OfficialList } from './schema.ts';
import type { ListStorage, Publication } from './storage.ts';
import type { Root, TargetFile } from './tuf/metadata.ts';
import { openRoot } from './tuf/trust.ts';

/** A list that was verified and can be judged by. */
export interface LoadedList {
  list: OfficialList;
  source: 'bundled' | 'synced';
  /** When the first of its metadata ends to count. A list that expired is still the last good one. */
  expires: Date;
  /** Why what was kept could not be used. */
  problem?: ErrorCode;
}

/** A publication whose metadata was verified, and how to get at its files. */
interface Verified extends OpenPublication {
  root: Root;
  read(path: string, file: TargetFile): Promise<Uint8Array | undefined>;
}

/**
 * Loads the extension's own list: what was synced last, unless the bundled one is newer or signed by keys that took the
 * place of those that signed the synced one.
 *
 * @throws {CodedError} `LIST_*` when the bundled list itself is unsound.
 */
export async function loadOwnList(
  id: string,
  { publication, files }: Bundle,
  storage: ListStorage,
): Promise<LoadedList> {
  const root = await openRoot(publication.root);
  const bundled = await verify(root, publication, async (path) => files.get(path));
  try {
    const synced = await verifySynced(id, storage, root);
    if (synced && synced.targets.version >= bundled.targets.version) return await load(synced, 'synced');
    return await load(bundled, 'bundled');
  } catch (error) {
    return { ...(await load(bundled, 'bundled')), problem: errorCode(error, 'STORAGE_UNAVAILABLE') };
  }
}

/**
 * Loads a list that the reader added.
 *
 * @throws {CodedError} `LIST_*` when what is kept of it is unsound, `STORAGE_UNAVAILABLE` when nothing is.
 */
export async function loadAddedList(id: string, storage: ListStorage): Promise<LoadedList> {
  const synced = await verifySynced(id, storage);
  if (!synced) throw new CodedError('STORAGE_UNAVAILABLE', 'nothing is kept of the list');
  return load(synced, 'synced');
}

/**
 * @param anchor a root that came with the extension: where it is newer than the synced list's, it has the say.
 * @throws {CodedError} `LIST_*`; whatever storage throws.
 */
async function verifySynced(id: string, storage: ListStorage, anchor?: Root): Promise<Verified | undefined> {
  const current = (await storage.read(id))?.current;
  if (!current) return undefined;
  const own = await openRoot(current.root);
  const root = anchor && anchor.version > own.version ? anchor : own;
  return verify(root, current, (_, { hashes }) => storage.readFile(id, hashes.sha256));
}

async function verify(root: Root, publication: Publication, read: Verified['read']): Promise<Verified> {
  return { ...(await openPublication(root, publication)), root, read };
}

async function load(verified: Verified, source: LoadedList['source']): Promise<LoadedList> {
  const { root, timestamp, snapshot, targets, read } = verified;
  const expires = Math.min(...[root, timestamp, snapshot, targets].map((signed) => Date.parse(signed.expires)));
  return { list: await assembleList(targets, read), source, expires: new Date(expires) };
}
