import { browser } from 'wxt/browser';
import { readOwnFile } from './own-file.ts';
import type { Platform } from './platform.ts';

type Area = Pick<typeof browser.storage.local, 'get' | 'set' | 'remove'>;

/** What the extension's own pages need of the platform: neither databases nor the network. */
export const pagePlatform: Pick<Platform, 'store' | 'session' | 'readMessages' | 'version'> = {
  store: storeOf(() => browser.storage.local),
  session: storeOf(() => browser.storage.session),
  async readMessages(language) {
    const file: unknown = await readOwnFile(`/_locales/${language}/messages.json`);
    if (typeof file !== 'object' || file === null) throw new Error(`No messages in ${language}`);
    return Object.fromEntries(Object.entries(file).map(([key, entry]) => [key, String(entry.message)]));
  },
  get version() {
    return browser.runtime.getManifest().version;
  },
};

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
