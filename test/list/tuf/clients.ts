import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fetcher, Updater } from 'tuf-js';
import { DownloadHTTPError, DownloadLengthMismatchError } from 'tuf-js/dist/error.js';
import { MemoryListStorage } from '../../../lib/list/memory-storage.ts';
import { MOST_BYTES, MOST_ROTATIONS, syncList } from '../../../lib/list/sync.ts';

const URL = 'https://list.channel-trust-hints.test/';

/** What is served, by path. */
export type Served = ReadonlyMap<string, Uint8Array>;

/** How a client judges what is served: `undefined` when it takes it, else why it does not. */
export type Verdict = string | undefined;

export interface Client {
  judge(served: Served): Promise<Verdict>;
}

/** The client of this extension. The time is that of the process. */
export function ownClient(root: Uint8Array): Client {
  const storage = new MemoryListStorage();
  return {
    judge: (served) => {
      const fetch = async (input: RequestInfo | URL) => {
        const bytes = served.get(String(input).slice(URL.length));
        return new Response(bytes as Uint8Array<ArrayBuffer> | undefined, { status: bytes ? 200 : 404 });
      };
      return verdictOf(syncList({ id: 'list', url: URL, root }, { fetch, storage, now: () => new Date() }));
    },
  };
}

/** The client of the standard library, with the same limits. It keeps its metadata in a folder until it is closed. */
export function standardClient(root: Uint8Array): Client & { close(): void } {
  const metadataDir = mkdtempSync(join(tmpdir(), 'standard-client-'));
  writeFileSync(join(metadataDir, 'root.json'), root);
  return {
    judge: (served) => verdictOf(refresh(metadataDir, served)),
    close: () => rmSync(metadataDir, { recursive: true }),
  };
}

async function refresh(metadataDir: string, served: Served): Promise<void> {
  const config = {
    maxRootRotations: MOST_ROTATIONS,
    rootMaxLength: MOST_BYTES.root,
    timestampMaxLength: MOST_BYTES.timestamp,
    snapshotMaxLength: MOST_BYTES.snapshot,
    targetsMaxLength: MOST_BYTES.targets,
  };
  const fetcher = new MapFetcher(served);
  const updater = new Updater({ metadataDir, metadataBaseUrl: `${URL}metadata`, fetcher, config });
  await updater.refresh();
}

class MapFetcher implements Fetcher {
  readonly #served: Served;

  constructor(served: Served) {
    this.#served = served;
  }

  async downloadBytes(url: string, maxLength: number): Promise<Buffer> {
    const bytes = this.#served.get(url.slice(URL.length));
    if (!bytes) throw new DownloadHTTPError('Failed to download', 404);
    if (bytes.length > maxLength) throw new DownloadLengthMismatchError('Max length reached');
    return Buffer.from(bytes);
  }

  downloadFile(): Promise<never> {
    throw new Error('only metadata is judged');
  }
}

async function verdictOf(task: Promise<unknown>): Promise<Verdict> {
  try {
    await task;
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
