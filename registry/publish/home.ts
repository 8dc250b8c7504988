import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { PublishError } from './errors.ts';

/** Where a publisher keeps everything: a folder outside any working tree of git. */
export interface Home {
  folder: string;
  /** Private keys, encrypted, and a public half beside each. */
  keys: string;
  /** Everything published so far, as it is served. */
  repository: string;
  /** What is being prepared: in the same layout, not all of it signed. */
  staged: string;
}

/**
 * The home in a folder, which need not be there yet.
 *
 * @throws {PublishError} `HOME_MISSING` when no folder is named, `KEYS_INSIDE_REPOSITORY` when it lies in a working tree.
 */
export function openHome(folder: string | undefined): Home {
  if (!folder) throw new PublishError('HOME_MISSING', 'name the publisher’s folder with --home or TRUST_LIST_HOME');
  requireOutsideGit(folder);
  const home = resolve(folder);
  return {
    folder: home,
    keys: join(home, 'keys'),
    repository: join(home, 'repository'),
    staged: join(home, 'staged'),
  };
}

/**
 * Private keys must not be one careless `git add` away from everybody.
 *
 * @throws {PublishError} `KEYS_INSIDE_REPOSITORY`
 */
export function requireOutsideGit(folder: string): void {
  for (let at = realFolder(resolve(folder)); ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) {
      throw new PublishError(
        'KEYS_INSIDE_REPOSITORY',
        `${folder} lies in the working tree ${at}; keep keys out of git`,
      );
    }
    if (dirname(at) === at) return;
  }
}

/** Follows links, also of a folder that is still to be made. */
function realFolder(folder: string): string {
  if (existsSync(folder) || dirname(folder) === folder) return realpathSync(folder);
  return join(realFolder(dirname(folder)), folder.slice(dirname(folder).length + 1));
}
