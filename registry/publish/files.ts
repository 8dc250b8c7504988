import {
  chmodSync,
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { hasCode } from './errors.ts';

/** The bytes of a file; undefined when there is none. @throws any other error of the file system. */
export function readIfThere(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * Writes a file so that nobody ever reads half of it: under a hidden name first, on the disk, then renamed.
 *
 * @param mode of the file, whatever the process gives new files; that when absent.
 */
export function writeWhole(file: string, bytes: Uint8Array, mode?: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = join(dirname(file), `.${basename(file)}.tmp`);
  const handle = openSync(draft, 'w', mode);
  try {
    if (mode !== undefined) fchmodSync(handle, mode);
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}

/** What a web server, running as somebody else, needs. */
export const READABLE = 0o644;
const OPEN_TO_READERS = 0o755;

/** Makes a folder that everybody may look into, with those above it as far as they are missing. */
export function makeOpen(folder: string): void {
  const whole = resolve(folder);
  const first = mkdirSync(whole, { recursive: true });
  if (first === undefined) return;
  for (let at = whole; at.length >= first.length; at = dirname(at)) chmodSync(at, OPEN_TO_READERS);
}

/** Lets everybody read what lies at a path below a folder: the file, and every folder on the way to it. */
export function openToReaders(folder: string, path: string): void {
  requireMode(join(folder, path), READABLE);
  for (let at = dirname(path); at !== '.'; at = dirname(at)) requireMode(join(folder, at), OPEN_TO_READERS);
}

function requireMode(file: string, mode: number): void {
  if ((statSync(file).mode & mode) !== mode) chmodSync(file, mode);
}

/** Makes a folder that only its owner may look into; one that is there stays as it is. */
export function makePrivate(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { mode: 0o700 });
}

/** True for what `writeWhole` leaves behind when it is killed. */
export function isDraft(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.startsWith('.') && name.endsWith('.tmp');
}

/** Every file below a folder, by its path from there with slashes; none when there is no such folder. */
export function filesBelow(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}
