import { join } from 'node:path';
import type { Role } from '../../lib/list/tuf/layout.ts';
import { PublishError } from './errors.ts';
import {
  type Held,
  type HeldRoot,
  type HeldSnapshot,
  type HeldTargets,
  type HeldTimestamp,
  readSound,
  versionsIn,
} from './held.ts';
import type { AnyMetadata } from './metadata.ts';
import { isComplete, tally } from './tally.ts';

/** Everything that is current after a publication. */
export interface Publication {
  /** Every root from the first on. */
  roots: readonly HeldRoot[];
  timestamp: HeldTimestamp;
  snapshot: HeldSnapshot;
  targets: HeldTargets;
}

/**
 * Readers refuse everything older than what they have, so publishing it would cut them off: a home that was restored
 * from a backup, or a colleague's, must catch up first.
 *
 * Only what readers would accept after this publication is in its way. The rest, damage or what a thief has signed with
 * keys that the new root no longer counts, is written over; readers start counting anew where the keys of timestamp or
 * snapshot change (specification 1.0, section 5.3.11).
 *
 * @param out the folder that is served.
 * @param next what is to be published there.
 * @throws {PublishError} `PUBLISH_OLDER`; `PUBLISH_OTHER_LIST` when the folder holds the list of other keys.
 */
export function refuseOlder(out: string, next: Publication): void {
  refuseOtherRoots(out, next.roots);
  const root = next.roots.at(-1);
  if (!root) return;
  for (const role of ['snapshot', 'targets'] as const) {
    const held = newestCounted(out, role, root);
    if (!held) continue;
    if (held.version > next[role].version) throw older(out, held, next[role]);
    if (held.version === next[role].version) refuseOther(out, held, next[role]);
  }
  // Readers pass over a timestamp of the version that they have.
  const timestamp = readSound(out, 'timestamp', 1);
  if (!timestamp || !counts(root, 'timestamp', timestamp)) return;
  if (timestamp.version >= next.timestamp.version) throw older(out, timestamp, next.timestamp);
}

/** Roots follow one another by their signatures: what does not is damage. */
function refuseOtherRoots(out: string, roots: readonly HeldRoot[]): void {
  for (let version = 1; version <= roots.length + 1; version++) {
    const held = readSound(out, 'root', version);
    const before = roots[version - 2];
    if (!held || !counts(held, 'root', held) || (before && !counts(before, 'root', held))) continue;
    refuseOther(out, held, roots[version - 1]);
  }
}

function newestCounted(out: string, role: 'snapshot' | 'targets', root: HeldRoot): Held<AnyMetadata> | undefined {
  for (const version of versionsIn(out, role).toReversed()) {
    const held = readSound(out, role, version);
    if (held && counts(root, role, held)) return held;
  }
  return undefined;
}

function counts(root: HeldRoot, role: Role, { metadata }: Held<AnyMetadata>): boolean {
  return isComplete(tally(root, role, metadata));
}

function refuseOther(out: string, held: Held<AnyMetadata>, ours: Held<AnyMetadata> | undefined): void {
  if (!ours) throw older(out, held, undefined);
  if (Buffer.compare(held.bytes, ours.bytes) === 0) return;
  throw new PublishError('PUBLISH_OTHER_LIST', `${join(out, held.path)} is another than the one in this home`);
}

function older(out: string, held: Held<AnyMetadata>, ours: Held<AnyMetadata> | undefined): PublishError {
  const instead = ours ? `version ${ours.version}` : 'an older one';
  return new PublishError(
    'PUBLISH_OLDER',
    `${join(out, held.path)} is version ${held.version}; this would be ${instead}`,
  );
}
