import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asDisplayed } from '../../lib/text/bidi.ts';

const letters = (text: string) => asDisplayed(text).replace(/[\u202a-\u202e]/g, '');

test.each([
  ['\u202etacgnilleb', 'bellingcat', 'Latin letters shown from right to left'],
  ['\u202elicnuoC reviR\u202c', 'River Council', 'up to the end of the override'],
  ['Great \u202ereviR\u202c Council', 'Great River Council', 'only what is under it'],
  ['\u202dתואירבה דרשמ', 'משרד הבריאות', 'Hebrew letters shown from left to right'],
  ['\u202etac\ngnilleb', 'cat\ngnilleb', 'up to the end of the line'],
])('%j is seen as %s: %s', (text, seen) => {
  expect(letters(text)).toBe(seen);
});

test.each([
  'bellingcat',
  'משרד הבריאות',
  '\u202eמשרד הבריאות',
  '\u202dbellingcat',
  '\u200eBNO\u200f',
  '\u2066BNO\u2069',
  '',
])('%j is seen as it is written', (text) => {
  expect(asDisplayed(text)).toBe(text);
});

test('nothing is lost or added, and twice is once back', () => {
  const units = fc.constantFrom('a', 'b', 'ש', 'ל', ' ', '\u202d', '\u202e', '\u202c', '\n', '𝐌', '\ud800');
  fc.assert(
    fc.property(fc.string({ unit: units, maxLength: 60 }), (text) => {
      expect(asDisplayed(text)).toHaveLength(text.length);
      expect(asDisplayed(asDisplayed(text))).toBe(text);
    }),
  );
});

test('anything is read, overrides without end too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => asDisplayed(text).length === text.length),
  );
  for (const unit of ['\u202e', '\u202ea', '\u202d\u202e', 'a\u202c']) {
    expect(asDisplayed(unit.repeat(100_000))).toHaveLength(unit.length * 100_000);
  }
});
