import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode, PublishError } from './errors.ts';
import { makePrivate } from './files.ts';
import type { Home } from './home.ts';

/**
 * Does something while no other command changes the home: the daily renewal may start while somebody publishes. What a
 * killed process left locked is taken over.
 *
 * @throws {PublishError} `HOME_LOCKED`; whatever `work` throws.
 */
export async function withLock<T>(home: Pick<Home, 'folder'>, work: () => T | Promise<T>): Promise<T> {
  makePrivate(home.folder);
  const file = join(home.folder, 'lock');
  lock(file);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function lock(file: string): void {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    const owner = Number(readFileSync(file, 'utf8'));
    if (isRunning(owner)) {
      throw new PublishError('HOME_LOCKED', `another command (process ${owner}) is at work; if not, delete ${file}`);
    }
    rmSync(file, { force: true });
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}
