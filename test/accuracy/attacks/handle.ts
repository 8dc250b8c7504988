/** The lengths of a public handle (core.telegram.org/method/account.checkUsername); four letters only by auction. */
const SHORTEST = 5;
const LONGEST = 32;
/** A letter first, no underscore at the end, no two in a row. */
const SHAPE = /^[A-Za-z](?:_?[A-Za-z0-9])+$/;

/** True when anybody could take this handle on Telegram, were it free. */
export function canBeTaken(handle: string): boolean {
  return handle.length >= SHORTEST && handle.length <= LONGEST && SHAPE.test(handle);
}

/** How many letters and digits a handle has. */
export function lengthOf(handle: string): number {
  return handle.replaceAll('_', '').length;
}

/** True when Telegram takes both for the same handle. */
export function sameHandle(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** One letter of a handle and where it stands. */
export interface Place {
  at: number;
  letter: string;
}

/**
 * The places where a letter can be mistyped. Words of one or two letters are left alone: they are mostly codes, and
 * another code makes another, honest edition (`_en` and `_es`).
 */
export function editablePlaces(handle: string): Place[] {
  const words = [...handle.matchAll(/[A-Za-z0-9]+/g)].filter(([word]) => word.length > 2);
  return words.flatMap(({ 0: word, index }) => [...word].map((letter, offset) => ({ at: index + offset, letter })));
}

/** The handle with `length` characters at `at` written as `written`. */
export function replaceAt(handle: string, at: number, length: number, written: string): string {
  return handle.slice(0, at) + written + handle.slice(at + length);
}

/** The words of a handle as its underscores and capitals divide it: `DSNS_KharkivRegion` has three. */
export function wordsOf(handle: string): string[] {
  return handle.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? [];
}

/** From one character up to, but without, another. */
export interface Stretch {
  from: number;
  to: number;
}

/** The stretch of `text` that is not as it was in `other`: what is left without the same beginning and end. */
export function changedStretch(other: string, text: string): Stretch {
  const shorter = Math.min(text.length, other.length);
  let from = 0;
  while (from < shorter && text.charAt(from) === other.charAt(from)) from++;
  let behind = 0;
  while (behind < shorter - from && text.at(-1 - behind) === other.at(-1 - behind)) behind++;
  return { from, to: text.length - behind };
}
