import { HANDLE_AFFIXES, type HandleAffix } from './affixes.ts';
import { hashesOf, hashText } from './hash.ts';
import { letterSkeletonOf } from './skeleton.ts';

/** Shorter words are one letter from too many others (canal, scandal). */
const MIN_LENGTH = 6;
/** Words with slips in them are looked for in handles from this length on: in a shorter one too little is left. */
const MIN_HANDLE = 11;
const MAX_LENGTH = Math.max(...HANDLE_AFFIXES.map(({ word }) => word.length)) + 1;

/**
 * Where one end of a handle spells a word that is put around handles (`support`) with one letter left out, added, doubled
 * or changed, or two swapped. Found as SymSpell does (Garbe 2012), with one letter left out of each, by hash.
 *
 * @param letters of the handle, see `letterSkeletonOf`.
 * @returns the words and how many letters each takes up; a letter may belong to the word or to what it stands beside.
 */
export function misspeltAffixes(letters: string, atEnd: boolean): { affix: HandleAffix; length: number }[] {
  if (letters.length < MIN_HANDLE) return [];
  const hashes = hashesOf(letters);
  const found: { affix: HandleAffix; length: number }[] = [];
  for (let length = Math.min(MAX_LENGTH, letters.length); length >= MIN_LENGTH - 1; length--) {
    const start = atEnd ? letters.length - length : 0;
    const end = start + length;
    let affix = lengthened(hashes.part(start, end), length);
    for (let at = start; at < end && !affix; at++) affix = find(hashes.partWithout(start, end, at), length);
    if (affix) found.push({ affix, length });
  }
  return found;
}

/** Words by the hash of their letters, and of their letters with one left out. */
const byHash = new Map<number, HandleAffix>();
/** Nearly all hashes are told to be none of them without asking the map. */
const FILTER_SIZE = 16_384;
const mayBe = new Uint8Array(FILTER_SIZE);
for (const affix of HANDLE_AFFIXES) {
  const letters = letterSkeletonOf(affix.word);
  if (letters.length < MIN_LENGTH || affix.kind === 'small' || affix.kind === 'topic') continue;
  const hashes = hashesOf(letters);
  file(hashText(letters), affix);
  for (let at = 0; at < letters.length; at++) file(hashes.partWithout(0, letters.length, at), affix);
}

function file(hash: number, affix: HandleAffix): void {
  byHash.set(hash, affix);
  mayBe[hash & (FILTER_SIZE - 1)] = 1;
}

function lookUp(hash: number): HandleAffix | undefined {
  return mayBe[hash & (FILTER_SIZE - 1)] === 1 ? byHash.get(hash) : undefined;
}

/** A word that is spelt with one letter fewer. */
function lengthened(hash: number, length: number): HandleAffix | undefined {
  const affix = lookUp(hash);
  return affix?.word.length === length + 1 ? affix : undefined;
}

/** A word that is spelt with as many letters, or one more. */
function find(hash: number, length: number): HandleAffix | undefined {
  const affix = lookUp(hash);
  return affix && (affix.word.length === length || affix.word.length === length - 1) ? affix : undefined;
}
