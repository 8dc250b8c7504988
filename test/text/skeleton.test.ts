import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classLetter, letterSkeletonOf, pairAs, sameClass, skeletonOf } from '../../lib/text/skeleton.ts';

const words = fc.string({ unit: fc.constantFrom(...'abcdilmnorsvwz0123456789'), maxLength: 40 });
const anything = fc.string({ unit: 'binary', maxLength: 700 });

test.each([
  ['m0hreport', 'mohreport'],
  ['gov1l', 'govil'],
  ['te1egram', 'teiegram'],
  ['rninistry', 'ministry'],
  ['clurov', 'durov'],
  ['c1urov', 'durov'],
  ['5ecurity', 'security'],
  ['9ov', 'gov'],
  ['qov', 'gov'],
  ['ministtry', 'ministry'],
  ['3uro', 'euro'],
])('%s reads like %s', (written, official) => {
  expect(skeletonOf(written)).toBe(skeletonOf(official));
});

test.each([
  ['moh', 'mah'],
  ['durov', 'duro'],
  ['שלום', 'שלוס'],
])('%s does not read like %s', (a, b) => {
  expect(skeletonOf(a)).not.toBe(skeletonOf(b));
});

test('other scripts pass through', () => {
  expect(skeletonOf('משרד')).toBe('משרד');
  expect(letterSkeletonOf('минздрав')).toBe('минздрав');
});

test('letter by letter, repeated letters and pairs stay', () => {
  expect(letterSkeletonOf('nccgov')).toBe('nccgov');
  expect(letterSkeletonOf('rninistry')).toBe('rninistry');
  expect(letterSkeletonOf('m0hrep0rt')).toBe(letterSkeletonOf('mohreport'));
});

test('letter by letter, a second time changes nothing', () => {
  fc.assert(
    fc.property(fc.oneof(words, anything), (text) => {
      expect(letterSkeletonOf(letterSkeletonOf(text))).toBe(letterSkeletonOf(text));
    }),
  );
});

test('a look-alike in place of any letter keeps the letters, and their number', () => {
  fc.assert(
    fc.property(words, fc.nat(), fc.constantFrom(...'il1o0s5gq9z2e3a4t7b86'), (word, nat, letter) => {
      fc.pre(word !== '');
      const at = nat % word.length;
      const other = word.slice(0, at) + letter + word.slice(at + 1);
      const alike = sameClass(word.charCodeAt(at), letter.charCodeAt(0));
      expect(letterSkeletonOf(other) === letterSkeletonOf(word)).toBe(alike);
      expect(letterSkeletonOf(other)).toHaveLength(word.length);
    }),
  );
});

test('a letter stands for itself among those it is mistaken for', () => {
  for (let code = 0; code < 128; code++) {
    expect(classLetter(classLetter(code))).toBe(classLetter(code));
    expect(sameClass(code, classLetter(code))).toBe(true);
  }
  expect(classLetter(0x5d0)).toBe(0x5d0);
  expect(sameClass(0x5d0, 0x5d0)).toBe(false);
});

test('pairs are read as one letter, all others as two', () => {
  const read = (pair: string) => pairAs(pair.charCodeAt(0), pair.charCodeAt(1));
  expect(['rn', 'vv', 'cl', 'c1'].map((pair) => String.fromCharCode(read(pair)))).toEqual(['m', 'w', 'd', 'd']);
  expect(['nr', 'ab', 'רנ'].map(read)).toEqual([0, 0, 0]);
  expect(pairAs(-1, 110)).toBe(0);
});

test('no more than 512 units are read', () => {
  for (const skeleton of [skeletonOf, letterSkeletonOf]) {
    expect(skeleton('ab'.repeat(100_000))).toBe(skeleton('ab'.repeat(256)));
    fc.assert(fc.property(anything, (text) => skeleton(text).length <= Math.min(512, text.length)));
  }
});
