import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printable, printJson } from '../../../registry/triage/printable.ts';

/** What a terminal obeys, or nobody sees. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u3164\u2800]/u;

test.each([
  ['plain', 'plain'],
  ['משרד הבריאות', 'משרד הבריאות'],
  ['\x1b[31mred', '\\u{1b}[31mred'],
  ['\x9b31m', '\\u{9b}31m'],
  ['a\u202eb', 'a\\u{202e}b'],
  ['a\nb\r\tc', 'a\\u{a}b\\u{d}\\u{9}c'],
  ['\ud800', '\\u{d800}'],
  ['\u{e0041}', '\\u{e0041}'],
  ['\u3164', '\\u{3164}'],
  ['\\u{202e}', '\\u{5c}u{202e}'],
  ['C:\\users', 'C:\\users'],
  [`a${'\u0301'.repeat(5)}`, `a${'\u0301'.repeat(3)}\\u{301}\\u{301}`],
])('%j is shown as %j', (text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('nothing unseen is left of any text, and two texts are never shown as one', () => {
  const text = fc.string({ unit: 'binary', maxLength: 30 });
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(printable(one)).not.toMatch(UNSEEN);
      if (one !== other) expect(printable(one)).not.toBe(printable(other));
    }),
    { numRuns: 500 },
  );
});

test('JSON says the same after it was made fit to print', () => {
  fc.assert(
    fc.property(fc.record({ a: fc.string({ unit: 'binary' }), b: fc.array(fc.string()) }), (value) => {
      const shown = printJson(value);
      expect(JSON.parse(shown)).toEqual(value);
      expect(shown.replaceAll('\n', '')).not.toMatch(UNSEEN);
    }),
    { numRuns: 500 },
  );
});
