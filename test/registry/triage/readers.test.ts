import { describe, expect, test } from 'vitest';
import { countReaders, printReaders } from '../../../registry/triage/readers.ts';

const row = (received: string, reader?: string, handle = 'Twin', peerId?: string) => ({
  received,
  handle,
  ...(reader && { reader }),
  ...(peerId && { peerId }),
});

describe('countReaders', () => {
  test.each([
    ['nothing', [], { least: 0, most: 0 }],
    ['one', [row('2026-11-01', 'a')], { least: 1, most: 1 }],
    ['the same reader on one day', [row('2026-11-01', 'a'), row('2026-11-01', 'a')], { least: 1, most: 1 }],
    ['two on one day', [row('2026-11-01', 'a'), row('2026-11-01', 'b')], { least: 2, most: 2 }],
    ['one a day: perhaps the same', [row('2026-11-01', 'a'), row('2026-11-02', 'b')], { least: 1, most: 2 }],
    [
      'the busiest day is the least there are',
      [row('2026-11-01', 'a'), row('2026-11-01', 'b'), row('2026-11-01', 'c'), row('2026-11-02', 'a')],
      { least: 3, most: 4 },
    ],
    [
      'without marks: perhaps all one',
      [row('2026-11-01'), row('2026-11-02'), row('2026-11-03')],
      { least: 1, most: 1 },
    ],
    [
      'without marks beside marks',
      [row('2026-11-01', 'a'), row('2026-11-01'), row('2026-11-01')],
      { least: 1, most: 2 },
    ],
    ['case of the handle', [row('2026-11-01', 'a'), row('2026-11-01', 'b', 'TWIN')], { least: 2, most: 2 }],
    [
      'two names of the channel: marks that cannot be compared',
      [row('2026-11-01', 'a'), { received: '2026-11-01', reader: 'b', peerId: '-1001' }],
      { least: 1, most: 2 },
    ],
  ])('%s', (_, rows, expected) => {
    expect(countReaders(rows)).toEqual(expected);
  });

  test('100,000 days are no strain', () => {
    const rows = Array.from({ length: 100_000 }, (_, at) => row(`day ${at}`, 'a'));
    expect(countReaders(rows)).toEqual({ least: 1, most: 100_000 });
  });
});

test.each([
  [{ least: 1, most: 1 }, '1 reader'],
  [{ least: 3, most: 3 }, '3 readers'],
  [{ least: 3, most: 7 }, '3 to 7 readers'],
])('%j is said as %s', (readers, words) => {
  expect(printReaders(readers)).toBe(words);
});
