/**
 * Latin letters and digits that are mistaken for one another, each under one letter.
 * Source: UTS #39 for 0/O, 1/l/I; the digit-for-letter spelling ("leet") for the rest; q, g and 9 in most fonts.
 */
const CLASSES = ['il1', 'o0', 's5', 'gq9', 'z2', 'e3', 'a4', 't7', 'b86'];

/** Two letters read as one: rn as m, cl as d. */
const PAIRS: Readonly<Record<string, string>> = { rn: 'm', cl: 'd', c1: 'd' };
/** The same letter twice: read as one only beside the other spelling, for most repetitions are slips. */
const DOUBLES: Readonly<Record<string, string>> = { nn: 'm', vv: 'w' };

const classOf = new Uint16Array(128);
for (let code = 0; code < 128; code++) classOf[code] = code;
for (const letters of CLASSES) {
  for (const letter of letters) classOf[letter.charCodeAt(0)] = letters.charCodeAt(0);
}

/** The letter a pair is read as, at `first * 128 + second`; 0 for all others. */
const pairOf = new Uint8Array(128 * 128);
for (const [pair, single] of Object.entries(PAIRS)) {
  pairOf[pair.charCodeAt(0) * 128 + pair.charCodeAt(1)] = single.charCodeAt(0);
}

const doubleOf = new Map(Object.entries(DOUBLES).map(([pair, single]) => [pair.charCodeAt(0), single.charCodeAt(0)]));

/** The class of each ASCII character, as text. */
const LETTERS = Array.from(classOf, (code) => String.fromCharCode(code));
const MAX_UNITS = 512;

/**
 * The form under which look-alike spellings are equal: repeated letters once, pairs as the letter they look like,
 * look-alike letters and digits under one letter. Other scripts pass through.
 *
 * @param word lower case, at most 512 UTF-16 units are read.
 */
export function skeletonOf(word: string): string {
  let skeleton = '';
  let last = -1;
  const end = Math.min(word.length, MAX_UNITS);
  for (let at = 0; at < end; at++) {
    const code = word.charCodeAt(at);
    // A digit more is another number.
    if (code === last && !isDigit(code)) continue;
    const pair = code < 128 && last >= 0 && last < 128 ? (pairOf[last * 128 + code] ?? 0) : 0;
    if (pair === 0) skeleton += letterOf(code);
    else skeleton = skeleton.slice(0, -1) + String.fromCharCode(pair);
    last = code;
  }
  return skeleton;
}

/**
 * The skeleton letter by letter: repeated letters stay, pairs stay two. A slip can make a repetition or a pair out of
 * letters that were none (`ncdcgov`, `nccgov`); this form has one slip where {@link skeletonOf} has several.
 */
export function letterSkeletonOf(word: string): string {
  let skeleton = '';
  const end = Math.min(word.length, MAX_UNITS);
  for (let at = 0; at < end; at++) skeleton += letterOf(word.charCodeAt(at));
  return skeleton;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function letterOf(code: number): string {
  return code < 128 ? (LETTERS[code] ?? '') : String.fromCharCode(code);
}

/** The letter that stands for all that an ASCII character is mistaken for; other units stand for themselves. */
export function classLetter(code: number): number {
  return code < 128 ? (classOf[code] ?? code) : code;
}

/** True when two ASCII characters are mistaken for one another. */
export function sameClass(a: number, b: number): boolean {
  return a < 128 && b < 128 && classOf[a] === classOf[b];
}

/** The letter that two letters in a row are read as; 0 when they are read as two. */
export function pairAs(first: number, second: number): number {
  if (first === second) return doubleOf.get(first) ?? 0;
  return first < 128 && second < 128 ? (pairOf[first * 128 + second] ?? 0) : 0;
}
