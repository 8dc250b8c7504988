/**
 * Read-only access to the database a Telegram client keeps for itself, through the page's origin.
 * Never creates a database (an empty one would break the client), never asks for a version (that could upgrade or
 * block it), and closes at once.
 */

/**
 * Reads records of one store.
 *
 * @param onCost told how many milliseconds the thread was busy with unpacking them: browsers do that when a result is
 *   first looked at, all at once.
 * @returns the stored values in the order of the keys; `undefined` for each when database, store or record is not there,
 *   or storage is denied. Never rejects.
 */
export async function readRecords(
  database: string,
  store: string,
  keys: readonly string[],
  onCost?: (ms: number) => void,
): Promise<unknown[]> {
  try {
    const known = await indexedDB.databases();
    if (!known.some((entry) => entry.name === database)) return keys.map(() => undefined);
    const unpack = await readFrom(database, store, keys);
    const started = performance.now();
    const records = unpack();
    onCost?.(performance.now() - started);
    return records;
  } catch {
    return keys.map(() => undefined);
  }
}

function readFrom(database: string, store: string, keys: readonly string[]): Promise<() => unknown[]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(database);
    // The database went away between the look and the opening: leave none behind.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new Error('blocked'));
    opening.onsuccess = () => {
      const connection = opening.result;
      connection.onversionchange = () => connection.close();
      if (!connection.objectStoreNames.contains(store)) {
        connection.close();
        resolve(() => keys.map(() => undefined));
        return;
      }
      try {
        const transaction = connection.transaction(store, 'readonly');
        const readings = keys.map((key) => transaction.objectStore(store).get(key));
        transaction.oncomplete = () => resolve(() => readings.map((reading) => reading.result));
        transaction.onerror = () => reject(transaction.error);
        transaction.onabort = () => reject(transaction.error);
      } catch (error) {
        reject(error);
      } finally {
        connection.close();
      }
    };
  });
}
