/**
 * A database as an earlier version of the extension left it, or as a later one will.
 *
 * @param make its stores.
 * @param fill what is in them, by store: values, each with its key where the store has no path for it.
 */
export async function oldDatabase(
  name: string,
  version: number,
  make: (database: IDBDatabase) => void,
  fill: Readonly<Record<string, readonly (readonly [value: unknown, key?: IDBValidKey])[]>> = {},
): Promise<void> {
  const opening = indexedDB.open(name, version);
  opening.onupgradeneeded = () => make(opening.result);
  const database = await answerOf(opening);
  for (const [store, values] of Object.entries(fill)) {
    const objects = database.transaction(store, 'readwrite').objectStore(store);
    for (const [value, key] of values) await answerOf(objects.put(value, key));
  }
  database.close();
}

/** Everything that a store of a database holds, and the database's version. */
export async function contentOf(name: string, store: string): Promise<{ version: number; values: unknown[] }> {
  const database = await answerOf(indexedDB.open(name));
  const values = await answerOf(database.transaction(store).objectStore(store).getAll());
  database.close();
  return { version: database.version, values };
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
