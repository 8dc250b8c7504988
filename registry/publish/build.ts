import { isDeepStrictEqual } from 'node:util';
import { CodedError } from '../../lib/errors.ts';
import type { ListHead } from '../../lib/list/head.ts';
import { HEAD_TARGET } from '../../lib/list/tuf/layout.ts';
import { compileRegistry } from '../compile.ts';
import { faultOfDay, refuseWrongDay } from './day.ts';
import { PublishError } from './errors.ts';
import type { HeldTargets } from './held.ts';
import type { Home } from './home.ts';
import { sha256 } from './metadata.ts';
import { stageTargets } from './stage.ts';
import { readState } from './state.ts';
import { pathsOf, readListHead, readTargetFiles } from './target-files.ts';
import { binsFor, splitList } from './targets.ts';

/**
 * Between these a change transfers little: with larger bins the bins weigh, with more of them the targets metadata, which
 * names every one. At 100,000 organisations ten changes stay below 2 % of the list (docs/SCALE.md); the band is wider than
 * the powers of two on either side of `binsFor`, so that a list which grows does not go to and fro.
 */
const FEWEST_A_BIN = 48;
const MOST_A_BIN = 144;

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
 *   `DATE_WRONG`, `FILE_CORRUPT`, `STAGED_OUTDATED`.
 */
export function build(home: Home, options: BuildOptions, now: Date): string[] {
  const state = readState(home);
  if (!state.root) throw new PublishError('NOT_INITIALISED', 'there is no root yet; make keys, then use init');
  const folders = [home.staged, home.repository];
  const last = state.staged.targets ?? state.published.targets;
  const published = options.date ?? now.toISOString().slice(0, 10);
  refuseWrongDay(published, now);
  const list = { ...compileRegistry(options.registry), published };
  const head = last && soundHead(last, folders);
  const files = splitList(list, binsOf(list.organisations.length, head?.bins));
  const version = (state.published.targets?.version ?? 0) + 1;
  if (!last || !head || faultOfDay(head.published, now) || isChanged(files, last, head)) {
    stageTargets(home, state, files, now);
    return [`Staged version ${version}: ${list.organisations.length} organisations in ${files.size} files.`];
  }
  if (options.renew) {
    stageTargets(home, state, readTargetFiles(last, folders), now);
    return [`Nothing has changed. Staged version ${version}, the same list to count for longer.`];
  }
  return [last === state.staged.targets ? `Version ${version} is staged already.` : 'Nothing has changed.'];
}

/** Undefined when readers would refuse it, as they do an impossible day: it has to be built anew. */
function soundHead(last: HeldTargets, folders: readonly string[]): ListHead | undefined {
  try {
    return readListHead(last, folders);
  } catch (error) {
    if (error instanceof CodedError) return undefined;
    throw error;
  }
}

/** Bins stay as they are as long as that is sensible: with other bins, every reader loads every file anew. */
export function binsOf(organisations: number, last: number | undefined): number {
  const average = organisations / (last ?? 1);
  return last !== undefined && average >= FEWEST_A_BIN && average <= MOST_A_BIN ? last : binsFor(organisations);
}

function isChanged(files: ReadonlyMap<string, Uint8Array>, last: HeldTargets, lastHead: ListHead): boolean {
  const before = pathsOf(last);
  if (before.size !== files.size) return true;
  for (const [target, bytes] of files) {
    if (target !== HEAD_TARGET && before.get(target)?.sha256 !== sha256(bytes)) return true;
  }
  const head: unknown = JSON.parse(new TextDecoder().decode(files.get(HEAD_TARGET)));
  return !isDeepStrictEqual(withoutDay(head), withoutDay(lastHead));
}

function withoutDay(head: unknown): unknown {
  return typeof head === 'object' && head !== null ? { ...head, published: undefined } : head;
}
