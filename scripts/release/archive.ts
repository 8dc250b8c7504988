import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';

/** Files by their paths, with slashes. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** A zip file of these files: equal files give equal bytes, for it tells neither when nor where it was made. */
export function zipOf(files: Files): Uint8Array {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  // The first day that a zip file can name, in the time zone that this is, for they name none.
  const mtime = new Date(1980, 0, 1);
  return zipSync(Object.fromEntries(sorted), { mtime, level: 9 });
}

/** Every file below a folder. @param without names at its top that are left out, unread. */
export function filesBelow(folder: string, without: ReadonlySet<string> = new Set()): Map<string, Uint8Array> {
  const top = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !without.has(name));
  return new Map(
    top.flatMap((entry): [string, Uint8Array][] => {
      const path = join(folder, entry.name);
      if (entry.isFile()) return [[entry.name, readFileSync(path)]];
      if (!entry.isDirectory()) return [];
      return [...filesBelow(path)].map(([below, bytes]) => [`${entry.name}/${below}`, bytes]);
    }),
  );
}

/** A file that `sha256sum -c` reads. */
export function checksumsOf(files: Files): string {
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`)
    .join('');
}
