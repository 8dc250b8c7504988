import { expect, test } from 'vitest';
import { meetsBudget, pageCostMarkdown } from './markdown.ts';
import { figuresOf, type MemoryResult, memoryFiguresOf, type Run, type ScenarioResult } from './report.ts';

const GOOD: Run = {
  cost: { wall: 1000, busy: 100, ours: 10, longest: 4, longestByClock: 30, forced: 0 },
  frames: { shown: 80, dropped: 10, late: 10 },
  heap: 1000,
  slowest: [],
};
const MB = 1_000_000;

test('a scenario within its budgets', () => {
  const figures = figuresOf(scenario({}));
  expect(figures).toMatchObject({ share: { median: 1, worst: 1 }, busyShare: { median: 10 }, heap: 0, missed: [] });
});

test.each([
  ['share', { cost: { ...GOOD.cost, ours: 21 } }],
  ['task', { cost: { ...GOOD.cost, longest: 17 } }],
  ['layout', { cost: { ...GOOD.cost, forced: 1 } }],
  ['frames', { frames: { shown: 70, dropped: 20, late: 10 } }],
])('one that misses its budget: %s', (missed, run) => {
  expect(figuresOf(scenario(run)).missed).toEqual([missed]);
});

test('under stress neither share nor frames are budgeted', () => {
  const result = scenario({ cost: { ...GOOD.cost, ours: 50 }, frames: { shown: 1, dropped: 9, late: 0 } });
  expect(figuresOf({ ...result, pace: 'stress' }).missed).toEqual([]);
});

test('what the extension adds to the heap: filled caches are flat, a leak is not', () => {
  const without = Array.from({ length: 31 }, (_, minute) => 10 * MB + minute * 20_000);
  const filled = without.map((bytes, minute) => bytes + Math.min(minute, 10) * 100_000);
  const leaking = without.map((bytes, minute) => bytes + minute * 50_000);
  expect(memoryFiguresOf(memory(without, filled))).toEqual({ growth: MB, lateRise: 0, missed: [] });
  const { lateRise, missed } = memoryFiguresOf(memory(without, leaking));
  expect(Math.round(lateRise)).toBe(750_000);
  expect(missed).toEqual(['flat']);
  expect(
    memoryFiguresOf(
      memory(
        without,
        leaking.map((bytes) => 2 * bytes),
      ),
    ).missed,
  ).toEqual(['growth', 'flat']);
});

test('the section says of every row whether its budget is met', () => {
  const report = {
    seconds: 10,
    runs: 5,
    scenarios: [scenario({}), scenario({ cost: { ...GOOD.cost, ours: 21 } })],
    memory: [],
  };
  expect(
    pageCostMarkdown(report)
      .split('\n')
      .filter((line) => line.startsWith('| Web K')),
  ).toEqual([expect.stringMatching(/\| met \|$/), expect.stringMatching(/\| \*\*missed\*\*: share above 2 % \|$/)]);
  expect(meetsBudget(report)).toBe(false);
});

function scenario(own: Partial<Run>): ScenarioResult {
  return {
    name: 'Web K: chats',
    pace: 'human',
    without: [GOOD, GOOD, GOOD],
    own: [GOOD, { ...GOOD, ...own }, { ...GOOD, ...own }],
  };
}

function memory(without: number[], own: number[]): MemoryResult {
  return { name: 'Web K', minutes: 30, switches: 1800, without, own };
}
