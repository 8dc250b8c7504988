import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PeerId } from '../../lib/telegram/peer-id.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { readSighting } from '../../lib/telegram/sighting-schema.ts';
import { readLine } from '../../scripts/check/sighting-line.ts';

test('texts are cut, unknown fields dropped', () => {
  const sighting = readSighting({ title: 'א'.repeat(10_000), about: 'b'.repeat(10_000), handle: 'MOHreport', evil: 1 });
  expect(sighting?.title).toHaveLength(512);
  expect(sighting?.about).toHaveLength(1024);
  expect(sighting).not.toHaveProperty('evil');
});

/** One of every field; the type fails when a field is added and left out here. */
const WHOLE: Required<Sighting> = {
  handle: 'MOHreport',
  handlePending: false,
  otherHandles: ['MOHreport2'],
  peerId: '-1001500000001' as PeerId,
  title: 'משרד הבריאות',
  about: 'about',
  subscribers: 7,
  kind: 'channel',
  verified: true,
  thirdPartyVerified: false,
  thirdPartyWords: 'Verified by the Register.',
  emojiStatus: false,
  scam: false,
  fake: false,
  linkText: 't.me/MOHreport',
  surface: 'web-k-header',
};

test('every field of a sighting passes, from a page and from the command line', () => {
  expect(readSighting(WHOLE)).toEqual(WHOLE);
  const { surface: _, ...line } = WHOLE;
  expect(readLine(JSON.stringify(line))).toEqual(line);
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
