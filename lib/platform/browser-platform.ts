import { browser } from 'wxt/browser';
import type { Platform } from './platform.ts';

/** The platform as the running browser gives it. */
export const browserPlatform: Platform = {
  async readBundledList() {
    const response = await fetch(new URL('/list/official-list.json', browser.runtime.getURL('/popup.html')));
    return response.json();
  },
  store: {
    async get(key) {
      return (await browser.storage.local.get(key))[key];
    },
    async set(key, value) {
      await browser.storage.local.set({ [key]: value });
    },
  },
};
