// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { askBackground } from '../../entrypoints/options/calls.ts';
import { LISTS_IN_USE_KEY } from '../../lib/list/keys.ts';
import { PERSONAL_KEY } from '../../lib/personal/keys.ts';
import { SETTINGS_KEY } from '../../lib/settings.ts';

beforeEach(() => fakeBrowser.reset());

describe('the keyboard shortcut of the popup', () => {
  const withCommands = (commands: unknown) => Object.assign(fakeBrowser, { commands });

  test.each([
    ['as Chromium names it', [{ name: '_execute_action', shortcut: 'Alt+Shift+T' }], 'Alt+Shift+T'],
    ['as Firefox names it', [{ name: '_execute_browser_action', shortcut: 'Alt+Shift+T' }], 'Alt+Shift+T'],
    [
      'among others',
      [
        { name: 'other', shortcut: 'F1' },
        { name: '_execute_action', shortcut: 'F2' },
      ],
      'F2',
    ],
    ['taken away by the reader', [{ name: '_execute_action', shortcut: '' }], undefined],
    ['not there', [], undefined],
  ])('%s', async (_, commands, shortcut) => {
    withCommands({ getAll: async () => commands });
    expect(await askBackground.shortcut()).toBe(shortcut);
  });

  test('there is none where the browser has no commands, or does not tell them', async () => {
    withCommands(undefined);
    expect(await askBackground.shortcut()).toBeUndefined();
    withCommands({ getAll: () => Promise.reject(new Error('denied')) });
    expect(await askBackground.shortcut()).toBeUndefined();
  });
});

test('a file is saved under its name, with the text in it', async () => {
  const blobs: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    blobs.push(blob as Blob);
    return 'blob:x';
  });
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  askBackground.save('list.json', '{"שלום":1}');
  expect(names).toEqual(['list.json']);
  expect(await blobs[0]?.text()).toBe('{"שלום":1}');
});

test('changes of options, personal list and lists in use are followed, others are not', async () => {
  const listener = vi.fn();
  const stop = askBackground.follow(listener);
  await fakeBrowser.storage.local.set({ officialList: {} });
  expect(listener).not.toHaveBeenCalled();
  await fakeBrowser.storage.local.set({ [SETTINGS_KEY]: {} });
  await fakeBrowser.storage.local.set({ [PERSONAL_KEY]: [] });
  await fakeBrowser.storage.local.set({ [LISTS_IN_USE_KEY]: ['own 12'] });
  expect(listener).toHaveBeenCalledTimes(3);
  stop();
  await fakeBrowser.storage.local.set({ [SETTINGS_KEY]: { language: 'he' } });
  expect(listener).toHaveBeenCalledTimes(3);
});
