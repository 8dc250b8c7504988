import { expect, test, vi } from 'vitest';
import { inBatches } from '../../lib/surfaces/in-batches.ts';

test('what is asked within one task goes out together, and each gets its own answer', async () => {
  const askMany = vi.fn(async (keys: number[]) => keys.map((key) => key * 2));
  const ask = inBatches(askMany, 10);
  expect(await Promise.all([ask(1), ask(2), ask(3)])).toEqual([2, 4, 6]);
  expect(askMany.mock.calls).toEqual([[[1, 2, 3]]]);
  expect(await ask(4)).toBe(8);
});

test('a bunch larger than allowed is cut', async () => {
  const askMany = vi.fn(async (keys: number[]) => keys);
  const ask = inBatches(askMany, 2);
  expect(await Promise.all([1, 2, 3, 4, 5].map(ask))).toEqual([1, 2, 3, 4, 5]);
  expect(askMany.mock.calls.map(([keys]) => keys)).toEqual([[1, 2], [3, 4], [5]]);
});

test('a call that fails, or that answers too few, fails for each of the bunch', async () => {
  const failing = inBatches(async () => Promise.reject(new Error('gone')), 10);
  const results = await Promise.allSettled([failing(1), failing(2)]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const short = inBatches(async () => [1], 10);
  await expect(Promise.all([short(1), short(2)])).rejects.toThrow('asked 2, answered 1');
});

test('where every call is dear, a bunch waits for more', async () => {
  const askMany = vi.fn(async (keys: number[]) => keys);
  const flushes: (() => void)[] = [];
  const ask = inBatches(askMany, 10, (flush) => flushes.push(flush));
  const first = ask(1);
  await Promise.resolve();
  const second = ask(2);
  expect(askMany).not.toHaveBeenCalled();
  for (const flush of flushes) flush();
  expect(await Promise.all([first, second])).toEqual([1, 2]);
  expect(askMany.mock.calls).toEqual([[[1, 2]]]);
});
