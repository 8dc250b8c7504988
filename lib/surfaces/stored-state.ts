/**
 * Read-only access to the database a Telegram client keeps for itself, through the page's origin.
 * Never creates a database (an empty one would break the client), never asks for a version (that could upgrade or
 * block it), and closes at once.
 */

/**
 * Reads one record.
 *
 * @returns the stored value, or `undefined` when database, store or record is not there, or storage is denied. Never rejects.
 */
export async function readRecord(database: string, store: string, key: string): Promise<unknown> {
  try {
    const known = await indexedDB.databases();
    if (!known.some((entry) => entry.name === database)) return undefined;
    return await readFrom(database, store, key);
  } catch {
    return undefined;
  }
}

function readFrom(database: string, store: string, key: string): Promise<unknown> {
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
        resolve(undefined);
        return;
      }
      try {
        const reading = connection.transaction(store, 'readonly').objectStore(store).get(key);
        reading.onsuccess = () => resolve(reading.result);
        reading.onerror = () => reject(reading.error);
      } catch (error) {
        reject(error);
      } finally {
        connection.close();
      }
    };
  });
}
