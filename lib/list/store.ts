import { type ErrorCode, errorCode } from '../errors.ts';
import type { Platform } from '../platform/platform.ts';
import { parseList } from './parse.ts';
import type { OfficialList } from './schema.ts';

/** Where a list newer than the bundled one is kept. */
export const STORED_LIST_KEY = 'officialList';

export interface LoadedList {
  list: OfficialList;
  source: 'bundled' | 'stored';
  /** Why a stored list is not in use. */
  problem?: ErrorCode;
}

/**
 * Loads the list to judge by: the stored one when it is sound and newer than the bundled one, else the bundled one.
 * A damaged, unreadable or too new stored list is left where it is and named in `problem`.
 *
 * @throws {CodedError} `LIST_CORRUPT` or `LIST_FORMAT_NEWER` when the bundled list itself is unsound; whatever the
 *   platform throws when it cannot be read.
 */
export async function loadList(platform: Platform): Promise<LoadedList> {
  const bundled = parseList(await platform.readBundledList());
  const stored = await readStored(platform);
  if (!stored.list) return { list: bundled, source: 'bundled', ...stored };
  if (stored.list.version <= bundled.version) return { list: bundled, source: 'bundled' };
  return { list: stored.list, source: 'stored' };
}

async function readStored(platform: Platform): Promise<{ list?: OfficialList; problem?: ErrorCode }> {
  let value: unknown;
  try {
    value = await platform.store.get(STORED_LIST_KEY);
  } catch {
    return { problem: 'STORAGE_UNAVAILABLE' };
  }
  if (value === undefined) return {};
  try {
    return { list: parseList(value) };
  } catch (error) {
    return { problem: errorCode(error, 'LIST_CORRUPT') };
  }
}
