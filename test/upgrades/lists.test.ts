import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test } from 'vitest';
import { Advisor } from '../../lib/advisor.ts';
import { IndexedDbListStorage } from '../../lib/platform/list-storage.ts';
import { smallList } from '../fakes/list.ts';
import { fakePlatform } from '../fakes/platform.ts';
import { oldDatabase } from './old-database.ts';
import { sample } from './samples.ts';

type Publication = Record<'root' | 'timestamp' | 'snapshot' | 'targets', string>;

/** The stored lists of the first format: what was trusted last, what is in use, and the files. */
interface Sample {
  lists: [id: string, kept: { trusted: Publication; current: Publication }][];
  files: [key: [list: string, sha256: string], content: string][];
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

test('the lists that the first version synced are in use at once, without the network', async () => {
  const { lists, files }: Sample = sample('lists.1.json');
  const make = (made: IDBDatabase) => {
    made.createObjectStore('lists');
    made.createObjectStore('files');
  };
  await oldDatabase('lists', 1, make, {
    lists: lists.map(([id, { trusted, current }]) => [{ trusted: bytesOf(trusted), current: bytesOf(current) }, id]),
    files: files.map(([key, content]) => [encode(content), key]),
  });
  const stored = { addedLists: sample('addedLists.1.json'), listSyncs: sample('listSyncs.1.json') };
  const platform = { ...fakePlatform(smallList(), stored), listStorage: new IndexedDbListStorage() };
  const advisor = new Advisor(platform, () => new Date('2026-11-24T12:00:00Z'));
  const answers = await advisor.judge([{ handle: 'HarbourCityLibrary' }, { handle: 'HarbourNews' }]);
  expect(answers.map((answer) => [answer?.verdict.verdict, answer?.verdict.list?.name])).toEqual([
    ['official', 'A small list'],
    ['official', 'A newsroom'],
  ]);
  // The one that came with the extension is of version 3: going back to it would forget what is newer.
  expect(await advisor.lists()).toEqual([
    expect.objectContaining({ name: 'A small list', version: 4, organisations: 3, source: 'synced', stale: false }),
    expect.objectContaining({ name: 'A newsroom', version: 1, organisations: 1, source: 'synced', stale: false }),
  ]);
});

function bytesOf(publication: Publication) {
  return Object.fromEntries(Object.entries(publication).map(([role, text]) => [role, encode(text)]));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
