import { expect, test } from 'vitest';
import { compileIndex } from '../../lib/list/compile-index.ts';
import { compileRegistry } from '../../registry/compile.ts';
import { measure, recognise } from './measure.ts';
import { makeSets } from './sets.ts';
import { judgedLines, rowsTable } from './table.ts';

/** The lowest share of attacks that are warned of, and the highest of innocents (2 in 11,700). */
const LEAST_RECALL = 0.985;
const MOST_FALSE_ALARMS = 2 / 11_700;

const list = compileRegistry();
const index = compileIndex(list);
const { attacks, innocents } = makeSets(list, 'report', 1);
const figures = measure(index, attacks, innocents);
// Only figures are shown, not what was missed: whoever mends the judge works with `npm run accuracy -- --half tune --list`.
const attackTable = rowsTable('attacks', figures.attacks);
const innocentTable = rowsTable('innocents', figures.innocents);

test('there is enough to measure with', () => {
  expect(attacks.length).toBeGreaterThan(1500);
  expect(innocents.length).toBeGreaterThan(500);
});

test('twins are warned of', () => {
  expect(figures.recall, attackTable).toBeGreaterThanOrEqual(LEAST_RECALL);
});

test('a warning names the organisation that the twin poses as', () => {
  expect(figures.misattributed.length / attacks.length, attackTable).toBeLessThan(0.01);
});

test('innocents are left alone', () => {
  const most = Math.floor(innocents.length * MOST_FALSE_ALARMS);
  expect(figures.falseAlarms.length, innocentTable).toBeLessThanOrEqual(most);
});

test('no innocent is called an impersonation', () => {
  const called = figures.falseAlarms.filter(({ verdict }) => verdict.verdict === 'impersonation');
  expect(called.length, innocentTable).toBe(0);
});

test('every genuine channel is recognised', () => {
  const { checked, unrecognised } = recognise(index);
  expect(checked).toBeGreaterThan(list.organisations.length);
  expect(unrecognised.length, judgedLines('Not recognised', unrecognised)).toBe(0);
});
