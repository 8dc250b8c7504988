/** The top-level roles of The Update Framework (specification 1.0, section 2.1). */
export const ROLES = ['root', 'timestamp', 'snapshot', 'targets'] as const;

export type Role = (typeof ROLES)[number];

/** The target that says what the list is made of. */
export const HEAD_TARGET = 'list.json';

/** The target that holds one bin of the organisations. */
export const binTarget = (bin: string): string => `organisations/${bin}.json`;

/** Every bin's name: as many hexadecimal digits as the last one needs. */
export function binNames(bins: number): string[] {
  const digits = (bins - 1).toString(16).length;
  return Array.from({ length: bins }, (_, bin) => bin.toString(16).padStart(digits, '0'));
}

/**
 * Where a metadata file lies, from the list's address: as consistent snapshots have it (specification 1.0, section
 * 6.2), the timestamp alone goes without its version.
 */
export function metadataPath(role: Role, version: number): string {
  return role === 'timestamp' ? 'metadata/timestamp.json' : `metadata/${version}.${role}.json`;
}

/** Where a target lies, from the list's address: under its hash, so that it never changes (section 6.2). */
export function targetPath(target: string, sha256: string): string {
  const slash = target.lastIndexOf('/') + 1;
  return `targets/${target.slice(0, slash)}${sha256}.${target.slice(slash)}`;
}
