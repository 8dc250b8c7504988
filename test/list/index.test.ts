import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileIndex } from '../../lib/list/compile-index.ts';
import type { Impostor, OfficialList } from '../../lib/list/schema.ts';
import { letterSkeletonOf, skeletonOf } from '../../lib/text/skeleton.ts';
import { compileRegistry } from '../../registry/compile.ts';
import { HEALTH, HOME_FRONT, smallList } from '../fakes/list.ts';

const EVIDENCE: Impostor['evidence'] = [{ kind: 'community-registry', source: 'A report', seen: '2026-10' }];
const BY_HANDLE: Impostor = { handle: 'MOH_gifts', evidence: EVIDENCE };
const BY_PEER: Impostor = { peerId: '-1001999999999', evidence: EVIDENCE };
const POSED_AS = { ...HEALTH, impostors: [BY_HANDLE, BY_PEER] };
const index = compileIndex(smallList({ organisations: [POSED_AS, HOME_FRONT] }));

test('it tells which list it is of', () => {
  const { version, published, organisations } = compileIndex(smallList());
  expect({ version, published, organisations }).toEqual({
    version: 3,
    published: '2026-11-23',
    organisations: [HEALTH, HOME_FRONT],
  });
});

describe('known impostors', () => {
  test('are found by handle in any case, and by peer id', () => {
    expect(index.impostorByHandle('moh_GIFTS')).toEqual({ organisation: POSED_AS, impostor: BY_HANDLE });
    expect(index.impostorByPeerId('-1001999999999')).toEqual({ organisation: POSED_AS, impostor: BY_PEER });
  });

  test('are no others', () => {
    expect(index.impostorByHandle('MOHreport')).toBeUndefined();
    expect(index.impostorByHandle('constructor')).toBeUndefined();
    expect(index.impostorByPeerId('-1001500000001')).toBeUndefined();
    expect(index.impostorByPeerId('')).toBeUndefined();
  });

  test('are not channels of the organisation', () => {
    expect(index.byHandle('MOH_gifts')).toBeUndefined();
    expect(index.byPeerId('-1001999999999')).toBeUndefined();
  });
});

test('every way of asking finds the same channel', () => {
  const listed = { organisation: POSED_AS, channel: HEALTH.channels[0] };
  const letters = letterSkeletonOf('mohreport');
  expect(index.byHandle('MOHREPORT')).toEqual(listed);
  expect(index.byPeerId('-1001500000001')).toEqual(listed);
  expect(index.handlesNear(skeletonOf('mohrepor'), letterSkeletonOf('mohrepor'))).toContainEqual(listed);
  expect(index.handleAnagrams([...letters].toReversed().join(''))).toContainEqual(listed);
  expect(index.namesEqual('ministryofheaithofisraei').map(({ organisation }) => organisation)).toEqual([POSED_AS]);
  expect(
    index.namesNear('ministryofheaithofisrae', 'ministryofhealthofisrae').map(({ organisation }) => organisation),
  ).toEqual([POSED_AS]);
});

test.each([
  ['the bundled list', compileRegistry()],
  ['a small list', smallList()],
  ['an empty list', smallList({ organisations: [] })],
])('compiling and asking leave %s as it was', (_, list: OfficialList) => {
  const before = JSON.stringify(list);
  const asked = compileIndex(deepFreeze(list));
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'mohreptn0'), maxLength: 12 }), (text) => {
      asked.byHandle(text);
      asked.handlesNear(text, text);
      asked.handleAnagrams(text);
      asked.namesNear(text, text);
      asked.namesEqual(text);
    }),
  );
  expect(JSON.stringify(list)).toBe(before);
});

test('compiled twice it says the same', () => {
  const [once, again] = [compileIndex(compileRegistry()), compileIndex(compileRegistry())];
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'mohreptniaisudcg'), minLength: 4, maxLength: 12 }), (text) => {
      expect(again.handlesNear(text, text)).toEqual(once.handlesNear(text, text));
      expect(again.namesNear(text, text)).toEqual(once.namesNear(text, text));
    }),
  );
});

/** Writing to any part of it throws from now on. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}
