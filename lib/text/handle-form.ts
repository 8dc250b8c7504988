import { HANDLE_AFFIXES, type HandleAffix } from './affixes.ts';
import { misspeltAffixes } from './misspelt-affix.ts';
import { isPlaceCode } from './places.ts';
import { classLetter, letterSkeletonOf, sameClass, skeletonOf } from './skeleton.ts';
import type { AffixKind } from './word-tables.ts';

/** A word taken off a handle. */
export interface Added {
  /** As written, lower case. */
  word: string;
  kind: AffixKind;
  /** One letter off: `suport`. */
  misspelt?: boolean;
}

/** A handle, or what is left of it once words around it are taken off. */
export interface HandleCore {
  /** Lower case, no underscores. */
  plain: string;
  /** {@link skeletonOf} and {@link letterSkeletonOf} of it: the forms looked up. */
  skeleton: string;
  letters: string;
  added: Added[];
}

/** Longer than any handle (32) by enough to say so. */
const MAX_UNITS = 40;
/** Nothing shorter is looked for inside a handle: too many words would hold it. */
const MIN_CORE = 4;
const MAX_CORES = 12;
const MAX_ADDED = 3;
/** As many digits as a year has are taken for added to others. */
const MAX_DIGITS = 4;
/** Two letters at the end of a shorter handle are rather part of its last word than a country. */
const PLACE_WITHOUT_UNDERSCORE_FROM = 8;

