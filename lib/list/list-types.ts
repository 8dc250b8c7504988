import type { Platform } from '../platform/platform.ts';
import type { LoadedList } from './load.ts';
import type { PreparedList } from './prepared.ts';
import type { ListContact } from './schema.ts';

/** A list that verdicts can rest on. */
export interface UsableList extends PreparedList {
  id: string;
  /** Names what is kept of it. */
  key: string;
  /** Where an added list comes from; absent for the extension's own. */
  url?: string;
  /** Why what was kept of it could not be used. */
  problem?: LoadedList['problem'];
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

export type ListsPlatform = Pick<
  Platform,
  | 'store'
  | 'readBundledList'
  | 'readBundleName'
  | 'fetch'
  | 'isOnline'
  | 'listStorage'
  | 'indexStorage'
  | 'exclusive'
  | 'version'
>;
