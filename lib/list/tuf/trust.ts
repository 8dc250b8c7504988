import { CodedError } from '../../errors.ts';
import { sameBytes } from '../bytes.ts';
import { digest, sha256 } from '../sha256.ts';
import {
  type MetaFile,
  type Root,
  rootSchema,
  type Snapshot,
  snapshotSchema,
  type TargetFile,
  type Targets,
  type Timestamp,
  targetsSchema,
  timestampSchema,
} from './metadata.ts';
import { readSigned, requireSignatures } from './signed.ts';

/*
 * The checks of the client workflow, each over bytes alone (The Update Framework, specification 1.0, section 5). In
 * which order they come, and what is kept when one fails, is the business of whoever calls them.
 */

/**
 * Reads root metadata that vouches for itself: one that came with the extension, was stored, or starts a new list.
 *
 * @throws {CodedError} `LIST_CORRUPT`, `LIST_SIGNATURE`
 */
export async function openRoot(bytes: Uint8Array): Promise<Root> {
  const root = readSigned(bytes, rootSchema);
  await requireSignatures(root, root.signed.roles.root, root.signed.keys);
  return root.signed;
}

/**
 * Reads the successor of a trusted root: signed by a threshold of both, and exactly one version further (sections 5.3.4
 * and 5.3.5).
 *
 * @throws {CodedError} `LIST_CORRUPT`, `LIST_SIGNATURE`, `LIST_ROLLBACK`
 */
export async function openNextRoot(trusted: Root, bytes: Uint8Array): Promise<Root> {
  const next = readSigned(bytes, rootSchema);
  await requireSignatures(next, trusted.roles.root, trusted.keys);
  await requireSignatures(next, next.signed.roles.root, next.signed.keys);
  if (next.signed.version !== trusted.version + 1) {
    throw new CodedError('LIST_ROLLBACK', `root ${next.signed.version} in the place of ${trusted.version + 1}`);
  }
  return next.signed;
}

/**
 * True when the keys of the older of two roots have signed the newer one, or both are the same: then one chain leads to
 * both. Two rotations of all keys between them hide that.
 */
export async function isOneChain(one: Uint8Array, other: Uint8Array): Promise<boolean> {
  try {
    const [older, newer] = [readSigned(one, rootSchema), readSigned(other, rootSchema)].sort(
      (a, b) => a.signed.version - b.signed.version,
    );
    if (!older || !newer) return false;
    await requireSignatures(newer, older.signed.roles.root, older.signed.keys);
    return older.signed.version < newer.signed.version || sameBytes(one, other);
  } catch {
    return false;
  }
}

/** @throws {CodedError} `LIST_CORRUPT`, `LIST_SIGNATURE` (section 5.4.2) */
export async function openTimestamp(root: Root, bytes: Uint8Array): Promise<Timestamp> {
  const timestamp = readSigned(bytes, timestampSchema);
  await requireSignatures(timestamp, root.roles.timestamp, root.keys);
  return timestamp.signed;
}

/**
 * Reads the snapshot that a timestamp names: by hash, signature and version (sections 5.5.2 to 5.5.4).
 *
 * @throws {CodedError} `LIST_ALTERED`, `LIST_CORRUPT`, `LIST_SIGNATURE`, `LIST_ROLLBACK`
 */
export async function openSnapshot(root: Root, timestamp: Timestamp, bytes: Uint8Array): Promise<Snapshot> {
  const named = timestamp.meta['snapshot.json'];
  await requireContent(bytes, named, 'snapshot');
  const snapshot = readSigned(bytes, snapshotSchema);
  await requireSignatures(snapshot, root.roles.snapshot, root.keys);
  requireVersion(snapshot.signed.version, named, 'snapshot');
  return snapshot.signed;
}

/**
 * Reads the targets metadata that a snapshot names: by hash, signature and version (sections 5.6.2 to 5.6.4).
 *
 * @throws {CodedError} `LIST_ALTERED`, `LIST_CORRUPT`, `LIST_SIGNATURE`, `LIST_ROLLBACK`
 */
