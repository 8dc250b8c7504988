import { expect, test } from 'vitest';
import { loadList, STORED_LIST_KEY } from '../../lib/list/store.ts';
import { smallList } from '../fakes/list.ts';
import { fakePlatform } from '../fakes/platform.ts';

const bundled = smallList({ version: 3 });

test('without a stored list the bundled one is used', async () => {
  expect(await loadList(fakePlatform(bundled))).toEqual({ list: bundled, source: 'bundled' });
});

test('a newer stored list is used', async () => {
  const stored = smallList({ version: 4 });
  expect(await loadList(fakePlatform(bundled, { [STORED_LIST_KEY]: stored }))).toEqual({
    list: stored,
    source: 'stored',
  });
});

test('an older stored list gives way to the bundled one', async () => {
  const platform = fakePlatform(bundled, { [STORED_LIST_KEY]: smallList({ version: 2 }) });
  expect(await loadList(platform)).toEqual({ list: bundled, source: 'bundled' });
});

test.each([
  ['LIST_CORRUPT', { format: 1, version: 9 }],
  ['LIST_CORRUPT', 'garbage'],
  ['LIST_FORMAT_NEWER', { format: 99 }],
])('%s: the bundled list stays in use and the stored one is not touched', async (problem, value) => {
  const platform = fakePlatform(bundled, { [STORED_LIST_KEY]: value });
  expect(await loadList(platform)).toEqual({ list: bundled, source: 'bundled', problem });
  expect(platform.stored[STORED_LIST_KEY]).toEqual(value);
});

test('denied storage leaves the bundled list', async () => {
  expect(await loadList(fakePlatform(bundled, {}, ['get']))).toEqual({
    list: bundled,
    source: 'bundled',
    problem: 'STORAGE_UNAVAILABLE',
  });
});

test('a bundled list that is unsound is never used', async () => {
  await expect(loadList(fakePlatform({ format: 1 }))).rejects.toThrow('LIST_CORRUPT');
});
