import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HANDLE_AFFIXES } from '../../lib/text/affixes.ts';
import { misspeltAffixes } from '../../lib/text/misspelt-affix.ts';
import { letterSkeletonOf } from '../../lib/text/skeleton.ts';

const words = (handle: string, atEnd = true) =>
  misspeltAffixes(letterSkeletonOf(handle), atEnd).map(({ affix }) => affix.word);

test.each([
  ['mohreportsuport', 'support', 'a letter left out'],
  ['mohreportverifed', 'verified', 'a letter left out'],
  ['mohreportofficiial', 'official', 'a letter doubled'],
  ['mohreportoffixial', 'official', 'a letter changed'],
  ['mohreportsupprot', 'support', 'two swapped'],
  ['mohreportchanel', 'channel', 'a letter left out'],
])('%s ends in %s with %s', (handle, word) => {
  expect(words(handle)).toContain(word);
});

test.each([
  ['suportmohreport', 'support'],
  ['chanelmohreport', 'channel'],
])('%s starts with %s misspelt', (handle, word) => {
  expect(words(handle, false)).toContain(word);
});

test.each(['mohsuport', 'suport', ''])('%j is too short for too little would be left', (handle) => {
  expect(words(handle)).toEqual([]);
  expect(words(handle, false)).toEqual([]);
});

test('short words are not looked for: they are one letter from too many others', () => {
  expect(words('pikudhaorefnevs')).not.toContain('news');
  expect(words('pikudhaorefliv')).not.toContain('live');
});

test('every long word that claims, with any letter left out, is found again', () => {
  const long = HANDLE_AFFIXES.filter(({ word, kind }) => word.length >= 6 && kind === 'claim');
  for (const { word } of long) {
    for (let at = 0; at < word.length; at++) {
      const handle = `qqzzqqzzqqzz${word.slice(0, at)}${word.slice(at + 1)}`;
      const lengths = misspeltAffixes(letterSkeletonOf(handle), true).map(({ length }) => length);
      expect([word, at, lengths.length > 0]).toEqual([word, at, true]);
    }
  }
});

test('no more is taken than is there', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'oficalsuprtnew'), maxLength: 60 }),
      fc.boolean(),
      (text, atEnd) => {
        for (const { affix, length } of misspeltAffixes(text, atEnd)) {
          expect(length).toBeLessThanOrEqual(text.length);
          expect(Math.abs(affix.word.length - length)).toBeLessThanOrEqual(1);
        }
      },
    ),
  );
});

test('a text of any length is answered', () => {
  expect(misspeltAffixes('suport'.repeat(100_000), false).length).toBeLessThan(32);
  expect(misspeltAffixes('\ud800'.repeat(200_000), true)).toEqual([]);
});
