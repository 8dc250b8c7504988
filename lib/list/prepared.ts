import type { IndexStorage, StoredHead, StoredPage } from './index-storage.ts';
import type { LoadedList } from './load.ts';
import type { OfficialList } from './schema.ts';
import { sha256 } from './sha256.ts';
import type { Publication } from './storage.ts';
import { type AskedIndex, type IndexShape, StoredIndex } from './stored-index.ts';

/** Rises when an index of an earlier version could be misread: it is made anew then. */
const INDEX_FORMAT = 3;

/** What a list says of itself, without its organisations. */
export interface ListFacts extends Pick<OfficialList, 'name' | 'version' | 'published' | 'surfaces' | 'contact'> {
  /** How many it has. */
  organisations: number;
}

/** A list that was verified, ready to be asked. */
export interface PreparedList {
  facts: ListFacts;
  source: LoadedList['source'];
  index: AskedIndex;
}

/** Beside the pages of an index: the list it is of. */
export interface PreparedHead extends StoredHead {
  /** See {@link madeFrom}. */
  madeFrom: string;
  facts: ListFacts;
  source: LoadedList['source'];
  shape: IndexShape;
}

/**
 * Names everything that a prepared list follows from. While it is the same, so is the list: what was verified once need
 * not be verified again.
 *
 * @param version of the extension: another one may fold texts differently.
 * @param bundle names the list that came with it, where that has a say.
 * @param current the publication that is in use.
 */
export async function madeFrom(version: string, bundle: string, current: Publication | undefined): Promise<string> {
  // A timestamp or snapshot that is renewed changes nothing of what the list holds, nor who may sign it.
  const parts = current ? [current.root, current.targets] : [];
  const hashes = await Promise.all(parts.map(sha256));
  return JSON.stringify([INDEX_FORMAT, version, bundle, ...hashes]);
}

/** @returns the list prepared before, if it was made from the same; whatever is wrong with it, `undefined`. */
export async function openPrepared(
  id: string,
  from: Promise<string>,
  storage: IndexStorage,
): Promise<PreparedList | undefined> {
  const [head, wanted] = await Promise.all([storage.readHead(id).catch(() => undefined), from]);
  if (!isHead(head) || head.madeFrom !== wanted) return undefined;
  const { facts, source, shape, stamp } = head;
  const index = new StoredIndex(shape, (pages) => storage.readPages(id, stamp, pages));
  // Whoever asks meets the error.
  index.open().catch(() => {});
  return { facts, source, index };
}

/** The head was written by this very version, or by one that had another format. */
function isHead(value: StoredHead | undefined): value is PreparedHead {
  return typeof value?.['madeFrom'] === 'string';
}

/** A list that was just prepared, with everything of its index. */
export interface MadeList {
  facts: ListFacts;
  source: LoadedList['source'];
  shape: IndexShape;
  pages: readonly StoredPage[];
}

/** Answers out of what was just prepared. */
export function indexOf({ facts, source, shape, pages }: MadeList): PreparedList {
  const held = new Map(pages.map(([row, number, page]) => [`${row} ${number}`, page]));
  const index = new StoredIndex(shape, async (wanted) => wanted.map(([row, number]) => held.get(`${row} ${number}`)));
  return { facts, source, index };
}
