import { join } from 'node:path';
import { Metadata, MetadataKind, type Root, type Snapshot, type Targets, type Timestamp } from '@tufjs/models';
import { metadataPath, type Role } from '../../lib/list/tuf/layout.ts';
import { messageOf, PublishError } from './errors.ts';
import { filesBelow, readIfThere, writeWhole } from './files.ts';
import { type AnyMetadata, encodeMetadata } from './metadata.ts';

/** Metadata and the file that holds it. */
export interface Held<T extends AnyMetadata> {
  /** Path from the folder of the publication. */
  path: string;
  bytes: Uint8Array;
  metadata: T;
  version: number;
}

export type HeldRoot = Held<Metadata<Root>>;
export type HeldTargets = Held<Metadata<Targets>>;
export type HeldSnapshot = Held<Metadata<Snapshot>>;
export type HeldTimestamp = Held<Metadata<Timestamp>>;

type Form = Parameters<typeof Metadata.fromJSON>[1];

const READERS = {
  root: (form: Form) => Metadata.fromJSON(MetadataKind.Root, form),
  timestamp: (form: Form) => Metadata.fromJSON(MetadataKind.Timestamp, form),
  snapshot: (form: Form) => Metadata.fromJSON(MetadataKind.Snapshot, form),
  targets: (form: Form) => Metadata.fromJSON(MetadataKind.Targets, form),
} satisfies Record<Role, (form: Form) => AnyMetadata>;

type Kind<R extends Role> = ReturnType<(typeof READERS)[R]>;

/**
 * Reads metadata from a folder that is laid out as a publication. Signatures are not checked.
 *
 * @param version of the file; any for the timestamp.
 * @returns undefined when there is no such file.
 * @throws {PublishError} `FILE_CORRUPT`
 */
export function readHeld<R extends Role>(folder: string, role: R, version: number): Held<Kind<R>> | undefined {
  const held = readHeldAt(folder, role, metadataPath(role, version));
  if (!held || role === 'timestamp' || held.version === version) return held;
  throw new PublishError('FILE_CORRUPT', `${join(folder, held.path)} calls itself version ${held.version}`);
}

/** As `readHeld`, under a name of its own. @throws {PublishError} `FILE_CORRUPT` */
export function readHeldAt<R extends Role>(folder: string, role: R, path: string): Held<Kind<R>> | undefined {
  const bytes = readIfThere(join(folder, path));
  if (!bytes) return undefined;
  try {
    const form = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as Form;
    // One of the readers is meant; TypeScript cannot tell which.
    const metadata = READERS[role](form) as Kind<R>;
    return { path, bytes, metadata, version: metadata.signed.version };
  } catch (cause) {
    throw new PublishError('FILE_CORRUPT', `${join(folder, path)} is not ${role} metadata: ${messageOf(cause)}`, {
      cause,
    });
  }
}

/** As `readHeld`, but what cannot be read is taken for missing: for a folder that others may have damaged. */
export function readSound<R extends Role>(folder: string, role: R, version: number): Held<Kind<R>> | undefined {
  try {
    return readHeld(folder, role, version);
  } catch (error) {
    if (error instanceof PublishError) return undefined;
    throw error;
  }
}

/** Which versions of a role a folder holds, the lowest first. */
export function versionsIn(folder: string, role: Exclude<Role, 'timestamp'>): number[] {
  const versions = filesBelow(join(folder, 'metadata')).flatMap((name) => {
    const [, version, kind] = /^([1-9]\d*)\.([a-z]+)\.json$/.exec(name) ?? [];
    return kind === role ? [Number(version)] : [];
  });
  return versions.toSorted((a, b) => a - b);
}

/** Metadata that is not in a file yet. */
export function hold<T extends AnyMetadata>(role: Role, metadata: T): Held<T> {
  const { version } = metadata.signed;
  return { path: metadataPath(role, version), bytes: encodeMetadata(metadata), metadata, version };
}

/** Writes metadata where it belongs. @returns what was written. */
export function writeHeld<T extends AnyMetadata>(folder: string, held: Held<T>): Held<T> {
  writeWhole(join(folder, held.path), held.bytes);
  return held;
}
