import { describe, expect, test } from 'vitest';
import { printAge, printDate } from '../../components/dates.ts';

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
