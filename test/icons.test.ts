import { describe, expect, test } from 'vitest';
import { type IconRole, verdictIcon } from '../lib/icons.ts';
import { VERDICT_KINDS } from '../lib/verdict/verdict.ts';

const DRAWING_ORDER: IconRole[] = ['halo', 'edge', 'plate', 'mark'];

describe.each(VERDICT_KINDS)('%s', (kind) => {
  const { paths, viewBox } = verdictIcon(kind);

  test('is drawn from the rim to the mark', () => {
    const order = paths.map(({ role }) => DRAWING_ORDER.indexOf(role));
    expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
    expect(paths[0]?.role).toBe('halo');
    expect(paths.at(-1)?.role).toBe('mark');
    expect(viewBox).toBe('0 0 24 24');
  });

  test('is made of closed paths and of nothing else', () => {
    for (const { d } of paths) expect(d).toMatch(/^M[MLHVCSAZmlhvcsaz0-9 .-]+[Zz]$/);
  });
});

test('no two verdicts look the same without colour', () => {
  const shapes = VERDICT_KINDS.map((kind) => JSON.stringify(verdictIcon(kind).paths));
  expect(new Set(shapes).size).toBe(VERDICT_KINDS.length);
});

test('the warnings differ from every other verdict by their outline alone', () => {
  const outline = (kind: (typeof VERDICT_KINDS)[number]) =>
    verdictIcon(kind).paths.find(({ role }) => role === 'edge')?.d;
  const warnings = (['impersonation', 'suspicious', 'flagged'] as const).map(outline);
  const others = (['official', 'listed', 'telegram-verified', 'unknown'] as const).map(outline);
  expect(new Set(warnings).size).toBe(3);
  expect(warnings.filter((warning) => others.includes(warning))).toEqual([]);
});
