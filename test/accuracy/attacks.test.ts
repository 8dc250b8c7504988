import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compileRegistry } from '../../registry/compile.ts';
import { canBeTaken, changedStretch, wordsOf } from './attacks/handle.ts';
import { FAMILIES, makeAttacks } from './attacks/index.ts';
import { HALVES, halfOfOrganisation } from './halves.ts';
import { NEIGHBOUR_KEYS } from './tables/keyboard.ts';
import { TITLE_LOOK_ALIKES } from './tables/title-look-alikes.ts';

const list = compileRegistry();
const listed = new Set(
  list.organisations.flatMap(({ channels }) => channels.map(({ handle }) => handle.toLowerCase())),
);
const attacks = makeAttacks(list, 1);

test('there are thousands', () => {
  expect(attacks.length).toBeGreaterThanOrEqual(3000);
});

test('families have names of their own', () => {
  expect(new Set(FAMILIES.map(({ name }) => name)).size).toBe(FAMILIES.length);
});

test.each(FAMILIES.map(({ name }) => name))('%s: occurs in both halves, with handles that can be taken', (name) => {
  const family = attacks.filter((attack) => attack.family === name);
  const halves = new Set(family.map(({ organisation }) => halfOfOrganisation(organisation)));
  expect(halves).toEqual(new Set(HALVES));
  const handles = family.flatMap(({ sighting }) => sighting.handle ?? []);
  expect(handles.filter((handle) => !canBeTaken(handle))).toEqual([]);
  expect(handles.filter((handle) => listed.has(handle.toLowerCase()))).toEqual([]);
});

test('none is there twice in a family', () => {
  const keys = attacks.map(({ family, sighting }) => `${family} ${JSON.stringify(sighting)}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('the same seed makes the same attacks, another makes others', () => {
  const sightings = (seed: number) => makeAttacks(list, seed).map(({ sighting }) => sighting);
  const first = attacks.map(({ sighting }) => sighting);
  expect(sightings(1)).toEqual(first);
  expect(sightings(2)).not.toEqual(first);
});

test("an organisation's attacks do not depend on who else is on the list", () => {
  const alone = list.organisations.filter(({ id }) => id === 'israel-ministry-of-health');
  const organisations = [...alone, ...list.organisations.slice(-3)];
  const make = (of: typeof organisations) =>
    makeAttacks({ ...list, organisations: of }, 1)
      .filter(({ organisation }) => organisation.id === 'israel-ministry-of-health')
      .map(({ sighting }) => JSON.stringify(sighting))
      .sort();
  expect(make(organisations)).toEqual(make(alone));
});

test('a handle that belongs to somebody honest is left to them', () => {
  const [taken] = attacks.flatMap(({ sighting }) => sighting.handle ?? []);
  const handles = makeAttacks(list, 1, [taken?.toUpperCase() ?? '']).map(({ sighting }) => sighting.handle);
  expect(taken).toBeDefined();
  expect(handles).not.toContain(taken);
});

test('names too common to be protected are attacked by handle only', () => {
  const targets = attacks
    .filter(({ organisation }) => organisation.protect === 'handles')
    .map(({ family }) => FAMILIES.find(({ name }) => name === family)?.target);
  expect(targets).not.toContain('title');
  expect(targets).not.toContain('about');
});

test('no letter looks like itself', () => {
  const selfish = [...TITLE_LOOK_ALIKES].filter(([letter, alike]) => alike.length === 0 || alike.includes(letter));
  expect(selfish).toEqual([]);
});

test('neighbouring keys are neighbours both ways', () => {
  const oneWay = [...NEIGHBOUR_KEYS].flatMap(([key, beside]) =>
    [...beside].filter((other) => !NEIGHBOUR_KEYS.get(other)?.includes(key)).map((other) => key + other),
  );
  expect(oneWay).toEqual([]);
});

test.each([
  ['MOHreport', true],
  ['M0H_report', true],
  ['four', false],
  ['0Hreport', false],
  ['MOH__report', false],
  ['MOHreport_', false],
  ['a'.repeat(33), false],
])('%s can be taken: %s', (handle, can) => {
  expect(canBeTaken(handle)).toBe(can);
});

test('a handle is divided at underscores, capitals and digits', () => {
  expect(wordsOf('DSNS_KharkivRegion24')).toEqual(['DSNS', 'Kharkiv', 'Region', '24']);
});

test.each([
  ['bancor', 'banc0r', { from: 4, to: 5 }],
  ['bancor', 'bancorr', { from: 6, to: 7 }],
  ['bancor', 'bncor', { from: 1, to: 1 }],
  ['bancor', 'bancor', { from: 6, to: 6 }],
])('what changed from %s to %s', (before, after, stretch) => {
  expect(changedStretch(before, after)).toEqual(stretch);
});

test("the generator takes nothing but types from the judge's side", () => {
  const folders = ['attacks', 'tables'].map((folder) => join(import.meta.dirname, folder));
  const files = folders.flatMap((folder) => readdirSync(folder).map((file) => join(folder, file)));
  const imports = [...files, join(import.meta.dirname, 'random.ts')].flatMap(
    (file) => readFileSync(file, 'utf8').match(/^import [^;]*\/lib\/[^;]*;/gm) ?? [],
  );
  expect(imports.length).toBeGreaterThan(0);
  expect(imports.filter((line) => !line.startsWith('import type '))).toEqual([]);
});
