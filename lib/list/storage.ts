/** Signed metadata of one publication of a list, as it was downloaded. */
export interface Publication {
  root: Uint8Array;
  timestamp: Uint8Array;
  snapshot: Uint8Array;
  targets: Uint8Array;
}

/** What is kept of one list. */
export interface ListRecord {
  /** The newest metadata that was verified, role by role: what comes next may not go behind it. */
  trusted: Partial<Publication>;
  /** The publication in use, complete with its files. */
  current?: Publication;
}

/**
 * Where lists are kept between two starts of the background. Every method rejects when storage is denied, full or
 * damaged. A write is whole or not at all, whenever the browser stops.
 */
export interface ListStorage {
  /** @returns `undefined` when nothing is kept of the list. */
  read(list: string): Promise<ListRecord | undefined>;
  /**
   * Changes what is trusted of a list, if it still is what the caller saw last.
   *
   * @param seen the record's timestamp and root when they were read; another sync may have come further meanwhile.
   * @returns false when it has: nothing is changed then.
   */
  trust(list: string, seen: Partial<Publication>, trusted: Partial<Publication>): Promise<boolean>;
  /** One file of a list, by its hash. */
  readFile(list: string, sha256: string): Promise<Uint8Array | undefined>;
  /** Hashes of all the files kept of a list. */
  fileHashes(list: string): Promise<Set<string>>;
  addFile(list: string, sha256: string, bytes: Uint8Array): Promise<void>;
  /**
   * Puts a publication in use and drops the files that it does not need, under the same condition as `trust`.
   *
   * @param files hashes of its files; all of them have been added.
   */
  use(list: string, seen: Partial<Publication>, current: Publication, files: ReadonlySet<string>): Promise<boolean>;
  /** The lists of which something is kept. */
  ids(): Promise<string[]>;
  /** Forgets a list and its files. */
  remove(list: string): Promise<void>;
}
