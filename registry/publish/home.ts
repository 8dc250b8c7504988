import { existsSync, realpathSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
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

/**
 * What is served, or carried to others, must be no part of the home: it would be served with the keys, or overwrite what
 * it is made from. Nor the other way round.
 *
 * @throws {PublishError} `OUT_IN_HOME`
 */
export function requireApart({ folder: home }: Pick<Home, 'folder'>, folder: string): void {
  const [one, other] = [realFolder(resolve(home)), realFolder(resolve(folder))];
  if (!isWithin(one, other) && !isWithin(other, one)) return;
  throw new PublishError(
    'OUT_IN_HOME',
    `${folder} and the home ${home} lie in one another; name a folder apart from it`,
  );
}

function isWithin(folder: string, outer: string): boolean {
  const way = relative(outer, folder);
  return way.split(sep)[0] !== '..' && !isAbsolute(way);
}

/** Follows links, also of a folder that is still to be made. */
function realFolder(folder: string): string {
  if (existsSync(folder) || dirname(folder) === folder) return realpathSync(folder);
  return join(realFolder(dirname(folder)), folder.slice(dirname(folder).length + 1));
}
