import { beforeEach, expect, test, vi } from 'vitest';
import { Bunches } from '../../lib/surfaces/bunches.ts';

const send = vi.fn<(items: number[]) => void>();

beforeEach(() => {
  vi.useFakeTimers();
  send.mockReset();
  return () => vi.useRealTimers();
});

test('what is added within one task goes out together, at its end', async () => {
  const bunches = make({});
  bunches.add(1, false);
  bunches.add(2, false);
  expect(send).not.toHaveBeenCalled();
  await Promise.resolve();
  bunches.add(3, false);
  await Promise.resolve();
  expect(sent()).toEqual([[1, 2], [3]]);
});

test('a bunch larger than allowed is cut', async () => {
  const bunches = make({ most: 2 });
  for (const item of [1, 2, 3, 4, 5]) bunches.add(item, false);
  await Promise.resolve();
  expect(sent()).toEqual([[1, 2], [3, 4], [5]]);
});

test('where every bunch is dear the next waits, but not for longer than it must', async () => {
  const bunches = make({ gap: 100 });
  bunches.add(1, false);
  await vi.advanceTimersByTimeAsync(40);
  bunches.add(2, false);
  await vi.advanceTimersByTimeAsync(50);
  bunches.add(3, false);
  expect(sent()).toEqual([[1]]);
  await vi.advanceTimersByTimeAsync(10);
  expect(sent()).toEqual([[1], [2, 3]]);
  await vi.advanceTimersByTimeAsync(100);
  bunches.add(4, false);
  await Promise.resolve();
  expect(sent()).toEqual([[1], [2, 3], [4]]);
});

test('what is urgent does not wait, and takes along what does', async () => {
  const bunches = make({ gap: 100 });
  bunches.add(1, false);
  await Promise.resolve();
  bunches.add(2, false);
  bunches.add(3, true);
  await Promise.resolve();
  expect(sent()).toEqual([[1], [2, 3]]);
  await vi.advanceTimersByTimeAsync(100);
  expect(sent()).toEqual([[1], [2, 3]]);
});

function make({ most = 10, gap = 0 }): Bunches<number> {
  return new Bunches({
    send,
    most,
    gap: () => gap,
    now: () => Date.now(),
    schedule: (task, delay) => setTimeout(task, delay),
  });
}

function sent(): number[][] {
  return send.mock.calls.map(([items]) => items);
}
