import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openWhole } from '../../lib/list/index-rows.ts';
import { POSTINGS_MAX, type Postings, PostingsDraft } from '../../lib/list/postings.ts';
import { type Layout, Missing, WHOLE } from '../../lib/list/rows.ts';

const ALL = 1e9;
const keys = fc.oneof(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 20 }));
const entries = fc.array(fc.tuple(keys, fc.integer({ min: 0, max: POSTINGS_MAX - 1 })), { maxLength: 300 });

function post(pairs: Iterable<readonly [number, number]>, layout: Layout = WHOLE): Postings {
  const draft = new PostingsDraft();
  for (const [key, value] of pairs) draft.add(key, value);
  const { shape, buckets } = draft.finish('some', layout);
  return openWhole({ rows: [buckets], shapes: { some: shape } }, new Missing()).postings('some');
}

function at(postings: Postings, key: number, limit = ALL): number[] {
  const found: number[] = [];
  postings.visit(key, limit, (value) => found.push(value));
  return found;
}

test('every number is found under its key', () => {
  fc.assert(
    fc.property(entries, (pairs) => {
      const postings = post(pairs);
      for (const [key, value] of pairs) {
        expect(at(postings, key)).toContain(value);
      }
    }),
  );
});

test('a number added twice under a key is there twice', () => {
  expect(
    at(
      post([
        [7, 1],
        [7, 1],
      ]),
      7,
    ),
  ).toEqual([1, 1]);
});

test('nothing is lost among 200,000, and hardly anything is found that was not added', () => {
  const count = 200_000;
  const spread = (number: number) => Math.imul(number, 0x9e3779b1) >>> 0;
  const postings = post(Array.from({ length: count }, (_, number) => [spread(number), number] as const));
  let foreign = 0;
  for (let number = 0; number < count; number++) {
    const found = at(postings, spread(number));
    if (!found.includes(number)) expect.fail(`${number} is lost`);
    foreign += found.length - 1;
  }
  for (let number = count; number < 2 * count; number++) foreign += at(postings, spread(number)).length;
  expect(foreign / (2 * count)).toBeLessThan(0.01);
});

test('numbers that cannot be told from others are left out', () => {
  const postings = post([
    [1, POSTINGS_MAX - 1],
    [1, POSTINGS_MAX],
    [1, POSTINGS_MAX * 2 + 5],
  ]);
  expect(at(postings, 1)).toEqual([POSTINGS_MAX - 1]);
});

describe('a limit', () => {
  const crowded = post(Array.from({ length: 500 }, (_, number) => [42, number] as const));

  test('of visits is kept', () => {
    fc.assert(
      fc.property(fc.nat(600), (limit) => {
        expect(at(crowded, 42, limit)).toHaveLength(Math.min(limit, 500));
      }),
    );
  });

  test('says how many there were', () => {
    expect(crowded.visit(42, 10, () => undefined)).toBe(10);
    expect(crowded.visit(43, 10, () => undefined)).toBe(0);
  });

  test('on rarity leaves common keys out', () => {
    const found: number[] = [];
    crowded.visitRare(42, 64, (value) => found.push(value));
    expect(found).toEqual([]);
    crowded.visitRare(42, 500, (value) => found.push(value));
    expect(found).toHaveLength(500);
  });

  test('on rarity finds rare keys', () => {
    const found: number[] = [];
    post([[9, 3]]).visitRare(9, 1, (value) => found.push(value));
    expect(found).toEqual([3]);
  });
});

test('an empty one has nothing', () => {
  const postings = post([]);
  fc.assert(fc.property(keys, (key) => at(postings, key).length === 0));
});
