import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { type IndexStorage, MemoryIndexStorage, type StoredPage } from '../../lib/list/index-storage.ts';
import { IndexedDbIndexStorage } from '../../lib/platform/index-storage.ts';

const PAGES: StoredPage[] = Array.from({ length: 600 }, (_, number) => ['row', number, Uint32Array.of(number, 7)]);
const head = (stamp: string) => ({ stamp, said: 'something' });

test.each([
  ['in memory', new MemoryIndexStorage()],
  ['in IndexedDB', new IndexedDbIndexStorage()],
])('an index is kept %s until another one takes its place', async (_, storage: IndexStorage) => {
  expect(await storage.readHead('own')).toBeUndefined();
  await storage.write('own', head('first'), PAGES);
  await storage.write('other', head('third'), PAGES.slice(0, 1));
  expect(await storage.readHead('own')).toEqual(head('first'));
  const wanted = [
    ['row', 599],
    ['row', 0],
    ['row', 600],
    ['none', 0],
  ] as const;
  expect(await storage.readPages('own', 'first', wanted)).toEqual([
    Uint32Array.of(599, 7),
    Uint32Array.of(0, 7),
    undefined,
    undefined,
  ]);
  await storage.write('own', head('second'), PAGES.slice(0, 1));
  expect(await storage.readPages('own', 'first', [['row', 0]])).toEqual([undefined]);
  expect(await storage.readPages('own', 'second', [['row', 0]])).toEqual([Uint32Array.of(0, 7)]);
  await storage.remove('own');
  expect(await storage.readHead('own')).toBeUndefined();
  expect(await storage.readPages('own', 'second', [['row', 0]])).toEqual([undefined]);
  expect(await storage.readHead('other')).toEqual(head('third'));
});

test('a write that is cut short leaves no head, and no page of the index before', async () => {
  const storage = new IndexedDbIndexStorage();
  await storage.write('own', head('first'), PAGES);
  const unstorable = ['row', 1, { page: () => {} }] as unknown as StoredPage;
  await expect(storage.write('own', head('second'), [...PAGES.slice(0, 300), unstorable])).rejects.toThrow();
  expect(await storage.readHead('own')).toBeUndefined();
  expect(await storage.readPages('own', 'first', [['row', 0]])).toEqual([undefined]);
});
