import { mix } from '../text/hash.ts';
import type { Layout, Numbers, Row, RowContent } from './rows.ts';

/** What one must know of postings to look a key up. */
export interface PostingsShape {
  /** There are 2 to this many buckets. */
  bucketBits: number;
  /** A page holds 2 to this many buckets. */
  pageBits: number;
}

/**
 * A hashed multimap from 32-bit keys to small numbers, in typed arrays: 4 bytes a posting and 1 a bucket, no strings.
 * A look-up may also give numbers of other keys (about one in a thousand): whoever asks verifies. Keys and their numbers
 * lie together in pages, with a filter that tells most keys to be none of a page's, so that a look-up needs one page.
 */
export class Postings {
  readonly #buckets: Row<Numbers>;
  readonly #bucketShift: number;
  readonly #pageBits: number;
  readonly #pageMask: number;
  readonly #bucketsAPage: number;
  readonly #filterShift: number;

  constructor({ bucketBits, pageBits }: PostingsShape, buckets: Row<Numbers>) {
    this.#buckets = buckets;
    this.#bucketShift = 32 - bucketBits;
    this.#pageBits = pageBits;
    this.#pageMask = 2 ** pageBits - 1;
    this.#bucketsAPage = 2 ** Math.min(pageBits, bucketBits);
    this.#filterShift = filterShift(this.#bucketsAPage);
  }

  /**
   * Calls `visit` with the numbers of a key, at most `limit`.
   *
   * @returns how many there were.
   */
  visit(key: number, limit: number, visit: (value: number) => void): number {
    return this.#scan(key, limit, Number.POSITIVE_INFINITY, visit);
  }

  /**
   * The same for a key that tells something only where it is rare: nothing is visited when the key shares its bucket
   * with more than `most` postings, its own included.
   */
  visitRare(key: number, most: number, visit: (value: number) => void): void {
    this.#scan(key, most, most, visit);
  }

  #scan(key: number, limit: number, most: number, visit: (value: number) => void): number {
    const spread = mix(key, 0);
    const bucket = spread >>> this.#bucketShift;
    const page = this.#buckets.page(bucket >>> this.#pageBits);
    if (!page) return 0;
    const bit = Math.imul(spread, FILTER_FACTOR) >>> this.#filterShift;
    const filter = this.#bucketsAPage + 1;
    if ((((page[filter + (bit >>> 5)] ?? 0) >>> (bit & 31)) & 1) === 0) return 0;
    const mark = spread & MARK_MASK;
    const place = bucket & this.#pageMask;
    const entries = filter + this.#bucketsAPage;
    const start = page[place] ?? 0;
    const end = page[place + 1] ?? 0;
    if (end - start > most) return 0;
    let found = 0;
    for (let at = start; at < end && found < limit; at++) {
      const entry = page[entries + at] ?? 0;
      if ((entry & MARK_MASK) !== mark) continue;
      found++;
      visit(entry >>> MARK_BITS);
    }
    return found;
  }
}

/** Keys and numbers on their way into {@link Postings}. */
export class PostingsDraft {
  #keys = new Uint32Array(1024);
  #values = new Uint32Array(1024);
  #length = 0;

  /** Numbers at or above {@link POSTINGS_MAX} are left out: they could not be told from others. */
  add(key: number, value: number): void {
    if (value >= POSTINGS_MAX) return;
    if (this.#length === this.#keys.length) this.#grow();
    this.#keys[this.#length] = key;
    this.#values[this.#length] = value;
    this.#length++;
  }

  /** @returns the buckets, as a row of this name. */
  finish(name: string, layout: Layout): { shape: PostingsShape; buckets: RowContent } {
    const bucketBits = bits(this.#length / BUCKET_LOAD);
    const starts = this.#starts(32 - bucketBits);
    const entries = this.#entries(starts, 32 - bucketBits);
    const size = 2 ** Math.min(layout.buckets, bucketBits);
    const filter = this.#filter(32 - bucketBits, size);
    return {
      shape: { bucketBits, pageBits: layout.buckets },
      buckets: { name: `${name}.buckets`, shift: layout.buckets, pages: bucketPages(starts, filter, entries, size) },
    };
  }

  /** For each page as many words as it has buckets, so eight bits a posting. */
  #filter(bucketShift: number, size: number): Uint32Array {
    const filter = new Uint32Array(2 ** (32 - bucketShift));
    for (let at = 0; at < this.#length; at++) {
      const spread = mix(this.#keys[at] ?? 0, 0);
      const bucket = spread >>> bucketShift;
      const bit = Math.imul(spread, FILTER_FACTOR) >>> filterShift(size);
      const word = bucket - (bucket % size) + (bit >>> 5);
      filter[word] = (filter[word] ?? 0) | (1 << (bit & 31));
    }
    return filter;
  }

  /** Where each bucket ends, for now. */
  #starts(bucketShift: number): Uint32Array {
    const starts = new Uint32Array(2 ** (32 - bucketShift) + 1);
    for (let at = 0; at < this.#length; at++) {
      const bucket = mix(this.#keys[at] ?? 0, 0) >>> bucketShift;
      starts[bucket] = (starts[bucket] ?? 0) + 1;
    }
    for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
    return starts;
  }

  /** Filling from the end of each bucket moves its start to where it belongs. */
  #entries(starts: Uint32Array, bucketShift: number): Uint32Array {
    const entries = new Uint32Array(this.#length);
    for (let at = this.#length - 1; at >= 0; at--) {
      const spread = mix(this.#keys[at] ?? 0, 0);
      const bucket = spread >>> bucketShift;
      const place = (starts[bucket] ?? 0) - 1;
      starts[bucket] = place;
      entries[place] = (((this.#values[at] ?? 0) << MARK_BITS) | (spread & MARK_MASK)) >>> 0;
    }
    return entries;
  }

  #grow(): void {
    const keys = new Uint32Array(this.#length * 2);
    const values = new Uint32Array(this.#length * 2);
    keys.set(this.#keys);
    values.set(this.#values);
    this.#keys = keys;
    this.#values = values;
  }
}

/**
 * Each page: where its buckets begin and the last one ends, counted from the page's first entry; its filter; the entries.
 *
 * @param size buckets a page.
 */
function bucketPages(starts: Uint32Array, filter: Uint32Array, entries: Uint32Array, size: number): Uint32Array[] {
  const count = starts.length - 1;
  const pages: Uint32Array[] = [];
  for (let first = 0; first < count; first += size) {
    const [from, to] = [starts[first] ?? 0, starts[first + size] ?? 0];
    const page = new Uint32Array(2 * size + 1 + to - from);
    for (let at = 0; at <= size; at++) page[at] = (starts[first + at] ?? 0) - from;
    page.set(filter.subarray(first, first + size), size + 1);
    page.set(entries.subarray(from, to), 2 * size + 1);
    pages.push(page);
  }
  return pages;
}

/** A page's filter has a word of 32 bits for each of its buckets. */
function filterShift(buckets: number): number {
  return 32 - Math.log2(32 * buckets);
}

const BUCKET_LOAD = 4;
/** Odd, near the golden section of 32 bits (Knuth's multiplicative hash): the bits that tell keys of a page apart go up. */
const FILTER_FACTOR = 0x9e3779b1;
const MARK_BITS = 11;
const MARK_MASK = 2 ** MARK_BITS - 1;

/** Numbers at or above this cannot be posted. */
export const POSTINGS_MAX = 2 ** (32 - MARK_BITS);

function bits(count: number): number {
  return Math.min(26, Math.max(4, Math.ceil(Math.log2(Math.max(1, count)))));
}
