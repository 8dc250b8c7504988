import type { HeldSnapshot, HeldTargets } from './held.ts';
import { sha256 } from './metadata.ts';

/** True when a snapshot names exactly this targets metadata, signatures included: it holds the hash of the file. */
export function fitsTargets(snapshot: HeldSnapshot, targets: HeldTargets): boolean {
  const named = snapshot.metadata.signed.meta['targets.json'];
  return named?.version === targets.version && named.hashes?.['sha256'] === sha256(targets.bytes);
}
