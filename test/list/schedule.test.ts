import { describe, expect, test } from 'vitest';
import {
  afterFailure,
  afterSuccess,
  isDue,
  isStale,
  LEAST_PAUSE_MS,
  PAGE_PERIOD_MS,
  pauseAfter,
} from '../../lib/list/schedule.ts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test('a change is seen within seven minutes: a page asks often enough, and is not refused', () => {
  const longestBetweenQuestions = PAGE_PERIOD_MS * 1.1;
  expect(longestBetweenQuestions).toBeLessThan(7 * MINUTE);
  const shortestBetweenQuestions = PAGE_PERIOD_MS * 0.9;
  expect(isDue(afterSuccess({ failures: 0 }, NOW, NOW + MINUTE), NOW + shortestBetweenQuestions)).toBe(true);
});

describe('whether a sync is due', () => {
  test.each([
    ['never tried', { failures: 0 }, true],
    ['tried a minute ago', { failures: 0, tried: NOW - MINUTE }, false],
    ['tried four minutes ago', { failures: 0, tried: NOW - LEAST_PAUSE_MS }, true],
    ['failed once, four minutes ago', { failures: 1, tried: NOW - LEAST_PAUSE_MS }, true],
    ['failed twice, four minutes ago', { failures: 2, tried: NOW - LEAST_PAUSE_MS }, false],
    ['failed twice, eight minutes ago', { failures: 2, tried: NOW - 2 * LEAST_PAUSE_MS }, true],
    ['failed a hundred times, a quarter of an hour ago', { failures: 100, tried: NOW - 15 * MINUTE }, true],
    [
      'failed a hundred times and was asked to wait for six hours',
      { failures: 100, tried: NOW - HOUR, waitUntil: NOW + 5 * HOUR },
      false,
    ],
    ['asked to wait for an hour', { failures: 1, tried: NOW - HOUR, waitUntil: NOW + MINUTE }, false],
    ['tried in a year to come, before the clock was set right', { failures: 0, tried: NOW + 365 * DAY }, true],
    ['asked to wait until a year to come', { failures: 0, tried: NOW - HOUR, waitUntil: NOW + 365 * DAY }, true],
  ])('%s', (_, state, due) => {
    expect(isDue(state, NOW)).toBe(due);
  });

  test('pauses double after the second failure, up to a quarter of an hour', () => {
    const pauses = Array.from({ length: 12 }, (_, failures) => pauseAfter(failures) / MINUTE);
    expect(pauses.slice(0, 4)).toEqual([4, 4, 8, 15]);
    expect(pauses.at(-1)).toBe(15);
  });
});

describe('whether a list is stale', () => {
  test.each([
    ['just published, never synced', undefined, '2026-11-23', false],
    ['published 31 days ago, never synced', undefined, '2026-10-23', true],
    ['published a year ago, synced yesterday', NOW - DAY, '2025-11-23', false],
    ['published a year ago, synced 31 days ago', NOW - 31 * DAY, '2025-11-23', true],
    ['published a year ago, synced in a year to come by a wrong clock', NOW + 365 * DAY, '2025-11-23', true],
    ['published in the future, never synced: the clock is behind', undefined, '2027-11-23', false],
    ['dated ahead by its publisher, synced yesterday', NOW - DAY, '9999-12-31', false],
    ['dated ahead by its publisher, synced 31 days ago', NOW - 31 * DAY, '9999-12-31', true],
  ])('%s', (_, contacted, published, stale) => {
    expect(isStale({ failures: 0, ...(contacted !== undefined && { contacted }) }, published, NOW)).toBe(stale);
  });
});

test('a success forgets failures, a failure keeps the last contact', () => {
  const succeeded = afterSuccess({ failures: 3 }, NOW - MINUTE, NOW);
  expect(succeeded.tried).toBe(NOW - MINUTE);
  const failed = afterFailure({ ...succeeded, tried: NOW + HOUR }, NOW + HOUR, 'LIST_UNREACHABLE', 90_000);
  expect(failed).toEqual({
    tried: NOW + HOUR,
    contacted: NOW,
    failures: 1,
    problem: 'LIST_UNREACHABLE',
    waitUntil: NOW + HOUR + 90_000,
  });
  expect(afterSuccess(failed, NOW + 2 * HOUR, NOW + 2 * HOUR)).toEqual({
    tried: NOW + 2 * HOUR,
    contacted: NOW + 2 * HOUR,
    failures: 0,
  });
});
