import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReleaseError } from './errors.ts';

/** A folder as it was committed. */
export interface Checkout {
  commit: string;
  /** When it was committed, in seconds since 1970. */
  committed: number;
  /** The files under version control. */
  files: ReadonlyMap<string, Uint8Array>;
}

/**
 * What a folder holds of its last commit.
 *
 * @throws {ReleaseError} `RELEASE_DIRTY` when the folder is no clean checkout of a commit.
 */
export function cleanCheckout(root: string): Checkout {
  // Whoever has told git not to show untracked files has them in the folder that is built all the same.
  const changes = git(root, 'status', '--porcelain', '--untracked-files=all');
  if (changes !== '') {
    throw new ReleaseError('RELEASE_DIRTY', `commit or take back what has changed first:\n${changes}`);
  }
  const [commit = '', committed] = git(root, 'log', '-1', '--format=%H %ct').trim().split(' ');
  const paths = git(root, 'ls-files', '-z')
    .split('\0')
    .filter((path) => path !== '');
  const files = new Map(paths.map((path) => [path, readFileSync(join(root, path))]));
  return { commit, committed: Number(committed), files };
}

function git(root: string, ...args: string[]): string {
  const result = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) {
    throw new ReleaseError('RELEASE_DIRTY', `git ${args[0]}: ${result.error?.message ?? result.stderr}`);
  }
  return result.stdout;
}
