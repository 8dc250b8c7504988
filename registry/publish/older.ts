import { join } from 'node:path';
import type { Metadata, Root } from '@tufjs/models';
import { PublishError } from './errors.ts';
import type { Held } from './held.ts';
import type { AnyMetadata } from './metadata.ts';
import { readPublished } from './state.ts';

interface Publication {
  roots: readonly Held<Metadata<Root>>[];
  timestamp: Held<AnyMetadata>;
  snapshot: Held<AnyMetadata>;
  targets: Held<AnyMetadata>;
}

/**
 * Readers refuse everything older than what they have, so publishing it would cut them off: a home that was restored
 * from a backup, or a colleague's, must catch up first.
 *
 * @param out the folder that is served.
 * @param next what is to be published there.
 * @throws {PublishError} `PUBLISH_OLDER`; `PUBLISH_OTHER_LIST` when the folder holds the list of other keys;
 *   `FILE_CORRUPT`.
 */
export function refuseOlder(out: string, next: Publication): void {
  const there = readPublished(out);
  for (const [at, root] of there.roots.entries()) refuseOther(out, root, next.roots[at]);
  for (const role of ['snapshot', 'targets'] as const) {
    const held = there[role];
    if (!held) continue;
    if (held.version > next[role].version) throw older(out, held, next[role]);
    if (held.version === next[role].version) refuseOther(out, held, next[role]);
  }
  // Readers pass over a timestamp of the version that they have.
  const { timestamp } = there;
  if (timestamp && timestamp.version >= next.timestamp.version) throw older(out, timestamp, next.timestamp);
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
