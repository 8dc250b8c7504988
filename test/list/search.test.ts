import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileIndex } from '../../lib/list/compile-index.ts';
import type { Organisation } from '../../lib/list/schema.ts';
import { searchNames } from '../../lib/list/search.ts';
import { compileRegistry } from '../../registry/compile.ts';
import { HEALTH, HOME_FRONT, smallList } from '../fakes/list.ts';

const bundled = compileIndex(compileRegistry());
const small = compileIndex(smallList());

const ids = (query: string, limit = 5) => searchNames(bundled, query, limit).map(({ organisation }) => organisation.id);

describe('an organisation is found first', () => {
  test.each([
    ['Home Front Command', 'israel-home-front-command'],
    ['home front', 'israel-home-front-command'],
    ['front home comm', 'israel-home-front-command'],
    ['  HOME FRONT COMMAND!!', 'israel-home-front-command'],
    ['פיקוד העורף', 'israel-home-front-command'],
    ['פִּיקּוּד הָעוֹרֶף', 'israel-home-front-command'],
    ['צהל', 'israel-defense-forces'],
    ['צה"ל', 'israel-defense-forces'],
    ['קיאד', undefined],
    ['ЦАХАЛ', 'israel-defense-forces'],
    ['قيادة الجبهة', 'israel-home-front-command'],
    ['香港政府', 'hong-kong-government-covid-19'],
    ['@MOHreport', 'israel-ministry-of-health'],
    ['mohreport', 'israel-ministry-of-health'],
    ['sanidadgob', 'spain-ministry-of-health'],
    ['Magen Dav', 'israel-magen-david-adom'],
    ['Magen Davvid Adom', 'israel-magen-david-adom'],
    ['Bellingact', 'bellingcat'],
    ['Ministère de la Santé publique de Cuba', 'cuba-ministry-of-public-health'],
    ['ministere de la sante publique de cuba', 'cuba-ministry-of-public-health'],
  ])('by %j: %s', (query, id) => {
    expect(ids(query)[0]).toBe(id);
  });
});

test('any organisation is found by each of its names', () => {
  const named = bundled.organisations.filter(({ protect }) => protect === 'titles');
  fc.assert(
    fc.property(fc.constantFrom(...named), (organisation) => {
      for (const [name = ''] of Object.values(organisation.names)) expect(ids(name, 50)).toContain(organisation.id);
    }),
    { numRuns: 25 },
  );
});

test('any channel is found by its handle', () => {
  fc.assert(
    fc.property(fc.constantFrom(...bundled.organisations), ({ id, channels }) => {
      for (const { handle } of channels) expect(ids(handle, 50)).toContain(id);
    }),
    { numRuns: 50 },
  );
});

test('a hit says what matched and which channel to open', () => {
  expect(searchNames(small, 'בריאות', 5)).toEqual([
    { organisation: HEALTH, channel: HEALTH.channels[0], matchedName: 'משרד הבריאות' },
  ]);
  expect(searchNames(small, 'pikudha', 5)).toEqual([
    { organisation: HOME_FRONT, channel: HOME_FRONT.channels[0], matchedName: 'PikudHaOref_all' },
  ]);
});

test('the channel to open is one that is still theirs, where there is one', () => {
  const [channel] = HEALTH.channels;
  if (!channel) throw new Error('no channel');
  const lost = { ...channel, handle: 'MOHlost', status: 'lost' as const };
  const opened = (...channels: Organisation['channels']) =>
    searchNames(compileIndex(smallList({ organisations: [{ ...HEALTH, channels }] })), 'health', 1)[0]?.channel.handle;
  expect(opened(lost, channel)).toBe('MOHreport');
  expect(opened(lost)).toBe('MOHlost');
});

test('what is confirmed comes before what is listed, if both match as well', () => {
  expect(searchNames(small, 'of israel', 5).map(({ organisation }) => organisation)).toEqual([HEALTH, HOME_FRONT]);
});

test('a letter mistyped is looked for only where nothing matches', () => {
  const names = (name: string): Organisation => ({ ...HEALTH, id: name, names: { en: [name] } });
  const index = compileIndex(smallList({ organisations: [names('Securelist'), names('Securelost')] }));
  expect(searchNames(index, 'Securelist', 5).map(({ organisation }) => organisation.id)).toEqual(['Securelist']);
  expect(searchNames(index, 'Securelyst', 5)).toHaveLength(2);
});

test.each(['', '   ', '!?', '\u200b', '🛡✅', '\ud800'])('%j asks for nothing', (query) => {
  expect(searchNames(bundled, query, 5)).toEqual([]);
});

test('any query gets no more hits than asked for, each organisation once', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc
          .array(fc.constantFrom('ministry', 'of', 'health', 'of', 'משרד', 'минздрав', 'a', 'к'))
          .map((words) => words.join(' ')),
      ),
      fc.nat(8),
      (query, limit) => {
        const hits = searchNames(bundled, query, limit);
        expect(hits.length).toBeLessThanOrEqual(limit);
        expect(new Set(hits.map(({ organisation }) => organisation)).size).toBe(hits.length);
      },
    ),
    { numRuns: 50 },
  );
});

test.each(['ministry ', 'a', 'a ', '\u0301', '\u200b', 'מ', 'ﷺ '])(
  'of a query of 200,000 times %j only the start is read',
  (unit) => {
    const beginning = unit.repeat(Math.floor(200 / unit.length) + 1).slice(0, 200);
    expect(searchNames(bundled, unit.repeat(200_000), 5)).toEqual(searchNames(bundled, beginning, 5));
  },
);
