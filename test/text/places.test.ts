import '../../lib/text/make-word-tables.ts';
import { expect, test } from 'vitest';
import { foldText } from '../../lib/text/fold.ts';
import { countryNames, isPlaceCode, isPlainPlaceCode, languageNames } from '../../lib/text/places.ts';

const fold = (name: string) =>
  foldText(name)
    .words.map((word) => word.fold)
    .join('');
const countryOf = (name: string) => countryNames().get(fold(name));

test.each(['il', 'ua', 'en', 'usa', 'english', 'rus'])('%s is a place code', (code) => {
  expect(isPlaceCode(code)).toBe(true);
});

test.each(['xx', 'moh', '', 'IL', 'israel'])('%j is none', (code) => {
  expect(isPlaceCode(code)).toBe(false);
});

test('codes that are words of their own say no country', () => {
  expect(['ec', 'ua', 'fr', 'il'].map(isPlainPlaceCode)).toEqual([true, true, true, true]);
  expect(['tg', 'tv', 'my', 'in', 'it', 'io'].map(isPlainPlaceCode)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test.each([
  ['Israel', 'IL'],
  ['ישראל', 'IL'],
  ['إسرائيل', 'IL'],
  ['Израиль', 'IL'],
  ['Ізраїль', 'IL'],
  ['Україна', 'UA'],
  ['Украина', 'UA'],
  ['Alemania', 'DE'],
  ['Deutschland', 'DE'],
  ['South Africa', 'ZA'],
  ['Chad', 'TD'],
])('%s is %s', (name, code) => {
  expect(countryOf(name)).toBe(code);
});

test.each(['Atlantis', 'European Union', ''])('%j is no country', (name) => {
  expect(countryOf(name)).toBeUndefined();
});

test.each(['English', 'Hebrew', 'עברית', 'العربية', 'русский', 'українська', 'Deutsch'])('%s is a language', (name) => {
  expect(languageNames().has(fold(name))).toBe(true);
});
