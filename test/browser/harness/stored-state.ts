import type { Page } from 'puppeteer-core';

/** The parts of Web A's stored state that tests look at. */
export interface StoredState {
  passcode: { hasPasscode?: boolean };
  chats: { byId: Record<string, Record<string, unknown>> };
}

/** Web A's stored state under a key; `undefined` when nothing has been written. */
export function readState(page: Page, key: string): Promise<StoredState | undefined> {
  return page.evaluate(async (stateKey) => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    if (!names.includes('tt-data')) return undefined;
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('tt-data');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const state = await new Promise<StoredState>((resolve, reject) => {
      const request = database.transaction('store').objectStore('store').get(stateKey);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    database.close();
    return state;
  }, key);
}

/** What a database of the page holds: its version, the names of its stores, and the keys of one of them. */
export function readKeys(page: Page, name: string, store: string) {
  return page.evaluate(
    async (databaseName, storeName) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(databaseName);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
        const request = database.transaction(storeName).objectStore(storeName).getAllKeys();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const answer = { version: database.version, stores: [...database.objectStoreNames], keys: keys.map(String) };
      database.close();
      return answer;
    },
    name,
    store,
  );
}
