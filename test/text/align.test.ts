import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { describe, expect, test } from 'vitest';
import { type Alignment, align, EDIT_COSTS } from '../../lib/text/align.ts';

const PLENTY = 1000;
/** Another number is another thing: it costs more than another letter. */
const OTHER_DIGIT = 2.5;
const words = fc.string({ unit: fc.constantFrom(...'abcdlmnorsvw01'), maxLength: 14 });
const anyWords = fc.string({
  unit: fc.oneof(fc.constantFrom(...'abcdrn01'), fc.constantFrom(...'אבחהшщ')),
  maxLength: 24,
});

/** What the edits make of the official spelling. */
function apply({ edits }: Alignment, official: string): string {
  let written = '';
  let read = 0;
  for (const edit of edits) {
    written += official.slice(read, edit.at) + edit.written;
    read = edit.at + edit.official.length;
  }
  return written + official.slice(read);
}

function kinds(written: string, official: string, limit = PLENTY) {
  const alignment = align(written, official, limit);
  return alignment && { cost: alignment.cost, kinds: alignment.edits.map(({ kind }) => kind) };
}

describe('one change', () => {
  test.each([
    ['m0hreport', 'mohreport', 'look-alike', 0],
    ['govi1', 'govil', 'look-alike', 0],
    ['rninistry', 'ministry', 'look-alike', 0],
    ['nexta', 'nexta', undefined, 0],
    ['ministry', 'rninistry', 'look-alike', 0],
    ['nevvsnow', 'newsnow', 'look-alike', 0],
    ['clurov', 'durov', 'look-alike', 0],
    ['mohreprt', 'mohreport', 'omission', 1],
    ['mohrreport', 'mohreport', 'repetition', 1],
    ['mohrepotr', 'mohreport', 'transposition', 1],
    ['mohreporr', 'mohreport', 'slip', 1],
    ['mohrexport', 'mohreport', 'insertion', 1.5],
    ['workcoin', 'wordcoin', 'substitution', 1.7],
    ['משרדהבריאוח', 'משרדהבריאות', 'slip', 1],
    ['минздрaв', 'минздрав', 'slip', 1],
  ])('%s for %s', (written, official, kind, cost) => {
    expect(kinds(written, official)).toEqual({ cost, kinds: kind ? [kind] : [] });
  });

  test('is placed where it stands, with what is written and what is official', () => {
    expect(align('mohrep0rt', 'mohreport', 1)?.edits).toEqual([
      { kind: 'look-alike', at: 6, written: '0', official: 'o' },
    ]);
    expect(align('rninistry', 'ministry', 1)?.edits).toEqual([
      { kind: 'look-alike', at: 0, written: 'rn', official: 'm' },
    ]);
    expect(align('pikdu', 'pikud', 1)?.edits).toEqual([
      { kind: 'transposition', at: 3, written: 'du', official: 'ud' },
    ]);
  });
});

test('another number costs more than another letter', () => {
  expect(align('gov24', 'gov25', PLENTY)?.cost).toBe(OTHER_DIGIT);
  expect(OTHER_DIGIT).toBeGreaterThan(EDIT_COSTS.substitution);
});

test('of a repeated letter only the first costs much', () => {
  const twice = align('mohrreport', 'mohreport', PLENTY)?.cost ?? 0;
  const manyTimes = align('mohrrrrrreport', 'mohreport', PLENTY)?.cost ?? 0;
  expect(manyTimes).toBeGreaterThan(twice);
  expect(manyTimes).toBeLessThan(twice + EDIT_COSTS.repetition);
});

test('what is equal costs nothing and has no edits', () => {
  fc.assert(
    fc.property(fc.oneof(words, anyWords, fc.string({ unit: 'binary', maxLength: 3000 })), (text) => {
      expect(align(text, text, 0)).toEqual({ cost: 0, edits: [] });
    }),
  );
});

test('the edits, applied to the official spelling, give the written one', () => {
  fc.assert(
    fc.property(fc.oneof(fc.tuple(words, words), fc.tuple(anyWords, anyWords)), ([written, official]) => {
      const alignment = align(written, official, PLENTY);
      expect(alignment && apply(alignment, official)).toBe(written);
    }),
    { numRuns: 500 },
  );
});

test('the cost is that of its edits, repeated letters but for the first at a tenth', () => {
  fc.assert(
    fc.property(words, words, (written, official) => {
      const alignment = align(written, official, PLENTY);
      const edits = alignment?.edits ?? [];
      const dear = edits.reduce((sum, edit) => {
        const isOtherDigit = edit.kind === 'substitution' && /[0-9][0-9]/.test(edit.written + edit.official);
        return sum + (isOtherDigit ? OTHER_DIGIT : EDIT_COSTS[edit.kind]);
      }, 0);
      const repetitions = edits.filter(({ kind }) => kind === 'repetition').length;
      expect(alignment?.cost).toBeLessThanOrEqual(dear + 0.1);
      expect(alignment?.cost).toBeGreaterThanOrEqual(dear - repetitions * 0.9 - 0.1);
    }),
  );
});

test('it costs no more than as many substitutions as the plain edit distance has edits', () => {
  fc.assert(
    fc.property(words, words, (written, official) => {
      const cost = align(written, official, PLENTY)?.cost;
      expect(cost).toBeLessThanOrEqual(OTHER_DIGIT * distance(written, official));
      if (!/[0-9]/.test(written + official)) {
        expect(cost).toBeLessThanOrEqual(EDIT_COSTS.substitution * distance(written, official) + 0.01);
      }
    }),
    { numRuns: 500 },
  );
});

test('nothing above the limit is given, and what is given does not depend on the limit', () => {
  fc.assert(
    fc.property(words, words, fc.double({ min: 0, max: 6, noNaN: true }), (written, official, limit) => {
      const free = align(written, official, PLENTY);
      const bounded = align(written, official, limit);
      if (bounded) {
        expect(bounded.cost).toBeLessThanOrEqual(limit + 0.05);
        expect(bounded).toEqual(free);
      } else if (Math.abs(written.length - official.length) <= 2) {
        expect(free?.cost).toBeGreaterThanOrEqual(limit);
      }
    }),
    { numRuns: 500 },
  );
});

test('long spellings that differ all along are given up, long ones that differ in one place are not', () => {
  expect(align('ab'.repeat(100_000), 'cd'.repeat(100_000), PLENTY)).toBeUndefined();
  const long = 'ab'.repeat(100_000);
  expect(align(`${long}x${long}`, `${long}${long}`, 2)?.edits).toEqual([
    { kind: 'insertion', at: long.length, written: 'x', official: '' },
  ]);
});

test('one alignment leaves nothing behind for the next', () => {
  fc.assert(
    fc.property(words, words, words, words, (a, b, c, d) => {
      const first = align(a, b, PLENTY);
      align(c, d, PLENTY);
      expect(align(a, b, PLENTY)).toEqual(first);
    }),
  );
});
