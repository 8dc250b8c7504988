import { describe, expect, test } from 'vitest';
import { printAge, printDate, printMoment } from '../lib/dates.ts';

const NOW = new Date('2026-11-23T09:00:00Z');

test.each([
  ['2020', 'en', '2020'],
  ['2020-04', 'en', 'April 2020'],
  ['2020-04-03', 'en-GB', '3 April 2020'],
  ['2020-04-03', 'he', '3 באפריל 2020'],
  ['2020-13-45', 'en', '2020-13-45'],
  ['someday', 'en', 'someday'],
  ['', 'en', ''],
])('printDate(%o, %s) is %s', (date, language, words) => {
  expect(printDate(date, language)).toBe(words);
});

describe('printAge', () => {
  test.each([
    ['2026-11-23', 'en', 'today'],
    ['2026-11-22', 'en', 'yesterday'],
    ['2026-11-20', 'en', '3 days ago'],
    ['2026-06-23', 'en', '5 months ago'],
    ['2022-11-23', 'en', '4 years ago'],
    ['2026-11-21', 'he', 'שלשום'],
  ])('%s in %s: %s', (day, language, words) => {
    expect(printAge(day, NOW, language)).toBe(words);
  });

  test('a day ahead or no day at all has no age', () => {
    expect(printAge('2027-01-01', NOW, 'en')).toBeUndefined();
    expect(printAge('soon', NOW, 'en')).toBeUndefined();
  });
});

describe('printMoment', () => {
  test.each([
    ['2026-11-23T09:00:20Z', 'en', 'now'],
    ['2026-11-23T08:59:30Z', 'en', 'now'],
    ['2026-11-23T08:55:00Z', 'en', '5 minutes ago'],
    ['2026-11-23T05:30:00Z', 'en', '3 hours ago'],
    ['2026-11-20T05:30:00Z', 'en', '3 days ago'],
    ['2026-11-23T08:55:00Z', 'he', 'לפני 5 דקות'],
  ])('%s in %s: %s', (moment, language, words) => {
    expect(printMoment(moment, NOW, language)).toBe(words);
  });

  test('a moment ahead or no moment at all has no age', () => {
    expect(printMoment('2027-01-01T00:00:00Z', NOW, 'en')).toBeUndefined();
    expect(printMoment('soon', NOW, 'en')).toBeUndefined();
  });
});
