import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { ContentScriptContext } from '../../lib/platform/script-context.ts';

const [task, heard, gone] = [vi.fn(), vi.fn(), vi.fn()];
let target: EventTarget;
let context: ContentScriptContext;

const calls = () => [task, heard, gone].map(({ mock }) => mock.calls.length);

beforeEach(() => {
  vi.useFakeTimers();
  for (const each of [task, heard, gone]) each.mockClear();
  target = new EventTarget();
  context = new ContentScriptContext();
  context.onInvalidated(gone);
  context.setTimeout(task, 100);
  context.addEventListener(target, 'online', heard);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('while the extension is there, timers run and events are heard', () => {
  vi.advanceTimersByTime(100);
  target.dispatchEvent(new Event('online'));
  expect(calls()).toEqual([1, 1, 0]);
  expect(context.isInvalid).toBe(false);
});

test('once it is gone, nothing runs, nothing is heard, and whoever asked for it is told, once', () => {
  vi.spyOn(browser, 'runtime', 'get').mockReturnValue(undefined as unknown as typeof browser.runtime);
  target.dispatchEvent(new Event('online'));
  target.dispatchEvent(new Event('online'));
  vi.advanceTimersByTime(100);
  expect(calls()).toEqual([0, 0, 1]);
  expect(context.isInvalid).toBe(true);
});
