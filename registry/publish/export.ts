import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasCode, PublishError } from './errors.ts';
import { filesBelow, isDraft } from './files.ts';
import { type Home, requireApart } from './home.ts';
import { isStaged, type Published, readState } from './state.ts';
import { printTally, talliesOf } from './tally.ts';
import { pathsOf } from './target-files.ts';

/** Tells a folder that may be replaced from one that holds something else, and whoever finds it what it is. */
const MARK = 'READ-ME.txt';
const MARK_TEXT = `What is to be signed of a list, with what it is to follow. There are no keys in here. To sign, in a copy of the project:

    npm run list -- diff --staged --home THIS_FOLDER
    npm run list -- sign --home THIS_FOLDER --key KEY.age

The folder goes back to its publisher, who collects the signatures. docs/PUBLISHING.md says more.
`;

/**
 * Puts what is staged, and what is published, into a folder that can be carried to a machine with a key. The folder is a
 * home of its own for `sign` and `diff`. What an earlier export has left there is replaced as a whole: pieces of
 * two lists never lie side by side.
 *
 * @returns what was done, in lines.
 * @throws {PublishError} `NOTHING_STAGED`, `OUT_IN_HOME`; `EXPORT_NOT_EMPTY` when the folder holds something else.
 */
export function exportStaged(home: Home, folder: string): string[] {
  requireApart(home, folder);
  const state = readState(home);
  if (!isStaged(state.staged)) throw new PublishError('NOTHING_STAGED', 'there is nothing to sign');
  const there = namesIn(folder);
  if (there.length > 0 && !there.includes(MARK)) {
    throw new PublishError('EXPORT_NOT_EMPTY', `${folder} holds something else; name a new folder`);
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, MARK), MARK_TEXT);
  for (const name of ['staged', 'repository']) rmSync(join(folder, name), { recursive: true, force: true });
  const staged = filesBelow(home.staged).filter((path) => !isDraft(path));
  copy(home.staged, join(folder, 'staged'), staged);
  copy(home.repository, join(folder, 'repository'), published(state.published));
  return [`To be signed, in ${folder}:`, ...talliesOf(state).map((one) => `  ${printTally(one)}`)];
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

function published({ roots, timestamp, snapshot, targets }: Published): string[] {
  const metadata = [...roots, timestamp, snapshot, targets].flatMap((held) => held?.path ?? []);
  return [...metadata, ...(targets ? [...pathsOf(targets).values()].map(({ path }) => path) : [])];
}

function copy(from: string, to: string, paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(to, path)), { recursive: true });
    copyFileSync(join(from, path), join(to, path));
  }
}
