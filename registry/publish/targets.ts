import { createHash } from 'node:crypto';
import type { ListHead } from '../../lib/list/head.ts';
import type { OfficialList, Organisation } from '../../lib/list/schema.ts';
import { binNames, binTarget, HEAD_TARGET } from '../../lib/list/tuf/layout.ts';
import { compare } from '../problems.ts';

/** How many organisations a bin holds, roughly: with 100,000 of them, ten changes transfer about 1 % of the list. */
const ORGANISATIONS_A_BIN = 96;
const MOST_BINS = 4096;

/** What is published, before anybody has signed it: the version comes with the signatures. */
export type PublishedList = Omit<OfficialList, 'version'>;

/**
 * Splits a list into targets: `list.json`, and the organisations in bins by the hash of their ids, so that a change to
 * one organisation changes one small file. The same list always gives the same bytes.
 *
 * @param bins how many; a power of two. When absent, as many as the number of organisations asks for.
 * @returns the files by their target paths.
 */
export function splitList(list: PublishedList, bins = binsFor(list.organisations.length)): Map<string, Uint8Array> {
  const contents = Array.from({ length: bins }, (): Organisation[] => []);
  for (const organisation of list.organisations) contents[binOf(organisation.id, bins)]?.push(organisation);
  const head: ListHead = {
    format: list.format,
    name: list.name,
    published: list.published,
    organisations: list.organisations.length,
    bins,
    ...(list.surfaces && { surfaces: list.surfaces }),
    ...(list.contact && { contact: list.contact }),
  };
  const files = new Map([[HEAD_TARGET, encodeJson(head)]]);
  for (const [at, bin] of binNames(bins).entries()) {
    files.set(binTarget(bin), encodeJson(contents[at]?.toSorted((a, b) => compare(a.id, b.id)) ?? []));
  }
  return files;
}

/** How many bins a list of this many organisations should have. */
export function binsFor(organisations: number): number {
  const wanted = 2 ** Math.round(Math.log2(Math.max(1, organisations / ORGANISATIONS_A_BIN)));
  return Math.min(MOST_BINS, Math.max(1, wanted));
}

function binOf(id: string, bins: number): number {
  return createHash('sha256').update(id).digest().readUInt32BE() % bins;
}

function encodeJson(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value)}\n`);
}
