import { browser } from 'wxt/browser';
import { anonymousFetch } from './anonymous-fetch.ts';
import { IndexedDbListStorage } from './list-storage.ts';
import { IndexedDbOutboxStorage } from './outbox-storage.ts';
import type { Platform } from './platform.ts';

type Area = Pick<typeof browser.storage.local, 'get' | 'set' | 'remove'>;

/** The platform as the running browser gives it. */
export const browserPlatform: Platform = {
  readBundledList: () => readOwnFile('/list/bundle.json'),
  store: storeOf(() => browser.storage.local),
  session: storeOf(() => browser.storage.session),
  async readMessages(language) {
    const file: unknown = await readOwnFile(`/_locales/${language}/messages.json`);
    if (typeof file !== 'object' || file === null) throw new Error(`No messages in ${language}`);
    return Object.fromEntries(Object.entries(file).map(([key, entry]) => [key, String(entry.message)]));
  },
  fetch: anonymousFetch,
  listStorage: new IndexedDbListStorage(),
  outboxStorage: new IndexedDbOutboxStorage(),
  async exclusive<T>(name: string, wait: boolean, task: () => Promise<T>) {
    // Given a type of its own: some versions of the DOM's types wrap the task's promise once more.
    const result: T | undefined = await navigator.locks.request(name, { ifAvailable: !wait }, async (lock) =>
      lock ? task() : undefined,
    );
    return result;
  },
  get version() {
    return browser.runtime.getManifest().version;
  },
};

async function readOwnFile(path: string) {
  const response = await fetch(new URL(path, browser.runtime.getURL('/popup.html')));
  return response.json();
}

/** @param area looked up at each call: where it is missing, calls reject instead of the module failing to load. */
function storeOf(area: () => Area): Platform['store'] {
  return {
    async get(key) {
      return (await area().get(key))[key];
    },
    async set(key, value) {
      await area().set({ [key]: value });
    },
    async remove(key) {
      await area().remove(key);
    },
  };
}
