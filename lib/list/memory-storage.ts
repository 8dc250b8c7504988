import { sameBytes } from './bytes.ts';
import type { ListRecord, ListStorage, Publication } from './storage.ts';

/** Keeps lists for as long as it lives itself: for a list that is only looked at. */
export class MemoryListStorage implements ListStorage {
  readonly #records = new Map<string, ListRecord>();
  readonly #files = new Map<string, Map<string, Uint8Array>>();

  async read(list: string): Promise<ListRecord | undefined> {
    return this.#records.get(list);
  }

  async trust(list: string, seen: Partial<Publication>, trusted: Partial<Publication>): Promise<boolean> {
    const record = this.#records.get(list);
    if (!isAsSeen(record, seen)) return false;
    this.#records.set(list, { ...record, trusted });
    return true;
  }

  async readFile(list: string, sha256: string): Promise<Uint8Array | undefined> {
    return this.#files.get(list)?.get(sha256);
  }

  async fileHashes(list: string): Promise<Set<string>> {
    return new Set(this.#files.get(list)?.keys());
  }

  async addFile(list: string, sha256: string, bytes: Uint8Array): Promise<void> {
    const files = this.#files.get(list) ?? new Map<string, Uint8Array>();
    this.#files.set(list, files.set(sha256, bytes));
  }

  async use(
    list: string,
    seen: Partial<Publication>,
    current: Publication,
    files: ReadonlySet<string>,
  ): Promise<boolean> {
    const record = this.#records.get(list);
    if (!isAsSeen(record, seen)) return false;
    this.#records.set(list, { trusted: record?.trusted ?? {}, current });
    for (const hash of this.#files.get(list)?.keys() ?? []) {
      if (!files.has(hash)) this.#files.get(list)?.delete(hash);
    }
    return true;
  }

  async ids(): Promise<string[]> {
    return [...this.#records.keys()];
  }

  async remove(list: string): Promise<void> {
    this.#records.delete(list);
    this.#files.delete(list);
  }
}

/** True when what is trusted is still what a sync saw when it read it: no other one has come further. */
export function isAsSeen(record: ListRecord | undefined, { root, timestamp }: Partial<Publication>): boolean {
  const kept = record?.trusted ?? {};
  return isEqual(kept.root, root) && isEqual(kept.timestamp, timestamp);
}

function isEqual(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one === other || sameBytes(one, other);
}
