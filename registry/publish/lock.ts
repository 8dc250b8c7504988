import { randomUUID } from 'node:crypto';
import { constants, copyFileSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode, PublishError } from './errors.ts';
import { makePrivate } from './files.ts';
import type { Home } from './home.ts';

/** A lock that its owner has just let go is tried for again, this often. */
const ATTEMPTS = 100;

/**
 * Does something while no other command changes the home: the daily renewal may start while somebody publishes. What a
 * killed process left locked is taken over.
 *
 * @throws {PublishError} `HOME_LOCKED`; whatever `work` throws.
 */
export async function withLock<T>(home: Pick<Home, 'folder'>, work: () => T | Promise<T>): Promise<T> {
  makePrivate(home.folder);
  const file = join(home.folder, 'lock');
  const own = `${process.pid} ${randomUUID()}`;
  const draft = join(home.folder, `.lock-${own.replace(' ', '-')}`);
  try {
    writeFileSync(draft, own, { flag: 'wx' });
    lock(file, draft);
  } finally {
    rmSync(draft, { force: true });
  }
  try {
    return await work();
  } finally {
    // Somebody may have deleted it by hand, and another command may be at work since.
    if (contentOf(file) === own) rmSync(file, { force: true });
  }
}

function lock(file: string, draft: string): void {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (claim(file, draft)) return;
    const held = contentOf(file);
    if (held === undefined) continue;
    if (!isLeftBehind(held)) throw lockedBy(held, file);
    takeOver(file, draft);
  }
  throw lockedBy(contentOf(file) ?? '', file);
}

/**
 * Removes a lock whose owner is gone. Only one process at a time does so: between its look at the lock and the removal
 * another could have taken over, and would lose a lock that it holds.
 */
function takeOver(file: string, draft: string): void {
  const guard = `${file}-takeover`;
  if (!claim(guard, draft)) {
    const held = contentOf(guard);
    if (held !== undefined) throw lockedBy(held, guard);
    return;
  }
  try {
    const held = contentOf(file);
    if (held !== undefined && isLeftBehind(held)) rmSync(file, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

/** Puts a file with the draft's content into place, whole, if there is none. @returns false when there is one. */
function claim(file: string, draft: string): boolean {
  try {
    place(file, draft);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function place(file: string, draft: string): void {
  try {
    linkSync(draft, file);
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw error;
    // A stick's file system may know no links. There a lock is empty for a moment, which nobody takes for a left one.
    copyFileSync(draft, file, constants.COPYFILE_EXCL);
  }
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** True when the process that a lock names is gone. */
function isLeftBehind(held: string): boolean {
  const pid = Number.parseInt(held, 10);
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return hasCode(error, 'ESRCH');
  }
}

function lockedBy(held: string, file: string): PublishError {
  const [pid = ''] = held.split(' ');
  const who = pid === '' ? '' : ` (process ${pid})`;
  return new PublishError('HOME_LOCKED', `another command${who} is at work; if not, delete ${file}`);
}
