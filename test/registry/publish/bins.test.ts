import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Organisation } from '../../../lib/list/schema.ts';
import { HEAD_TARGET } from '../../../lib/list/tuf/layout.ts';
import { binsOf } from '../../../registry/publish/build.ts';
import { testKey } from '../../../registry/publish/keys.ts';
import { encodeMetadata, makeTargets, signMetadata } from '../../../registry/publish/metadata.ts';
import { binsFor, splitList } from '../../../registry/publish/targets.ts';
import { listOf } from '../../bench/lists.ts';

const SIZE = 100_000;
const CHANGED = 10;
/** Of the whole list so many files are compressed, evenly chosen: all of them take seconds and weigh the same. */
const SAMPLE = 128;

const { version: _, ...list } = listOf(SIZE);

const changed = new Map(
  list.organisations
    .filter((_organisation, at) => at % (SIZE / CHANGED) === 0)
    .map((organisation) => [organisation.id, { ...organisation, website: 'https://changed.example/' }]),
);

/** The bins that hold a changed organisation, as they are then: splitting the whole list once more would take long. */
function changedBins(before: ReadonlyMap<string, Uint8Array>, bins: number): Map<string, Uint8Array> {
  const touched = splitList({ ...list, organisations: [...changed.values()] }, bins);
  touched.delete(HEAD_TARGET);
  const paths = [...touched].filter(([, file]) => decode(file) !== '[]\n').map(([path]) => path);
  return new Map(
    paths.map((path) => {
      const organisations: Organisation[] = JSON.parse(decode(before.get(path)));
      const after = organisations.map((organisation) => changed.get(organisation.id) ?? organisation);
      return [path, new TextEncoder().encode(`${JSON.stringify(after)}\n`)];
    }),
  );
}

const decode = (file: Uint8Array | undefined) => new TextDecoder().decode(file);

function metadataOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const targets = makeTargets(1, new Date('2027-01-01T00:00:00Z'), files);
  return encodeMetadata(signMetadata(targets, [testKey('targets')]));
}

function weigh(files: readonly Uint8Array[], size: (file: Uint8Array) => number): number {
  return files.reduce((sum, file) => sum + size(file), 0);
}

const raw = (file: Uint8Array) => file.length;
const compressed = (file: Uint8Array) => gzipSync(file).length;

test('with every number of bins that a grown list may keep, ten changes in 100,000 transfer at most 2 %', () => {
  const kept = Array.from({ length: 13 }, (_none, power) => 2 ** power).filter((bins) => binsOf(SIZE, bins) === bins);
  expect(kept).toContain(binsFor(SIZE));
  for (const bins of kept) {
    const before = splitList(list, bins);
    const transfer = changedBins(before, bins);
    const files = [...before.values()];
    const step = Math.max(1, Math.floor(files.length / SAMPLE));
    const sample = files.filter((_file, at) => at % step === 1 % step);
    const whole = {
      raw: weigh(files, raw) + raw(metadataOf(before)),
      compressed: (weigh(sample, compressed) * files.length) / sample.length + compressed(metadataOf(before)),
    };
    const change = [...transfer.values(), metadataOf(new Map([...before, ...transfer]))];
    expect(weigh(change, raw) / whole.raw, `${bins} bins`).toBeLessThanOrEqual(0.02);
    expect(weigh(change, compressed) / whole.compressed, `${bins} bins, compressed`).toBeLessThanOrEqual(0.02);
  }
});

test('bins stay as they are while they hold 48 to 144 organisations on average, and do not go to and fro', () => {
  expect(binsOf(144 * 8, 8)).toBe(8);
  expect(binsOf(144 * 8 + 1, 8)).toBe(16);
  expect(binsOf(144 * 8, 16)).toBe(16);
  expect(binsOf(48 * 16, 16)).toBe(16);
  expect(binsOf(48 * 16 - 1, 16)).toBe(8);
});
