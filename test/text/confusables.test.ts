import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONFUSABLES, CONFUSABLES_VERSION } from '../../lib/text/confusables.data.ts';
import { drawnPrototypeOf, prototypeOf, smallCapital } from '../../lib/text/confusables.ts';

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

test('every line of the data is a prototype and steps between code points', () => {
  expect(CONFUSABLES_VERSION).toMatch(/^\d+\.\d+$/);
  const lines = CONFUSABLES.split('\n').filter((line) => line !== '');
  expect(lines.length).toBeGreaterThan(500);
  for (const line of lines) expect(line).toMatch(/^[^=]{1,20}=[0-9a-z]+( [0-9a-z]+)*$/u);
});
