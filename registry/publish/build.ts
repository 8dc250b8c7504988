import { isDeepStrictEqual } from 'node:util';
import { HEAD_TARGET } from '../../lib/list/tuf/layout.ts';
import { compileRegistry } from '../compile.ts';
import { PublishError } from './errors.ts';
import type { HeldTargets } from './held.ts';
import type { Home } from './home.ts';
import { sha256 } from './metadata.ts';
import { stageTargets } from './stage.ts';
import { readState } from './state.ts';
import { pathsOf, readListHead, readTargetFiles } from './target-files.ts';
import { binsFor, splitList } from './targets.ts';

/** Between these a bin is neither a burden to transfer nor one request for next to nothing. */
const FEWEST_A_BIN = 24;
const MOST_A_BIN = 256;

export interface BuildOptions {
  /** Folder of the registry. */
  registry?: string | undefined;
  /** The day the list says it was published; today, UTC, when absent. */
  date?: string | undefined;
  /** Stage what is published once more, to count for longer, when nothing has changed. */
  renew?: boolean | undefined;
}

/**
 * Compiles the registry and stages it when anything but the day differs from what is staged or, failing that, published.
 *
 * @returns what was done, in lines.
 * @throws {RegistryError} with everything that is wrong with the registry; {PublishError} `NOT_INITIALISED`,
 *   `FILE_CORRUPT`, `STAGED_OUTDATED`.
 */
export function build(home: Home, options: BuildOptions, now: Date): string[] {
  const state = readState(home);
  if (!state.root) throw new PublishError('NOT_INITIALISED', 'there is no root yet; make keys, then use init');
  const folders = [home.staged, home.repository];
  const last = state.staged.targets ?? state.published.targets;
  const published = options.date ?? now.toISOString().slice(0, 10);
  const list = { ...compileRegistry(options.registry), published };
  const files = splitList(list, binsOf(list.organisations.length, last && readListHead(last, folders).bins));
  const version = (state.published.targets?.version ?? 0) + 1;
  if (!last || isChanged(files, last, folders)) {
    stageTargets(home, state, files, now);
    return [`Staged version ${version}: ${list.organisations.length} organisations in ${files.size} files.`];
  }
  if (options.renew) {
    stageTargets(home, state, readTargetFiles(last, folders), now);
    return [`Nothing has changed. Staged version ${version}, the same list to count for longer.`];
  }
  return [last === state.staged.targets ? `Version ${version} is staged already.` : 'Nothing has changed.'];
}

/** Bins stay as they are as long as that is sensible: with other bins, every reader loads every file anew. */
function binsOf(organisations: number, last: number | undefined): number {
  const average = organisations / (last ?? 1);
  return last !== undefined && average >= FEWEST_A_BIN && average <= MOST_A_BIN ? last : binsFor(organisations);
}

function isChanged(files: ReadonlyMap<string, Uint8Array>, last: HeldTargets, folders: readonly string[]): boolean {
  const before = pathsOf(last);
  if (before.size !== files.size) return true;
  for (const [target, bytes] of files) {
    if (target !== HEAD_TARGET && before.get(target)?.sha256 !== sha256(bytes)) return true;
  }
  const head: unknown = JSON.parse(new TextDecoder().decode(files.get(HEAD_TARGET)));
  return !isDeepStrictEqual(withoutDay(head), withoutDay(readListHead(last, folders)));
}

function withoutDay(head: unknown): unknown {
  return typeof head === 'object' && head !== null ? { ...head, published: undefined } : head;
}
