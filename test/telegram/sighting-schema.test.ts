import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSighting } from '../../lib/telegram/sighting-schema.ts';

test('texts are cut, unknown fields dropped', () => {
  const sighting = readSighting({ title: 'א'.repeat(10_000), about: 'b'.repeat(10_000), handle: 'MOHreport', evil: 1 });
  expect(sighting?.title).toHaveLength(512);
  expect(sighting?.about).toHaveLength(1024);
  expect(sighting).not.toHaveProperty('evil');
});

test.each([
  undefined,
  null,
  'MOHreport',
  { handle: 'no handle' },
  { peerId: '12x' },
  { title: 5 },
  { kind: 'robot' },
  { subscribers: -1 },
  { subscribers: Number.NaN },
  { verified: 'yes' },
  { otherHandles: Array(21).fill('abcd') },
])('%j is no sighting', (value) => {
  expect(readSighting(value)).toBeUndefined();
});

test('whatever comes from a page is read or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.anything({ withNullPrototype: true }), (value) => {
      const sighting = readSighting(value);
      expect(sighting === undefined || typeof sighting === 'object').toBe(true);
    }),
  );
});
