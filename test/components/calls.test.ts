import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { askBackgroundAndTab } from '../../entrypoints/popup/calls.ts';
import { CodedError } from '../../lib/errors.ts';
import { LISTS_IN_USE_KEY } from '../../lib/list/keys.ts';
import { ADDED_LIST, LIST, PAGE } from './samples.ts';

/** An error in the form in which the other side sends it. */
function serializeError(error: Error): object {
  return { message: error.message, ...('code' in error && { code: error.code }) };
}

type Respond = (response: unknown) => void;

/** Sets how the extension's other side answers: called with the message's type and the way to respond. */
function answer(tab: { id?: number } | undefined, respond: (type: string, response: Respond) => void): void {
  const listen = ({ type }: { type: string }) => new Promise((resolve) => respond(type, resolve));
  Object.assign(fakeBrowser.runtime, { sendMessage: listen });
  Object.assign(fakeBrowser.tabs, {
    query: async () => (tab ? [tab] : []),
    sendMessage: (_tab: number, message: { type: string }) => listen(message),
  });
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'no error',
    (error: unknown) => (error instanceof CodedError ? error.code : 'not coded'),
  );

describe('the background', () => {
  test('its answer comes through', async () => {
    answer(undefined, (type, respond) => respond({ res: type === 'lists' ? [LIST] : undefined }));
    await expect(askBackgroundAndTab.listStatus()).resolves.toEqual(LIST);
  });

  test('a check for updates has time for the network, and tells how the extension’s own list is doing', async () => {
    answer(undefined, (type, respond) => {
      setTimeout(() => respond({ res: type === 'sync-lists' ? [LIST, ADDED_LIST] : undefined }), 60_000);
    });
    const synced = askBackgroundAndTab.syncLists();
    await vi.advanceTimersByTimeAsync(60_000);
    await expect(synced).resolves.toEqual(LIST);
  });

  test('an error keeps its code on the way', async () => {
    answer(undefined, (_, respond) => respond({ err: serializeError(new CodedError('LIST_UNREADABLE', 'x')) }));
    expect(await codeOf(askBackgroundAndTab.lookup('x'))).toBe('LIST_UNREADABLE');
  });

  test.each([
    ['nothing', undefined],
    ['an empty answer', { res: undefined }],
    ['an error that is none', { err: { nonsense: true } }],
    ['an error without a code', { err: serializeError(new TypeError('x is not a function')) }],
  ])('%s means that it is out of reach', async (_, response) => {
    answer(undefined, (_type, respond) => respond(response));
    expect(await codeOf(askBackgroundAndTab.lookup('x'))).toBe('BACKGROUND_UNREACHABLE');
  });

  test('what has no answer is done all the same', async () => {
    const sent: string[] = [];
    answer(undefined, (type, respond) => {
      sent.push(type);
      respond({});
    });
    await askBackgroundAndTab.choose({ handle: 'MOHreport' }, 'trusted');
    expect(sent).toEqual(['set-choice']);
  });

  test('what could not be done keeps its code', async () => {
    answer(undefined, (_, respond) => respond({ err: serializeError(new CodedError('PERSONAL_FULL', 'x')) }));
    expect(await codeOf(askBackgroundAndTab.choose({ handle: 'MOHreport' }, 'trusted'))).toBe('PERSONAL_FULL');
  });

  test('silence means that it is out of reach, after a while', async () => {
    answer(undefined, () => undefined);
    const code = codeOf(askBackgroundAndTab.listStatus());
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await code).toBe('BACKGROUND_UNREACHABLE');
  });
});

describe('the tab', () => {
  test('a Telegram page tells its state', async () => {
    answer({ id: 7 }, (type, respond) => respond(type === 'page-state' ? { res: PAGE } : undefined));
    await expect(askBackgroundAndTab.pageState()).resolves.toEqual(PAGE);
  });

  test.each([
    ['no tab', undefined, { res: PAGE }],
    ['a tab without an id', {}, { res: PAGE }],
    ['a tab where nobody listens', { id: 7 }, undefined],
    ['a page that fails', { id: 7 }, { err: serializeError(new Error('broken')) }],
  ])('%s is no Telegram page', async (_, tab, response) => {
    answer(tab, (_type, respond) => respond(response));
    await expect(askBackgroundAndTab.pageState()).resolves.toBeUndefined();
  });

  test('a tab that stays silent is busy, within a second', async () => {
    answer({ id: 7 }, () => undefined);
    const state = askBackgroundAndTab.pageState();
    await vi.advanceTimersByTimeAsync(1000);
    await expect(state).resolves.toBe('busy');
  });
});

test('the lists in use are followed, nothing else', async () => {
  vi.useRealTimers();
  fakeBrowser.reset();
  const listener = vi.fn();
  const stop = askBackgroundAndTab.followLists(listener);
  await fakeBrowser.storage.local.set({ settings: {} });
  await fakeBrowser.storage.local.set({ [LISTS_IN_USE_KEY]: ['own 12'] });
  expect(listener).toHaveBeenCalledOnce();
  stop();
  await fakeBrowser.storage.local.set({ [LISTS_IN_USE_KEY]: ['own 13'] });
  expect(listener).toHaveBeenCalledOnce();
});
