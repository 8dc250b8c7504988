import { anonymousFetch } from './anonymous-fetch.ts';
import { IndexedDbListStorage } from './list-storage.ts';
import { IndexedDbOutboxStorage } from './outbox-storage.ts';
import { readOwnFile } from './own-file.ts';
import { pagePlatform } from './page-platform.ts';
import type { Platform } from './platform.ts';

/** The platform as the running browser gives it to the background. */
export const browserPlatform: Platform = {
  readBundledList: () => readOwnFile('/list/bundle.json'),
  store: pagePlatform.store,
  session: pagePlatform.session,
  readMessages: pagePlatform.readMessages,
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
    return pagePlatform.version;
  },
};
