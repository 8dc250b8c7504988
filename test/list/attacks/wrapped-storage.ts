import type { ListRecord, ListStorage, Publication } from '../../../lib/list/storage.ts';

/** What happens at each call of a storage. */
export interface Wrapping {
  /** Carries out a write, or does not. */
  write?<T>(write: () => Promise<T>): Promise<T>;
  read?<T>(read: () => Promise<T>): Promise<T>;
}

/** A storage with something between it and its caller. */
export class WrappedStorage implements ListStorage {
  readonly #inner: ListStorage;
  readonly #write: NonNullable<Wrapping['write']>;
  readonly #read: NonNullable<Wrapping['read']>;

  constructor(inner: ListStorage, { write = (each) => each(), read = (each) => each() }: Wrapping) {
    this.#inner = inner;
    this.#write = write;
    this.#read = read;
  }

  read(list: string): Promise<ListRecord | undefined> {
    return this.#read(() => this.#inner.read(list));
  }

  trust(list: string, seen: Partial<Publication>, trusted: Partial<Publication>): Promise<boolean> {
    return this.#write(() => this.#inner.trust(list, seen, trusted));
  }

  readFile(list: string, sha256: string): Promise<Uint8Array | undefined> {
    return this.#read(() => this.#inner.readFile(list, sha256));
  }

  fileHashes(list: string): Promise<Set<string>> {
    return this.#read(() => this.#inner.fileHashes(list));
  }

  addFile(list: string, sha256: string, bytes: Uint8Array): Promise<void> {
    return this.#write(() => this.#inner.addFile(list, sha256, bytes));
  }

  use(list: string, seen: Partial<Publication>, current: Publication, files: ReadonlySet<string>): Promise<boolean> {
    return this.#write(() => this.#inner.use(list, seen, current, files));
  }

  ids(): Promise<string[]> {
    return this.#read(() => this.#inner.ids());
  }

  remove(list: string): Promise<void> {
    return this.#write(() => this.#inner.remove(list));
  }
}

/** Why nothing of a stopped browser answers any more. */
class Stopped extends Error {}

/** A storage that stops for good at one of its writes, before or after it took effect. */
export function stoppingAt(
  inner: ListStorage,
  at: number,
  when: 'before' | 'after',
): { storage: ListStorage; stopped(): boolean } {
  let writes = 0;
  let stopped = false;
  const stop = (): never => {
    stopped = true;
    throw new Stopped('the browser stopped');
  };
  const storage = new WrappedStorage(inner, {
    async write(write) {
      if (stopped) stop();
      const isIt = writes++ === at;
      if (isIt && when === 'before') stop();
      const result = await write();
      return isIt ? stop() : result;
    },
    async read(read) {
      return stopped ? stop() : read();
    },
  });
  return { storage, stopped: () => stopped };
}
