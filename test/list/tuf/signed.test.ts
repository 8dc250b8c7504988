import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CodedError } from '../../../lib/errors.ts';
import { metadataPath, ROLES, type Role } from '../../../lib/list/tuf/layout.ts';
import { openNextRoot, openRoot, openSnapshot, openTargets, openTimestamp } from '../../../lib/list/tuf/trust.ts';
import { smallList } from '../../fakes/list.ts';
import { TestPublisher } from '../publisher.ts';
import { turned } from './mutations.ts';

const publisher = new TestPublisher(new Date('2026-11-23T12:00:00Z'), { targets: 3 }, { targets: 2 });
const anchor = await openRoot(publisher.root);
publisher.publish(smallList(), 2);
publisher.publishRoot();

/** Reads metadata where nothing but its signatures vouches for it: no hash of it is known. */
const OPENERS: Record<Role, (bytes: Uint8Array) => Promise<unknown>> = {
  root: (bytes) => openNextRoot(anchor, bytes),
  timestamp: (bytes) => openTimestamp(anchor, bytes),
  snapshot: async (bytes) => {
    const timestamp = await openTimestamp(anchor, published('timestamp'));
    return openSnapshot(anchor, { ...timestamp, meta: { 'snapshot.json': { version: 1 } } }, bytes);
  },
  targets: async (bytes) => {
    const timestamp = await openTimestamp(anchor, published('timestamp'));
    const snapshot = await openSnapshot(anchor, timestamp, published('snapshot'));
    return openTargets(anchor, { ...snapshot, meta: { 'targets.json': { version: 1 } } }, bytes);
  },
};

function published(role: Role): Uint8Array {
  return publisher.file(metadataPath(role, publisher.versions[role]));
}

/** What an opener makes of the bytes: the metadata, or the code of the refusal. */
async function read(role: Role, bytes: Uint8Array): Promise<unknown> {
  return OPENERS[role](bytes).catch((error: unknown) => {
    if (error instanceof CodedError) return error.code;
    throw error;
  });
}

test.each(ROLES)('%s with any byte changed is refused or reads the same', async (role) => {
  const bytes = published(role);
  const sound = await read(role, bytes);
  expect(sound).toBeTypeOf('object');
  const changes = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }));
  await fc.assert(
    fc.asyncProperty(changes, async ([at, by]) => {
      const result = await read(
        role,
        bytes.map((byte, index) => (index === at ? byte ^ by : byte)),
      );
      if (typeof result === 'string') expect(result).toMatch(/^LIST_(CORRUPT|SIGNATURE)$/);
      else expect(result).toEqual(sound);
    }),
    { numRuns: 600 },
  );
});

test.each(ROLES)('%s with any byte dropped or put in is refused or reads the same', async (role) => {
  const bytes = Buffer.from(published(role));
  const sound = await read(role, bytes);
  const changes = fc.tuple(fc.nat(bytes.length - 1), fc.uint8Array({ maxLength: 2 }));
  await fc.assert(
    fc.asyncProperty(changes, async ([at, put]) => {
      const rest = bytes.subarray(put.length === 0 ? at + 1 : at);
      const result = await read(role, Buffer.concat([bytes.subarray(0, at), put, rest]));
      if (typeof result === 'string') expect(result).toMatch(/^LIST_(CORRUPT|SIGNATURE)$/);
      else expect(result).toEqual(sound);
    }),
    { numRuns: 300 },
  );
});

test.each(ROLES)('%s reads the same with its fields in any order and any space between them', async (role) => {
  const json: unknown = JSON.parse(new TextDecoder().decode(published(role)));
  const sound = await read(role, published(role));
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), fc.nat(10), async (numbers, space) => {
      const text = JSON.stringify(reordered(json, numbers), null, space);
      expect(await read(role, new TextEncoder().encode(text))).toEqual(sound);
    }),
    { numRuns: 60 },
  );
  expect(await read(role, new TextEncoder().encode(JSON.stringify(turned(json))))).toEqual(sound);
});

/** The same JSON with the fields of every object in another order. */
function reordered(value: unknown, numbers: fc.Stream<number>): unknown {
  if (Array.isArray(value)) return value.map((each) => reordered(each, numbers));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, each]) => ({ name, each, at: numbers.next().value ?? 0 }));
  fields.sort((one, other) => one.at - other.at);
  return Object.fromEntries(fields.map(({ name, each }) => [name, reordered(each, numbers)]));
}
