import type { WithLater } from '../later.ts';
import { exclusive } from './exclusive.ts';
import { IndexedDbIndexStorage } from './index-storage.ts';
import { IndexedDbListStorage } from './list-storage.ts';
import { loadLater } from './load-later.ts';
import { IndexedDbOutboxStorage } from './outbox-storage.ts';
import { readOwnFile } from './own-file.ts';
import { pagePlatform } from './page-platform.ts';
import type { Platform } from './platform.ts';

/** The platform as the running browser gives it to the background. */
export const browserPlatform: Platform & WithLater = {
  readBundledList: () => readOwnFile('/list/bundle.json'),
  readBundleName: () => readOwnFile('/list/bundle-name.json'),
  store: pagePlatform.store,
  session: pagePlatform.session,
  readMessages: pagePlatform.readMessages,
  // Only what is loaded later asks servers.
  fetch: async (...given) => (await loadLater()).fetch(...given),
  isOnline: () => navigator.onLine,
  listStorage: new IndexedDbListStorage(),
  indexStorage: new IndexedDbIndexStorage(),
  outboxStorage: new IndexedDbOutboxStorage(),
  exclusive,
  later: loadLater,
  get version() {
    return pagePlatform.version;
  },
};
