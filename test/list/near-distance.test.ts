import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { expect, test } from 'vitest';
import { MAX_UNITS, NearDistance } from '../../lib/list/near-distance.ts';

const ascii = fc.string({
  unit: fc.integer({ min: 1, max: 127 }).map((code) => String.fromCharCode(code)),
  maxLength: 32,
});
const few = fc.string({ unit: fc.constantFrom(...'abc'), maxLength: 32 });

function measured(from: string, to: string, padding = ''): number {
  const units = Uint8Array.from([...padding, ...to].map((letter) => letter.charCodeAt(0)));
  return new NearDistance(from).to(units, padding.length);
}

test('it is the Levenshtein distance of texts of up to 32 ASCII characters', () => {
  fc.assert(
    fc.property(fc.oneof(fc.tuple(ascii, ascii), fc.tuple(few, few)), ([a, b]) => {
      expect(measured(a, b)).toBe(distance(a, b));
    }),
    { numRuns: 2000 },
  );
});

test('it reads the place it is told of, and asked again says the same', () => {
  fc.assert(
    fc.property(few, few, few, (a, b, padding) => {
      const near = new NearDistance(a);
      const units = Uint8Array.from(`${padding}${b}\0${padding}`, (letter) => letter.charCodeAt(0));
      expect(near.to(units, padding.length)).toBe(distance(a, b));
      expect(near.to(units, padding.length)).toBe(distance(a, b));
    }),
  );
});

test.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['abc', '', 3],
  ['mohreport', 'mohrep0rt', 1],
  ['a'.repeat(32), 'a'.repeat(32), 0],
  ['a'.repeat(32), 'b'.repeat(32), 32],
])('%j to %j is %i', (a, b, expected) => {
  expect(measured(a, b)).toBe(expected);
});

test('what is longer than a handle is cut off', () => {
  const long = 'ab'.repeat(100_000);
  expect(measured(long, long.slice(0, MAX_UNITS))).toBe(0);
});

test('other scripts are measured without a throw', () => {
  expect(measured('משרד', 'mohreport')).toBeGreaterThan(0);
  expect(measured('\ud800\ud800', 'ab')).toBeGreaterThan(0);
});
