/**
 * Writes lib/text/confusables.data.ts from the Unicode confusables data (UTS #39) that Node carries inside ICU,
 * so that the data is renewed with the pinned Node and its version is Node's own `process.versions.unicode`.
 *
 * Layout of the data: ICU's icu4c/source/i18n/uspoof_impl.h, `SpoofDataHeader`, format version 2.
 * Licence of the data: Unicode-3.0 (https://www.unicode.org/license.txt).
 *
 * Run with: npm exec -- node --experimental-strip-types scripts/unicode-confusables.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';

const MAGIC = 0x3845fdef;
const TARGET = new URL('../lib/text/confusables.data.ts', import.meta.url);

/** Letters of the scripts that organisations on the list write in, or that are mistaken for them. */
const LETTER_OR_DIGIT = /^[\p{L}\p{N}]$/u;

/** Scripts in everyday use (UAX #31, table 5): nobody writes an organisation's name in others, so nothing poses as it. */
const SCRIPTS =
  'Arabic Armenian Bengali Bopomofo Common Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Han Hangul Hebrew ' +
  'Hiragana Inherited Kannada Katakana Khmer Lao Latin Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Tibetan';
const IS_WRITTEN = new RegExp(
  `^[${SCRIPTS.split(' ')
    .map((script) => `\\p{Script=${script}}`)
    .join('')}]+$`,
  'u',
);

function readConfusables(binary: Buffer): Map<number, string> {
  const magic = Buffer.alloc(4);
  magic.writeUInt32LE(MAGIC);
  for (let at = binary.indexOf(magic); at >= 0; at = binary.indexOf(magic, at + 1)) {
    if (binary[at + 4] === 2) return decode(binary, at);
  }
  throw new Error('This Node carries no confusables data: it was built without full ICU.');
}

function decode(binary: Buffer, base: number): Map<number, string> {
  const field = (index: number) => binary.readInt32LE(base + 8 + index * 4);
  const [, keys, keyCount, values, , strings] = [0, 1, 2, 3, 4, 5].map(field) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const map = new Map<number, string>();
  for (let index = 0; index < keyCount; index++) {
    const key = binary.readInt32LE(base + keys + index * 4);
    const length = ((key >>> 24) & 0xff) + 1;
    const value = binary.readUInt16LE(base + values + index * 2);
    const text =
      length === 1
        ? String.fromCharCode(value)
        : binary.toString('utf16le', base + strings + value * 2, base + strings + (value + length) * 2);
    map.set(key & 0x1fffff, text);
  }
  return map;
}

/** Only what NFKD and lower case do not already make equal, and only what a name can be written with. */
function worthKeeping(codePoint: number, prototype: string): boolean {
  const source = String.fromCodePoint(codePoint);
  if (codePoint < 0x80 || !LETTER_OR_DIGIT.test(source)) return false;
  const bare = prototype.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (bare === '' || !/^[\p{L}\p{N}]+$/u.test(bare)) return false;
  if (!IS_WRITTEN.test(bare)) return false;
  // Vowels of Hangul taken apart into strokes: syllables are compared whole, and nobody writes a name in strokes.
  if (/\p{Script=Hangul}/u.test(source) && [...bare].length > 1) return false;
  return source.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase() !== bare;
}

/** The letters with their prototypes, in the order of code points. */
function pairsOf(map: Map<number, string>): [codePoint: number, prototype: string][] {
  return [...map]
    .filter(([codePoint, prototype]) => worthKeeping(codePoint, prototype))
    .map(([codePoint, prototype]): [number, string] => [codePoint, prototype.normalize('NFKD').replace(/\p{M}/gu, '')])
    .sort(([one], [other]) => one - other);
}

/** Whole numbers from 0 on, base 32, the lowest digit first; the last digit of each is written with letters from P on. */
function written(numbers: readonly number[]): string {
  let text = '';
  for (const number of numbers) {
    let rest = number;
    for (; rest >= 32; rest = Math.floor(rest / 32)) text += String.fromCharCode(48 + (rest % 32));
    text += String.fromCharCode(80 + rest);
  }
  return text;
}

/** Each number less the one before it. */
function steps(numbers: readonly number[]): number[] {
  return numbers.map((number, at) => number - (numbers[at - 1] ?? 0));
}

/** Numbers of either sign as such from 0 on: 0, -1, 1, -2, 2 ... */
function unsigned(numbers: readonly number[]): number[] {
  return numbers.map((number) => (number < 0 ? -2 * number - 1 : 2 * number));
}

const pairs = pairsOf(readConfusables(readFileSync(process.execPath)));
/** In the order in which they come up first: then the next new one needs no number. */
const prototypes = [...new Set(pairs.map(([, prototype]) => prototype))];
const isLong = (prototype: string) => [...prototype].length > 1;
const single = prototypes.filter((prototype) => !isLong(prototype)).map((one) => one.codePointAt(0) ?? 0);
const known = new Set<string>();
const looksLike = pairs.map(([, prototype]) => {
  if (known.has(prototype)) return prototypes.indexOf(prototype) + 2;
  known.add(prototype);
  return isLong(prototype) ? 1 : 0;
});

const source = `// Written by scripts/unicode-confusables.ts from the confusables data of Unicode ${process.versions['unicode']} (UTS #39),
// Unicode-3.0 licence, Copyright © 1991-2025 Unicode, Inc., https://www.unicode.org/license.txt. Do not edit by hand.

/** The version of Unicode the data is from. */
export const CONFUSABLES_VERSION = '${process.versions['unicode']}';

/*
 * Numbers in base 32, the lowest digit first, the last digit of each as a letter from P on; of those that rise, each
 * less the one before it. Written like this the table takes half of what it takes in plain text.
 */

/** The letters: their code points, rising. */
export const LETTERS =
  ${JSON.stringify(written(steps(pairs.map(([codePoint]) => codePoint))))};

/** What each of them looks like: 0 a prototype that is new, 1 a new one of several letters, else the number of a known one and 2. */
export const LOOKS_LIKE =
  ${JSON.stringify(written(looksLike))};

/** The prototypes that are one letter, as they come up: code points, each less the one before it, as from 0 on. */
export const PROTOTYPES =
  ${JSON.stringify(written(unsigned(steps(single))))};

/** Those that are several, as they come up. */
export const LONG_PROTOTYPES = ${JSON.stringify(prototypes.filter(isLong).join(' '))};
`;
writeFileSync(TARGET, source);
console.log(`Unicode ${process.versions['unicode']}: ${pairs.length} confusables of ${prototypes.length} prototypes.`);