/** The letters and digits of a handle in lower case: no underscores, nothing a handle cannot hold. */
export function plainHandle(handle: string): string {
  return handle
    .slice(0, MAX_UNITS)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** Words of a handle, lower case: split at underscores, at capitals behind small letters, between letters and digits. */
export function handleWords(handle: string): string[] {
  const words: string[] = [];
  const end = Math.min(handle.length, MAX_UNITS);
  let start = 0;
  for (let at = 1; at <= end; at++) {
    if (at < end && !isWordEdge(handle, at)) continue;
    const word = handle.slice(start, at);
    if (word !== '_') words.push(word.toLowerCase());
    start = at;
  }
  return words;
}

function isWordEdge(handle: string, at: number): boolean {
  const before = unitKind(handle.charCodeAt(at - 1));
  const kind = unitKind(handle.charCodeAt(at));
  if (before === UNDERSCORE || kind === UNDERSCORE) return true;
  if ((before === DIGIT) !== (kind === DIGIT)) return true;
  if (kind !== CAPITAL) return false;
  // A capital starts a word behind a small letter, and before one: easyMINEIo is easy, MINE, Io.
  return before === SMALL || unitKind(handle.charCodeAt(at + 1)) === SMALL;
}

const SMALL = 0;
const CAPITAL = 1;
const DIGIT = 2;
const UNDERSCORE = 3;

function unitKind(code: number): number {
  if (code >= 97 && code <= 122) return SMALL;
  if (code >= 65 && code <= 90) return CAPITAL;
  return isDigit(code) ? DIGIT : UNDERSCORE;
}

/**
 * The handle itself, first, and what is left once words that are put around handles are taken off either end.
 * At most {@link MAX_CORES}.
 */
export function handleCores(handle: string): HandleCore[] {
  const plain = plainHandle(handle);
  const words = handleWords(handle);
  const cores: HandleCore[] = [{ plain, skeleton: skeletonOf(plain), letters: letterSkeletonOf(plain), added: [] }];
  const seen = new Set([plain]);
  for (let at = 0; at < cores.length && cores.length < MAX_CORES; at++) {
    const core = cores[at];
    if (!core || core.added.length >= MAX_ADDED) continue;
    for (const shorter of peel(core, words)) {
      if (seen.has(shorter.plain) || cores.length >= MAX_CORES) continue;
      seen.add(shorter.plain);
      cores.push(shorter);
    }
  }
  return cores;
}

function peel(core: HandleCore, words: readonly string[]): HandleCore[] {
  const shorter: HandleCore[] = [];
  const take: Take = (length, fromEnd, kind, misspelt = false) => {
    const { plain } = core;
    if (plain.length - length < MIN_CORE) return;
    const rest = fromEnd ? plain.slice(0, -length) : plain.slice(length);
    const word = fromEnd ? plain.slice(-length) : plain.slice(0, length);
    shorter.push({
      plain: rest,
      skeleton: skeletonOf(rest),
      letters: letterSkeletonOf(rest),
      added: [...core.added, { word, kind, ...(misspelt && { misspelt }) }],
    });
  };
  peelDigits(core.plain, words, take);
  if (core.added.length === 0 || core.added.every(({ kind }) => kind !== 'plural')) peelPlural(core.plain, take);
  peelWords(core.plain, take);
  if (core.added.length <= 1 && core.added.every(({ misspelt }) => !misspelt)) peelMisspelt(core, take);
  if (!core.added.some(({ kind }) => kind === 'place' || kind === 'plural')) peelPlace(core.plain, words, take);
  return shorter;
}

type Take = (length: number, fromEnd: boolean, kind: AffixKind, misspelt?: boolean) => void;

function peelDigits(plain: string, words: readonly string[], take: Take): void {
  if (!isDigit(plain.charCodeAt(0)) && !isDigit(plain.charCodeAt(plain.length - 1))) return;
  const last = words.at(-1) ?? '';
  if (/^[0-9]+$/.test(last) && plain.endsWith(last)) take(last.length, true, 'number');
  const behind = plain.length - plain.replace(/[0-9]+$/, '').length;
  if (behind > 0) take(behind, true, 'number');
  // Digits behind digits: covid19 and 7.
  for (let count = Math.min(behind - 1, MAX_DIGITS); count > 0; count--) take(count, true, 'number');
  const before = plain.length - plain.replace(/^[0-9]+/, '').length;
  if (before > 0) take(before, false, 'number');
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function peelPlural(plain: string, take: Take): void {
  if (plain.endsWith('s')) take(1, true, 'plural');
  if (plain.endsWith('es')) take(2, true, 'plural');
}

function peelWords(plain: string, take: Take): void {
  for (const { word, kind } of byLast.get(classLetter(plain.charCodeAt(plain.length - 1))) ?? []) {
    if (looksLike(word, plain, plain.length - word.length)) take(word.length, true, kind);
  }
  for (const { word, kind } of byFirst.get(classLetter(plain.charCodeAt(0))) ?? []) {
    if (looksLike(word, plain, 0)) take(word.length, false, kind);
  }
}

function peelMisspelt({ letters }: HandleCore, take: Take): void {
  for (const atEnd of [true, false]) {
    for (const { affix, length } of misspeltAffixes(letters, atEnd)) take(length, atEnd, affix.kind, true);
  }
}

function peelPlace(plain: string, words: readonly string[], take: Take): void {
  const last = words.at(-1) ?? '';
  const first = words[0] ?? '';
  if (words.length > 1 && isPlaceCode(last) && plain.endsWith(last)) take(last.length, true, 'place');
  else if (plain.length >= PLACE_WITHOUT_UNDERSCORE_FROM && isPlaceCode(plain.slice(-2))) take(2, true, 'place');
  if (words.length > 1 && isPlaceCode(first) && plain.startsWith(first)) take(first.length, false, 'place');
  else if (plain.length >= PLACE_WITHOUT_UNDERSCORE_FROM && isPlaceCode(plain.slice(0, 2))) take(2, false, 'place');
}

/** True when `plain` reads as `word` from `start` on. */
function looksLike(word: string, plain: string, start: number): boolean {
  if (start < 0 || start + word.length > plain.length) return false;
  for (let at = 0; at < word.length; at++) {
    if (!sameClass(word.charCodeAt(at), plain.charCodeAt(start + at))) return false;
  }
  return true;
}

const byLast = new Map<number, HandleAffix[]>();
const byFirst = new Map<number, HandleAffix[]>();
for (const affix of HANDLE_AFFIXES) {
  file(byLast, affix, affix.word.charCodeAt(affix.word.length - 1));
  file(byFirst, affix, affix.word.charCodeAt(0));
}

function file(table: Map<number, HandleAffix[]>, affix: HandleAffix, code: number): void {
  const letter = classLetter(code);
  table.set(letter, [...(table.get(letter) ?? []), affix]);
}
