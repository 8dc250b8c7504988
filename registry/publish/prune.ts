import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { metadataPath } from '../../lib/list/tuf/layout.ts';
import { filesBelow, isDraft } from './files.ts';
import { readHeld, versionsIn } from './held.ts';
import { pathsOf } from './target-files.ts';

/** A reader may be in the middle of a download: what recent snapshots name stays. */
const SNAPSHOTS_KEPT = 10;

/**
 * Removes snapshots but the last ten, and what none of those names; never a root, never a file of another kind.
 *
 * @returns how many files are gone.
 * @throws {PublishError} `FILE_CORRUPT`, with nothing removed, when a snapshot that stays cannot be read.
 */
export function prune(folder: string): number {
  const kept = new Set<string>();
  for (const version of versionsIn(folder, 'snapshot').slice(-SNAPSHOTS_KEPT)) {
    const snapshot = readHeld(folder, 'snapshot', version);
    const targetsVersion = snapshot?.metadata.signed.meta['targets.json']?.version ?? 0;
    const targets = readHeld(folder, 'targets', targetsVersion);
    kept.add(metadataPath('snapshot', version)).add(metadataPath('targets', targetsVersion));
    if (targets) for (const { path } of pathsOf(targets).values()) kept.add(path);
  }
  const old = filesBelow(folder).filter((path) => !kept.has(path) && isPrunable(path));
  for (const path of old) rmSync(join(folder, path), { force: true });
  return old.length;
}

function isPrunable(path: string): boolean {
  if (!path.startsWith('metadata/') && !path.startsWith('targets/')) return false;
  return (
    isDraft(path) ||
    /^metadata\/\d+\.(snapshot|targets)\.json$/.test(path) ||
    /^targets\/(.+\/)?[0-9a-f]{64}\.[^/]+$/.test(path)
  );
}
