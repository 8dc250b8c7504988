import type { Numbers } from './rows.ts';

/** What is kept beside the pages of a prepared index: what it was made from, and what is needed to open it. */
export interface StoredHead {
  /** Names the write that its pages belong to. */
  stamp: string;
  [more: string]: unknown;
}

/** One page of an index: its row, its number, and what is on it. */
export type StoredPage = [row: string, number: number, page: Numbers];

/**
 * Where prepared indexes are kept between two starts of the background. They can always be made anew, so losing one costs
 * time only. Every method rejects when storage is denied, full or damaged.
 */
export interface IndexStorage {
  /** @returns what was written last of a list as a whole; `undefined` when nothing was. */
  readHead(list: string): Promise<StoredHead | undefined>;
  /** @returns the pages in the order asked for; `undefined` for one that is not there. */
  readPages(
    list: string,
    stamp: string,
    wanted: readonly (readonly [row: string, number: number])[],
  ): Promise<(Numbers | undefined)[]>;
  /** Writes an index in the place of the one before. The head comes last, so that a write cut short leaves no head. */
  write(list: string, head: StoredHead, pages: Iterable<StoredPage>): Promise<void>;
  /** Forgets a list's index. */
  remove(list: string): Promise<void>;
}

/** Keeps indexes for as long as it lives itself. */
export class MemoryIndexStorage implements IndexStorage {
  readonly #heads = new Map<string, StoredHead>();
  readonly #pages = new Map<string, Map<string, Numbers>>();

  async readHead(list: string): Promise<StoredHead | undefined> {
    return this.#heads.get(list);
  }

  async readPages(
    list: string,
    stamp: string,
    wanted: readonly (readonly [row: string, number: number])[],
  ): Promise<(Numbers | undefined)[]> {
    const pages = this.#heads.get(list)?.stamp === stamp ? this.#pages.get(list) : undefined;
    return wanted.map(([row, number]) => pages?.get(`${row} ${number}`));
  }

  async write(list: string, head: StoredHead, pages: Iterable<StoredPage>): Promise<void> {
    this.#heads.delete(list);
    this.#pages.set(list, new Map(Array.from(pages, ([row, number, page]) => [`${row} ${number}`, page])));
    this.#heads.set(list, head);
  }

  async remove(list: string): Promise<void> {
    this.#heads.delete(list);
    this.#pages.delete(list);
  }
}
