import { afterEach, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { ContentScriptContext } from '../../lib/platform/script-context.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test('while the extension is there, timers run and events are heard', () => {
  vi.useFakeTimers();
  const context = new ContentScriptContext();
  const [task, heard, gone] = [vi.fn(), vi.fn(), vi.fn()];
  const target = new EventTarget();
  context.onInvalidated(gone);
  context.setTimeout(task, 100);
  context.addEventListener(target, 'online', heard);
  vi.advanceTimersByTime(100);
  target.dispatchEvent(new Event('online'));
  expect([task, heard, gone].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0]);
  expect(context.isInvalid).toBe(false);
});

test('once it is gone, nothing runs, nothing is heard, and whoever asked for it is told, once', () => {
  vi.useFakeTimers();
  const context = new ContentScriptContext();
  const [task, heard, gone] = [vi.fn(), vi.fn(), vi.fn()];
  const target = new EventTarget();
  context.onInvalidated(gone);
  context.setTimeout(task, 100);
  context.addEventListener(target, 'online', heard);
  vi.spyOn(browser, 'runtime', 'get').mockReturnValue(undefined as unknown as typeof browser.runtime);
  target.dispatchEvent(new Event('online'));
  target.dispatchEvent(new Event('online'));
  vi.advanceTimersByTime(100);
  expect([task, heard, gone].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 1]);
  expect(context.isInvalid).toBe(true);
});
