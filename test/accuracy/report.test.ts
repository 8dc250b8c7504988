import { expect, test } from 'vitest';
import { compileIndex } from '../../lib/list/compile-index.ts';
import { compileRegistry } from '../../registry/compile.ts';
import { halfOfInnocent, halfOfOrganisation } from './halves.ts';
import { measure, totalOf } from './measure.ts';
import { parseOptions, UsageError } from './options.ts';
import { makeSets } from './sets.ts';
import { judgedLines, rowsTable } from './table.ts';

const list = compileRegistry();
const [organisation] = list.organisations;
if (!organisation) throw new Error('The bundled list is empty.');
const index = compileIndex({ ...list, organisations: [organisation] });
const genuine = organisation.channels[0]?.handle ?? '';

test('options are read, the report half is the default', () => {
  expect(parseOptions([])).toEqual({ half: 'report', seed: 1, list: false, help: false });
  expect(parseOptions(['--half', 'tune', '--seed=7', '--list'])).toMatchObject({ half: 'tune', seed: 7, list: true });
});

test.each([[['--half', 'other']], [['--seed', '-1']], [['--seed', '1e3']], [['--seed', '']], [['--all']], [['tune']]])(
  'wrong usage: %s',
  (args) => {
    expect(() => parseOptions(args)).toThrow(UsageError);
  },
);

test('the halves are disjoint and together everything', () => {
  const [tune, report, both] = (['tune', 'report', 'both'] as const).map((half) => makeSets(list, half, 1));
  expect((tune?.attacks.length ?? 0) + (report?.attacks.length ?? 0)).toBe(both?.attacks.length);
  expect((tune?.innocents.length ?? 0) + (report?.innocents.length ?? 0)).toBe(both?.innocents.length);
  expect(report?.attacks.every((attack) => halfOfOrganisation(attack.organisation) === 'report')).toBe(true);
  expect(report?.innocents.every(({ sighting }) => halfOfInnocent(sighting) === 'report')).toBe(true);
});

test('recall, precision and F1 are counted from verdicts', () => {
  const attack = { family: 'a', target: 'handle' as const, organisation };
  const figures = measure(
    index,
    [
      { ...attack, sighting: { handle: 'anybody', scam: true } },
      { ...attack, sighting: { handle: genuine } },
    ],
    [
      { kind: 'unrelated', language: 'en', sighting: { handle: 'anybody', fake: true } },
      { kind: 'unrelated', language: 'en', sighting: { handle: genuine } },
    ],
  );
  expect(figures).toMatchObject({ recall: 0.5, precision: 0.5, f1: 0.5 });
  expect(figures.attacks).toEqual([{ group: 'a', count: 2, warned: 1, impersonation: 0, misattributed: 1 }]);
  expect(figures.innocents).toEqual([{ group: 'unrelated', count: 2, warned: 1, impersonation: 0, misattributed: 0 }]);
  expect(figures.misses.map(({ sighting }) => sighting.handle)).toEqual([genuine]);
});

test('nothing measured is no figure out of range', () => {
  expect(measure(index, [], [])).toMatchObject({ recall: 0, precision: 0, f1: 0, milliseconds: 0 });
});

test('the table is aligned and ends with the sum', () => {
  const rows = [
    { group: 'short', count: 4, warned: 3, impersonation: 1, misattributed: 0 },
    { group: 'a much longer name', count: 1200, warned: 1200, impersonation: 600, misattributed: 2 },
  ];
  expect(totalOf(rows)).toMatchObject({ count: 1204, warned: 1203, impersonation: 601, misattributed: 2 });
  const lines = rowsTable('attacks', rows).split('\n');
  expect(new Set(lines.map(({ length }) => length)).size).toBe(1);
  expect(lines.at(-1)).toMatch(/^all +1204 +1203 +99\.92 % +49\.92 % +2$/);
});

test('what a terminal would hide or turn round is written out', () => {
  const sighting = { title: 'a\u202eb\u200bc\u0301' };
  const lines = judgedLines('Missed', [
    { group: 'a', sighting, verdict: { verdict: 'unknown', reasons: [], evidence: [] } },
  ]);
  expect(lines).toBe('Missed: 1\n  a: {"title":"a\\u{202e}b\\u{200b}c\\u{301}"} -> unknown');
});
