import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf } from '../../lib/list/fingerprint.ts';
import { assembleList, openPublication } from '../../lib/list/publication.ts';
import type { OfficialList } from '../../lib/list/schema.ts';
import { metadataPath, targetPath } from '../../lib/list/tuf/layout.ts';
import { openNextRoot, openRoot, openSnapshot, openTimestamp, refuseExpired } from '../../lib/list/tuf/trust.ts';

/**
 * Verifies a published directory as the extension would: every root from the first on, then the list, expiry included.
 *
 * @returns what the list says of itself.
 * @throws {CodedError} `LIST_*`; an error of the file system when a file cannot be read.
 */
export async function verifyWithOwnClient(
  directory: string,
  now = new Date(),
): Promise<{ name: string; version: number; published: string; organisations: number; fingerprint: string }> {
  const { list, fingerprint } = await openPublished(directory, now);
  const { name, version, published, organisations } = list;
  return { name, version, published, organisations: organisations.length, fingerprint };
}

/**
 * Opens a published directory as the extension would, with the same checks.
 *
 * @returns the list in it, and the fingerprint of its first root.
 * @throws {CodedError} `LIST_*`; an error of the file system when a file cannot be read.
 */
export async function openPublished(
  directory: string,
  now: Date,
): Promise<{ list: OfficialList; fingerprint: string }> {
  const read = (path: string): Uint8Array => readFileSync(join(directory, path));
  const first = read(metadataPath('root', 1));
  let root = await openRoot(first);
  for (;;) {
    const next = readIfThere(join(directory, metadataPath('root', root.version + 1)));
    if (!next) break;
    root = await openNextRoot(root, next);
  }
  const timestampBytes = read(metadataPath('timestamp', 1));
  const timestamp = await openTimestamp(root, timestampBytes);
  const snapshotBytes = read(metadataPath('snapshot', timestamp.meta['snapshot.json'].version));
  const snapshot = await openSnapshot(root, timestamp, snapshotBytes);
  const targetsBytes = read(metadataPath('targets', snapshot.meta['targets.json'].version));
  const { targets } = await openPublication(root, {
    timestamp: timestampBytes,
    snapshot: snapshotBytes,
    targets: targetsBytes,
  });
  for (const signed of [root, timestamp, snapshot, targets]) refuseExpired(signed, now);
  const list = await assembleList(targets, async (path, { hashes }) => read(targetPath(path, hashes.sha256)));
  return { list, fingerprint: await fingerprintOf(first) };
}

function readIfThere(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
