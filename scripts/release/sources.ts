import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReleaseError } from './errors.ts';

/**
 * The files under version control, as they are in the folder.
 *
 * @throws {ReleaseError} `RELEASE_DIRTY` when the folder is no clean checkout of a commit.
 */
export function cleanSources(root: string): Map<string, Uint8Array> {
  const changes = git(root, 'status', '--porcelain');
  if (changes !== '') {
    throw new ReleaseError('RELEASE_DIRTY', `commit or take back what has changed first:\n${changes}`);
  }
  const paths = git(root, 'ls-files', '-z')
    .split('\0')
    .filter((path) => path !== '');
  return new Map(paths.map((path) => [path, readFileSync(join(root, path))]));
}

function git(root: string, ...args: string[]): string {
  const result = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) throw new ReleaseError('RELEASE_DIRTY', `git ${args[0]}: ${result.stderr}`);
  return result.stdout;
}
