import { join } from 'node:path';
import { metadataPath } from '../../lib/list/tuf/layout.ts';
import { PublishError } from './errors.ts';
import {
  type Held,
  type HeldRoot,
  type HeldSnapshot,
  type HeldTargets,
  type HeldTimestamp,
  readHeld,
  readHeldAt,
  versionsIn,
} from './held.ts';
import type { Home } from './home.ts';
import type { AnyMetadata } from './metadata.ts';

/** What a folder publishes: what a reader who starts from the timestamp would find. */
export interface Published {
  /** Every root from the first on. */
  roots: readonly HeldRoot[];
  timestamp: HeldTimestamp | undefined;
  snapshot: HeldSnapshot | undefined;
  targets: HeldTargets | undefined;
}

/** What is prepared and not published. */
export interface Staged {
  root: HeldRoot | undefined;
  targets: HeldTargets | undefined;
  snapshot: HeldSnapshot | undefined;
}

export interface State {
  published: Published;
  staged: Staged;
  /** The newest root that counts already: it says who may sign the next. Absent before the first publication. */
  trusted: HeldRoot | undefined;
  /** The root by which everything staged has to be signed. */
  root: HeldRoot | undefined;
}

/**
 * The trusted root, carried along with what is staged: a machine that only signs has nothing else to know it by.
 */
export const TRUSTED_ROOT = 'trusted.root.json';

/** Reads where a publisher stands. @throws {PublishError} `FILE_CORRUPT`, `STAGED_OUTDATED` */
export function readState(home: Home): State {
  const published = readPublished(home.repository);
  const staged: Staged = {
    root: newest(home, published, 'root', published.roots.at(-1)?.version),
    targets: newest(home, published, 'targets', published.targets?.version),
    snapshot: newest(home, published, 'snapshot', published.snapshot?.version),
  };
  const trusted = published.roots.at(-1) ?? readHeldAt(home.staged, 'root', TRUSTED_ROOT);
  return { published, staged, trusted, root: staged.root ?? trusted };
}

/** True when anything waits to be published. */
export function isStaged({ root, targets, snapshot }: Staged): boolean {
  return (root ?? targets ?? snapshot) !== undefined;
}

/** Reads what a folder publishes. @throws {PublishError} `FILE_CORRUPT`, also when a named file is missing. */
export function readPublished(folder: string): Published {
  const roots: HeldRoot[] = [];
  for (let root = readHeld(folder, 'root', 1); root; root = readHeld(folder, 'root', root.version + 1)) {
    roots.push(root);
  }
  const timestamp = readHeld(folder, 'timestamp', 1);
  if (!timestamp) return { roots, timestamp, snapshot: undefined, targets: undefined };
  const snapshot = required(folder, 'snapshot', timestamp.metadata.signed.snapshotMeta.version);
  const targets = required(folder, 'targets', snapshot.metadata.signed.meta['targets.json']?.version ?? 0);
  return { roots, timestamp, snapshot, targets };
}

function required<R extends 'snapshot' | 'targets'>(folder: string, role: R, version: number) {
  const held = readHeld(folder, role, version);
  if (held) return held;
  throw new PublishError('FILE_CORRUPT', `${join(folder, metadataPath(role, version))} is missing`);
}

/**
 * What is staged of a role. What an interrupted publication has left there, already published, is passed over.
 */
function newest<R extends 'root' | 'snapshot' | 'targets'>(
  home: Home,
  published: Published,
  role: R,
  publishedVersion: number | undefined,
) {
  const version = versionsIn(home.staged, role).at(-1);
  const held = version === undefined ? undefined : readHeld(home.staged, role, version);
  // A machine that only signs has published nothing, and takes whatever was brought.
  if (!held || published.roots.length === 0) return held;
  const next = (publishedVersion ?? 0) + 1;
  if (held.version === next) return held;
  if (isPublished(home, role, held)) return undefined;
  const words = `${join(home.staged, held.path)} is no successor of what is published; delete ${home.staged} and start over`;
  throw new PublishError('STAGED_OUTDATED', words);
}

function isPublished(home: Home, role: 'root' | 'snapshot' | 'targets', held: Held<AnyMetadata>): boolean {
  const published = readHeld(home.repository, role, held.version);
  return published !== undefined && Buffer.compare(published.bytes, held.bytes) === 0;
}
