import type { Key, Root } from '@tufjs/models';
import type { Role } from '../../lib/list/tuf/layout.ts';
import type { HeldRoot } from './held.ts';
import type { AnyMetadata } from './metadata.ts';
import { shortId } from './public-keys.ts';
import { fitsTargets } from './snapshot-fits.ts';
import type { State } from './state.ts';

/** Who has signed metadata of a role, by the keys of one root. */
export interface Tally {
  role: Role;
  version: number;
  /** Whose root says which keys count. */
  rootVersion: number;
  signed: readonly string[];
  missing: readonly string[];
  threshold: number;
}

/** Counts signatures that are good. */
export function tally(root: HeldRoot, role: Role, metadata: AnyMetadata): Tally {
  const keys = keysOf(root.metadata.signed, role);
  const signed = keys.filter((key) => isSignedBy(key, metadata)).map(({ keyID }) => keyID);
  return {
    role,
    version: metadata.signed.version,
    rootVersion: root.version,
    signed,
    missing: keys.map(({ keyID }) => keyID).filter((keyId) => !signed.includes(keyId)),
    threshold: thresholdOf(root.metadata.signed, role),
  };
}

/** The keys that count for a role. */
export function keysOf(root: Root, role: Role): Key[] {
  return (root.roles[role]?.keyIDs ?? []).flatMap((keyId) => root.keys[keyId] ?? []);
}

/** How many of a role's keys have to sign. */
export function thresholdOf(root: Root, role: Role): number {
  return root.roles[role]?.threshold ?? 1;
}

/** True when enough keys have signed. */
export function isComplete({ signed, threshold }: Tally): boolean {
  return signed.length >= threshold;
}

/**
 * Who has signed what is staged. A root counts twice: by the keys of the root before it, and by its own (specification
 * 1.0, section 5.3.4). A snapshot over targets that were signed since counts as signed by nobody.
 */
export function talliesOf({ staged, trusted, root }: State): Tally[] {
  const tallies: Tally[] = [];
  if (staged.root) {
    if (trusted) tallies.push(tally(trusted, 'root', staged.root.metadata));
    tallies.push(tally(staged.root, 'root', staged.root.metadata));
  }
  if (root && staged.targets) tallies.push(tally(root, 'targets', staged.targets.metadata));
  if (root && staged.snapshot) {
    const counted = tally(root, 'snapshot', staged.snapshot.metadata);
    const outdated = staged.targets !== undefined && !fitsTargets(staged.snapshot, staged.targets);
    const all = [...counted.signed, ...counted.missing];
    tallies.push(outdated ? { ...counted, signed: [], missing: all } : counted);
  }
  return tallies;
}

/** `root 2 by the keys of root 1: 1 of 2 signatures; any 1 more of 0123…, 4567…` */
export function printTally(tally: Tally): string {
  const { role, version, rootVersion, signed, missing, threshold } = tally;
  const by = role === 'root' && rootVersion !== version ? ` by the keys of root ${rootVersion}` : '';
  const head = `${role} ${version}${by}: ${signed.length} of ${threshold} ${threshold === 1 ? 'signature' : 'signatures'}`;
  if (isComplete(tally)) return `${head}, complete`;
  return `${head}; missing ${threshold - signed.length} of ${missing.map(shortId).join(', ')}`;
}

/** True when a key has signed, and the signature is good. */
export function isSignedBy(key: Key, metadata: AnyMetadata): boolean {
  try {
    key.verifySignature(metadata);
    return true;
  } catch {
    return false;
  }
}
