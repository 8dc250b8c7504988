import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { characterOf, describe as describeInFull } from '../../lib/text/characters.ts';

const of = (letter: string) => characterOf(letter.codePointAt(0) ?? 0);

describe('what a character does in a name', () => {
  test.each([
    ['letter', ['a', 'Z', '7', 'é', 'ש', 'م', 'ж', '中', '한', 'ก', 'अ', '𝐌', 'Ｍ', 'ⓜ', '🅼', '🅐']],
    ['separator', [' ', '\t', '\n', '.', '|', '•', '–', '✅', '🛡', '😀', '→', '\ud800', '\udfff']],
    ['joiner', ["'", '"', '’', '״', '׳', 'ʼ', '`', '＂']],
    ['invisible', ['\u200b', '\u200c', '\u200d', '\u00ad', '\u202e', '\u2066', '\ufeff', '\u2060', '\u3164', '\u0000']],
    ['ignorable', ['ـ', '\u200e', '\u200f', '\u061c', '\ufe0f']],
    ['mark', ['\u0301', '\u05b8', '\u064e', '\u0651', '\u20dd']],
  ] as const)('%s', (kind, characters) => {
    for (const character of characters) expect([character, of(character).kind]).toEqual([character, kind]);
  });
});

describe('what a letter folds to', () => {
  test.each([
    ['É', 'e'],
    ['ß', 'ss'],
    ['Ł', 'l'],
    ['ð', 'd'],
    ['ך', 'כ'],
    ['ם', 'מ'],
    ['ן', 'נ'],
    ['ף', 'פ'],
    ['ץ', 'צ'],
    ['שׂ', 'ש'],
    ['ى', 'ي'],
    ['ی', 'ي'],
    ['ک', 'ك'],
    ['ة', 'ه'],
    ['أ', 'ا'],
    ['ﻡ', 'م'],
    ['й', 'и'],
    ['𝓜', 'm'],
    ['Ｍ', 'm'],
    ['Ⓜ', 'm'],
    ['🅼', 'm'],
    ['🅜', 'm'],
    ['ᴍ', 'm'],
    ['２', '2'],
    ['٣', '٣'],
    ['한', '한'],
  ])('%s to %s', (letter, fold) => {
    expect(of(letter).fold).toBe(fold);
  });
});

test.each(['𝓜', 'Ｍ', 'Ⓜ', '🅼', 'ᴍ', '𝟐'])('%s is styled', (letter) => {
  expect(of(letter).styled).toBe(true);
});

test.each(['M', 'É', 'שׂ', 'ﻡ', 'й', '한', '中', 'ж'])('%s is not', (letter) => {
  expect(of(letter).styled).toBe(false);
});

test.each([
  ['m', 'latin'],
  ['ж', 'cyrillic'],
  ['λ', 'greek'],
  ['ש', 'hebrew'],
  ['م', 'arabic'],
  ['中', 'other'],
  ['7', 'none'],
])('the script of %s is %s', (letter, script) => {
  expect(of(letter).script).toBe(script);
});

test('every code point is something, and only letters have a form', () => {
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint += codePoint < 0x3000 ? 1 : 61) {
    const { kind, fold, prototype, drawn } = characterOf(codePoint);
    const isLetter = kind === 'letter';
    expect([codePoint, fold !== '', prototype !== '', drawn !== '']).toEqual([codePoint, isLetter, isLetter, isLetter]);
  }
});

test('asked again, the answer is the same, after any number of others', () => {
  const codePoints = fc.integer({ min: 0, max: 0x10ffff });
  fc.assert(
    fc.property(codePoints, codePoints, (a, first) => {
      const before = characterOf(a);
      for (let at = 0; at < 400; at++) characterOf((first + at) % 0x110000);
      expect(characterOf(a)).toEqual(before);
    }),
  );
});

test('letters of the blocks that need no looking up are described as all others are', () => {
  for (let codePoint = 0x80; codePoint < 0x0800; codePoint++) {
    expect([codePoint, characterOf(codePoint)]).toEqual([codePoint, describeInFull(codePoint)]);
  }
});
