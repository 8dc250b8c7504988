import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { smallList } from '../fakes/list.ts';

/** The modules as a background has them that has just started: no tables are at hand. */
async function started() {
  vi.resetModules();
  const tables = await import('../../lib/text/word-tables.ts');
  const { StoredIndex, IndexDamaged } = await import('../../lib/list/stored-index.ts');
  const { judge } = await import('../../lib/verdict/judge.ts');
  return { tables, StoredIndex, IndexDamaged, judge };
}

/** A list's index, as another script has prepared it. */
async function prepared() {
  const { prepareIndex } = await import('../../lib/list/prepare-index.ts');
  return prepareIndex(smallList(), async () => {});
}

beforeEach(() => vi.resetModules());
afterEach(() => vi.resetModules());

test('written and read, the tables are the same', async () => {
  const { makeWordTables } = await import('../../lib/text/make-word-tables.ts');
  const { readWordTables, writeWordTables } = await import('../../lib/text/word-tables.ts');
  const made = makeWordTables();
  expect(readWordTables(writeWordTables(made))).toEqual(made);
  for (const table of Object.values(made)) expect('size' in table ? table.size : table.length).toBeGreaterThan(5);
});

test('they are made where that was asked for, and else there are none', async () => {
  const { tables } = await started();
  expect(tables.hasWordTables()).toBe(false);
  expect(() => tables.wordTables()).toThrow(RangeError);
  await import('../../lib/text/make-word-tables.ts');
  expect(tables.hasWordTables()).toBe(true);
  expect(tables.wordTables().affixes.get('official')).toBe('claim');
});

describe('a background that has just started', () => {
  const twin = { handle: 'MOHrep0rt', title: 'Ministry of Health Israel official' };

  test('has them from the index', async () => {
    const { shape, pages } = await prepared();
    const { tables, StoredIndex, judge } = await started();
    const held = new Map(pages.map(([row, number, page]) => [`${row} ${number}`, page]));
    const index = new StoredIndex(shape, async (wanted) => wanted.map(([row, number]) => held.get(`${row} ${number}`)));
    expect((await index.ask((asked) => judge(twin, asked))).verdict).toBe('impersonation');
    expect(tables.hasWordTables()).toBe(true);
  });

  test('notices when they are damaged', async () => {
    const { shape, pages } = await prepared();
    const { StoredIndex, IndexDamaged, judge } = await started();
    const held = new Map(pages.map(([row, number, page]) => [`${row} ${number}`, page]));
    const damaged = { ...shape, words: shape.words.slice(1) };
    const index = new StoredIndex(damaged, async (wanted) =>
      wanted.map(([row, number]) => held.get(`${row} ${number}`)),
    );
    await expect(index.ask((asked) => judge(twin, asked))).rejects.toBeInstanceOf(IndexDamaged);
  });
});
