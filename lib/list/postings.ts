import { mix } from '../text/hash.ts';

/**
 * A hashed multimap from 32-bit keys to small numbers, in typed arrays: 4 bytes a posting and 1 a bucket, no strings.
 * A look-up may also give numbers of other keys (about one in a thousand): whoever asks verifies.
 */
export class Postings {
  private readonly starts: Uint32Array;
  private readonly entries: Uint32Array;
  private readonly filter: Uint32Array;
  private readonly bucketShift: number;
  private readonly filterShift: number;

  constructor(draft: PostingsDraft) {
    const { keys, values, length } = draft;
    const bucketBits = bits(length / BUCKET_LOAD);
    const filterBits = Math.max(10, bits(length * FILTER_BITS_PER_POSTING));
    this.bucketShift = 32 - bucketBits;
    this.filterShift = 32 - filterBits;
    this.filter = new Uint32Array(2 ** (filterBits - 5));
    this.entries = new Uint32Array(length);
    this.starts = new Uint32Array(2 ** bucketBits + 1);
    for (let at = 0; at < length; at++) this.announce(keys[at] ?? 0);
    for (let at = 1; at < this.starts.length; at++)
      this.starts[at] = (this.starts[at] ?? 0) + (this.starts[at - 1] ?? 0);
    // Filling from the end of each bucket moves its start to where it belongs.
    for (let at = length - 1; at >= 0; at--) this.fill(keys[at] ?? 0, values[at] ?? 0);
  }

  /** False for nearly all keys that were never added. */
  mayHave(key: number): boolean {
    const bit = mix(key, FILTER_SALT) >>> this.filterShift;
    return (((this.filter[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;
  }

  /**
   * Calls `visit` with the numbers of a key, at most `limit`.
   *
   * @returns how many there were.
   */
  visit(key: number, limit: number, visit: (value: number) => void): number {
    return this.mayHave(key) ? this.scan(key, limit, Number.POSITIVE_INFINITY, visit) : 0;
  }

  /**
   * The same for a key that tells something only where it is rare: nothing is visited when the key shares its bucket
   * with more than `most` postings, its own included.
   */
  visitRare(key: number, most: number, visit: (value: number) => void): void {
    if (this.mayHave(key)) this.scan(key, most, most, visit);
  }

  private scan(key: number, limit: number, most: number, visit: (value: number) => void): number {
    const spread = mix(key, 0);
    const bucket = spread >>> this.bucketShift;
    const mark = spread & MARK_MASK;
    const start = this.starts[bucket] ?? 0;
    const end = this.starts[bucket + 1] ?? 0;
    if (end - start > most) return 0;
    let found = 0;
    for (let at = start; at < end && found < limit; at++) {
      const entry = this.entries[at] ?? 0;
      if ((entry & MARK_MASK) !== mark) continue;
      found++;
      visit(entry >>> MARK_BITS);
    }
    return found;
  }

  private announce(key: number): void {
    const bucket = mix(key, 0) >>> this.bucketShift;
    this.starts[bucket] = (this.starts[bucket] ?? 0) + 1;
    const bit = mix(key, FILTER_SALT) >>> this.filterShift;
    this.filter[bit >>> 5] = (this.filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }

  private fill(key: number, value: number): void {
    const spread = mix(key, 0);
    const bucket = spread >>> this.bucketShift;
    const at = (this.starts[bucket] ?? 0) - 1;
    this.starts[bucket] = at;
    this.entries[at] = ((value << MARK_BITS) | (spread & MARK_MASK)) >>> 0;
  }
}

/** Keys and numbers on their way into {@link Postings}. */
export class PostingsDraft {
  keys = new Uint32Array(1024);
  values = new Uint32Array(1024);
  length = 0;

  /** Numbers at or above {@link POSTINGS_MAX} are left out: they could not be told from others. */
  add(key: number, value: number): void {
    if (value >= POSTINGS_MAX) return;
    if (this.length === this.keys.length) this.grow();
    this.keys[this.length] = key;
    this.values[this.length] = value;
    this.length++;
  }

  private grow(): void {
    const keys = new Uint32Array(this.length * 2);
    const values = new Uint32Array(this.length * 2);
    keys.set(this.keys);
    values.set(this.values);
    this.keys = keys;
    this.values = values;
  }
}

const BUCKET_LOAD = 4;
const FILTER_BITS_PER_POSTING = 8;
const FILTER_SALT = 0x51ed270b;
const MARK_BITS = 11;
const MARK_MASK = 2 ** MARK_BITS - 1;

/** Numbers at or above this cannot be posted. */
export const POSTINGS_MAX = 2 ** (32 - MARK_BITS);

function bits(count: number): number {
  return Math.min(26, Math.max(4, Math.ceil(Math.log2(Math.max(1, count)))));
}
