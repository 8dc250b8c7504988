/**
 * Polynomial hashes over UTF-16 units, modulo 2^32: the hash of a text with one unit left out comes from the hashes of
 * what is before and behind it, so all of them together cost no more than reading the text twice.
 */
const BASE = 0x01000193;
const MAX_LENGTH = 512;

const powers = new Uint32Array(MAX_LENGTH + 1);
powers[0] = 1;
for (let at = 1; at <= MAX_LENGTH; at++) powers[at] = Math.imul(powers[at - 1] ?? 1, BASE);

const prefixes = new Uint32Array(MAX_LENGTH + 1);

/** Hashes of one text and its parts. It shares one buffer: use it up before the next {@link hashesOf}. */
export interface TextHashes {
  length: number;
  /** The hash of the units from `start` up to, not with, `end`. */
  part(start: number, end: number): number;
  /** The same part with the unit at `without` left out. */
  partWithout(start: number, end: number, without: number): number;
}

/** Reads at most 512 units. */
export function hashesOf(text: string): TextHashes {
  const length = Math.min(text.length, MAX_LENGTH);
  for (let at = 0; at < length; at++) {
    prefixes[at + 1] = (Math.imul(prefixes[at] ?? 0, BASE) + text.charCodeAt(at) + 1) >>> 0;
  }
  shared.length = length;
  return shared;
}

const shared: TextHashes = {
  length: 0,
  part: (start, end) => ((prefixes[end] ?? 0) - Math.imul(prefixes[start] ?? 0, powers[end - start] ?? 0)) >>> 0,
  partWithout: (start, end, without) =>
    (Math.imul(shared.part(start, without), powers[end - without - 1] ?? 0) + shared.part(without + 1, end)) >>> 0,
};

/** The same for every order of the same units. */
export function anagramHash(text: string): number {
  let sum = text.length;
  for (let at = 0; at < text.length; at++) sum = (sum + mix(text.charCodeAt(at) + 1, 0x9e3779b9)) >>> 0;
  return sum;
}

/** The hash of a whole text, any length. */
export function hashText(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at++) hash = (Math.imul(hash, BASE) + text.charCodeAt(at) + 1) >>> 0;
  return hash;
}

/** Spreads a hash over all bits, differently for each salt (the finaliser of MurmurHash3, public domain). */
export function mix(hash: number, salt: number): number {
  let mixed = hash ^ salt;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
