import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CONFUSABLES_VERSION,
  LETTERS,
  LONG_PROTOTYPES,
  LOOKS_LIKE,
  PROTOTYPES,
} from '../../lib/text/confusables.data.ts';
import { drawnPrototypeOf, prototypeOf, smallCapital } from '../../lib/text/confusables.ts';
import { numbersIn, rising, signed } from '../../lib/text/numbers-in-text.ts';

describe('letters that are mistaken for Latin ones (UTS #39)', () => {
  test.each([
    ['а', 'a', 'Cyrillic'],
    ['е', 'e', 'Cyrillic'],
    ['о', 'o', 'Cyrillic'],
    ['р', 'p', 'Cyrillic'],
    ['с', 'c', 'Cyrillic'],
    ['х', 'x', 'Cyrillic'],
    ['і', 'i', 'Ukrainian'],
    ['ѕ', 's', 'Macedonian'],
    ['ο', 'o', 'Greek'],
    ['ν', 'v', 'Greek'],
    ['օ', 'o', 'Armenian'],
    ['ᴏ', 'o', 'phonetic'],
  ])('%s is read as %s (%s)', (letter, latin) => {
    expect(prototypeOf(letter)).toBe(latin);
    expect(prototypeOf(letter.toUpperCase())).toBe(latin);
  });

  test.each(['ж', 'щ', 'ש', 'מ', 'ل', 'م', '中', '한'])('%s is read as itself', (letter) => {
    expect(prototypeOf(letter)).toBe(letter);
  });

  test('no letter of a living alphabet is read as a digit of other form: б is no 6', () => {
    for (const letter of 'бчоІБЧОօ') expect(prototypeOf(letter)).not.toMatch(/[0-9]/);
  });
});

test.each([
  ['ר', 'ד'],
  ['ח', 'ה'],
  ['ז', 'ו'],
  ['ب', 'ت'],
  ['خ', 'ح'],
  ['ش', 'س'],
  ['ق', 'ف'],
])('%s is mistaken for %s', (a, b) => {
  expect(prototypeOf(a)).toBe(prototypeOf(b));
});

test('a Greek capital is read as it is drawn', () => {
  expect(drawnPrototypeOf('Η')).toBe('h');
  expect(drawnPrototypeOf('Ρ')).toBe('p');
});

test.each([
  ['ᴀ', 'a'],
  ['ɴ', 'n'],
  ['ʜ', 'h'],
  ['ʀ', 'r'],
])('the small capital %s stands for %s', (letter, plain) => {
  expect(smallCapital(letter)).toBe(plain);
});

test.each(['a', 'x', 'ß', 'ĸ', 'м', 'ש'])('%s is no small capital', (letter) => {
  expect(smallCapital(letter)).toBeUndefined();
});

test('both cases of any letter have the same prototype', () => {
  const letters = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }).filter((text) => /^\p{L}$/u.test(text));
  fc.assert(
    fc.property(letters, (letter) => {
      const lower = letter.toLowerCase();
      fc.pre([...lower].length === 1 && lower > '\x80');
      expect(prototypeOf(letter)).toBe(prototypeOf(lower));
      expect([...prototypeOf(letter)].length).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});

test('every letter of the data has a prototype', () => {
  expect(CONFUSABLES_VERSION).toMatch(/^\d+\.\d+$/);
  const letters = rising(numbersIn(LETTERS));
  const looksLike = numbersIn(LOOKS_LIKE);
  const prototypes = numbersIn(PROTOTYPES).length + LONG_PROTOTYPES.split(' ').length;
  expect(letters.length).toBeGreaterThan(1500);
  expect(new Set(letters).size).toBe(letters.length);
  expect(looksLike).toHaveLength(letters.length);
  expect(looksLike.filter((number) => number < 2)).toHaveLength(prototypes);
  expect(Math.max(...looksLike)).toBeLessThan(prototypes + 2);
  for (const letter of letters) expect(String.fromCodePoint(letter)).toMatch(/^[\p{L}\p{N}]$/u);
});

test('numbers are read as they were written', () => {
  expect(numbersIn('PQo0Q1Q00Q')).toEqual([0, 1, 31, 32, 33, 1024]);
  expect(rising([3, 0, 2])).toEqual([3, 3, 5]);
  expect(signed([0, 1, 2, 3, 4])).toEqual([0, -1, 1, -2, 2]);
  expect(numbersIn('')).toEqual([]);
});
