import { createHash } from 'node:crypto';
import { type Key, Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp } from '@tufjs/models';
import { ROLES, type Role } from '../../lib/list/tuf/layout.ts';
import { type SigningKey, signerOf } from './keys.ts';

/** The specification's version that this metadata follows. */
const SPECIFICATION = '1.0.31';

// Roles of @tufjs/models are not exported by name; Root makes them from the JSON form.
type RoleForm = { keyids: string[]; threshold: number };

/** Who may sign for a role, and how many of them must. */
export interface RoleKeys {
  keys: readonly Key[];
  threshold: number;
}

export type AnyMetadata = Metadata<Root> | Metadata<Timestamp> | Metadata<Snapshot> | Metadata<Targets>;

/** When metadata ends to count, as the specification writes it: to the second, UTC. */
function printExpiry(expires: Date): string {
  return `${expires.toISOString().slice(0, 19)}Z`;
}

/** Unsigned root metadata: which keys count for which role. */
export function makeRoot(version: number, expires: Date, roles: Record<Role, RoleKeys>): Metadata<Root> {
  const keys = Object.fromEntries(
    ROLES.flatMap((role) => roles[role].keys.map((key) => [key.keyID, key.toJSON()] as const)),
  );
  const forms = Object.fromEntries(
    ROLES.map((role): [Role, RoleForm] => [
      role,
      { keyids: roles[role].keys.map(({ keyID }) => keyID), threshold: roles[role].threshold },
    ]),
  );
  return new Metadata(
    Root.fromJSON({
      _type: 'root',
      spec_version: SPECIFICATION,
      version,
      expires: printExpiry(expires),
      consistent_snapshot: true,
      keys,
      roles: forms,
    }),
  );
}

/** Unsigned targets metadata: length and hash of every file. @param files bytes by target path. */
export function makeTargets(version: number, expires: Date, files: ReadonlyMap<string, Uint8Array>): Metadata<Targets> {
  const targets = Object.fromEntries(
    [...files].map(([path, bytes]) => [
      path,
      new TargetFile({ path, length: bytes.length, hashes: { sha256: sha256(bytes) } }),
    ]),
  );
  return new Metadata(new Targets({ specVersion: SPECIFICATION, version, expires: printExpiry(expires), targets }));
}

/** Unsigned snapshot metadata over encoded targets metadata. */
export function makeSnapshot(
  version: number,
  expires: Date,
  targets: { version: number; bytes: Uint8Array },
): Metadata<Snapshot> {
  return new Metadata(
    new Snapshot({
      specVersion: SPECIFICATION,
      version,
      expires: printExpiry(expires),
      meta: { 'targets.json': metaFile(targets) },
    }),
  );
}

/** Unsigned timestamp metadata over encoded snapshot metadata. */
export function makeTimestamp(
  version: number,
  expires: Date,
  snapshot: { version: number; bytes: Uint8Array },
): Metadata<Timestamp> {
  return new Metadata(
    new Timestamp({
      specVersion: SPECIFICATION,
      version,
      expires: printExpiry(expires),
      snapshotMeta: metaFile(snapshot),
    }),
  );
}

/** Adds the signatures of `keys`. */
export function signMetadata<T extends AnyMetadata>(metadata: T, keys: readonly SigningKey[]): T {
  for (const key of keys) metadata.sign(signerOf(key));
  return metadata;
}

/** The bytes that are published. */
export function encodeMetadata(metadata: AnyMetadata): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(metadata.toJSON())}\n`);
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function metaFile({ version, bytes }: { version: number; bytes: Uint8Array }): MetaFile {
  return new MetaFile({ version, length: bytes.length, hashes: { sha256: sha256(bytes) } });
}
