import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { metadataPath } from '../../lib/list/tuf/layout.ts';
import { filesBelow, isDraft } from './files.ts';
import { readSound, versionsIn } from './held.ts';
import type { Publication } from './older.ts';
import { pathsOf } from './target-files.ts';

/** A reader may be in the middle of a download: what recent snapshots name stays. */
const SNAPSHOTS_KEPT = 10;

/**
 * Removes snapshots but the current one and the nine before it, and what none of those names. What is numbered higher
 * than what is current was put there by nobody who may: it goes too, roots among them, for readers would ask for the
 * next root and get that. Never one of the current roots, never a file of another kind.
 *
 * @param current what the folder publishes.
 * @returns how many files are gone.
 */
export function prune(folder: string, current: Publication): number {
  const kept = new Set(current.roots.map(({ path }) => path));
  const keep = (snapshotVersion: number, targets: Publication['targets'] | undefined) => {
    kept.add(metadataPath('snapshot', snapshotVersion));
    if (!targets) return;
    kept.add(targets.path);
    for (const { path } of pathsOf(targets).values()) kept.add(path);
  };
  keep(current.snapshot.version, current.targets);
  const before = versionsIn(folder, 'snapshot').filter((version) => version < current.snapshot.version);
  for (const version of before.slice(1 - SNAPSHOTS_KEPT)) {
    const snapshot = readSound(folder, 'snapshot', version);
    const targetsVersion = snapshot?.metadata.signed.meta['targets.json']?.version;
    if (targetsVersion !== undefined) keep(version, readSound(folder, 'targets', targetsVersion));
  }
  const old = filesBelow(folder).filter((path) => !kept.has(path) && isPrunable(path));
  for (const path of old) rmSync(join(folder, path), { force: true });
  return old.length;
}

function isPrunable(path: string): boolean {
  if (!path.startsWith('metadata/') && !path.startsWith('targets/')) return false;
  return (
    isDraft(path) ||
    /^metadata\/\d+\.(root|snapshot|targets)\.json$/.test(path) ||
    /^targets\/(.+\/)?[0-9a-f]{64}\.[^/]+$/.test(path)
  );
}