export async function openTargets(root: Root, snapshot: Snapshot, bytes: Uint8Array): Promise<Targets> {
  const named = snapshot.meta['targets.json'];
  await requireContent(bytes, named, 'targets');
  const targets = readSigned(bytes, targetsSchema);
  await requireSignatures(targets, root.roles.targets, root.keys);
  requireVersion(targets.signed.version, named, 'targets');
  return targets.signed;
}

/** @throws {CodedError} `LIST_ALTERED` when length or hash are not those that the metadata names (section 5.7.3). */
export async function requireContent(
  bytes: Uint8Array,
  { length, hashes }: Pick<MetaFile, 'length' | 'hashes'> | TargetFile,
  name: string,
): Promise<void> {
  if (length !== undefined && bytes.length !== length) {
    throw new CodedError('LIST_ALTERED', `${name} has ${bytes.length} bytes in place of ${length}`);
  }
  const isSigned =
    !hashes ||
    ((await sha256(bytes)) === hashes.sha256 &&
      (hashes.sha512 === undefined || (await digest('SHA-512', bytes)) === hashes.sha512));
  if (!isSigned) throw new CodedError('LIST_ALTERED', `${name} has another hash than was signed`);
}

/**
 * Refuses a timestamp that is older than the trusted one, or that leads back to an older snapshot (section 5.4.3).
 *
 * @throws {CodedError} `LIST_ROLLBACK`
 */
export function refuseOlderTimestamp(trusted: Timestamp, next: Timestamp): void {
  const [before, after] = [trusted.meta['snapshot.json'].version, next.meta['snapshot.json'].version];
  if (next.version < trusted.version) {
    throw new CodedError('LIST_ROLLBACK', `timestamp ${next.version} after ${trusted.version}`);
  }
  if (after < before) throw new CodedError('LIST_ROLLBACK', `timestamp leads to snapshot ${after} after ${before}`);
}

/**
 * Refuses a snapshot in which a targets file went back or is gone (section 5.5.5).
 *
 * @throws {CodedError} `LIST_ROLLBACK`
 */
export function refuseOlderTargets(trusted: Snapshot, next: Snapshot): void {
  for (const [name, { version }] of Object.entries(trusted.meta)) {
    const after = Object.hasOwn(next.meta, name) ? next.meta[name]?.version : undefined;
    if (after === undefined || after < version) {
      throw new CodedError('LIST_ROLLBACK', `${name} ${after ?? 'gone'} after ${version}`);
    }
  }
}

/**
 * Refuses metadata that counts no more (sections 5.3.10, 5.4.4, 5.5.6 and 5.6.5).
 *
 * @throws {CodedError} `LIST_EXPIRED`
 */
export function refuseExpired(
  { _type, expires }: Pick<Root | Timestamp | Snapshot | Targets, '_type' | 'expires'>,
  now: Date,
): void {
  if (Date.parse(expires) <= now.getTime()) throw new CodedError('LIST_EXPIRED', `${_type} expired at ${expires}`);
}

/** True when other keys sign for the timestamp or the snapshot: their versions may start anew (section 5.3.11). */
export function rotatesOnlineKeys(before: Root, after: Root): boolean {
  return (['timestamp', 'snapshot'] as const).some((role) => keysOf(before, role) !== keysOf(after, role));
}

function requireVersion(version: number, named: MetaFile, role: string): void {
  if (version !== named.version) {
    throw new CodedError('LIST_ROLLBACK', `${role} ${version} in the place of ${named.version}`);
  }
}

function keysOf(root: Root, role: 'timestamp' | 'snapshot'): string {
  const { keyids, threshold } = root.roles[role];
  const keys = keyids.map((id) => (Object.hasOwn(root.keys, id) ? root.keys[id]?.keyval.public : id));
  return JSON.stringify([threshold, [...new Set(keys)].toSorted()]);
}
