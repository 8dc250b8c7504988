import { compileRegistry } from '../compile.ts';
import { type Content, changesBetween } from './changes.ts';
import { PublishError } from './errors.ts';
import type { Home } from './home.ts';
import { rootChanges } from './root-changes.ts';
import { isStaged, readState, type State } from './state.ts';
import { readList } from './target-files.ts';

export interface DiffOptions {
  /** Folder of the registry. */
  registry?: string | undefined;
  /** Compare what is staged, and not the registry: what a signature would vouch for, the keys of a root included. */
  staged?: boolean | undefined;
}

/**
 * What has changed since the last publication.
 *
 * @returns lines for people; one that says so when nothing has.
 * @throws {PublishError} `NOTHING_STAGED`, `FILE_CORRUPT`; {RegistryError}; {CodedError} `LIST_*`.
 */
export async function diff(home: Home, { registry, staged = false }: DiffOptions): Promise<string[]> {
  const state = readState(home);
  const { targets } = state.staged;
  if (!staged) return listChanges(home, state, compileRegistry(registry));
  if (!isStaged(state.staged)) throw new PublishError('NOTHING_STAGED', 'nothing is staged');
  const after = targets && (await readList(targets, [home.staged, home.repository]));
  return [...rootChanges(state), ...(after ? await listChanges(home, state, after) : [])];
}

async function listChanges(home: Home, state: State, after: Content): Promise<string[]> {
  const folders = [home.staged, home.repository];
  const before = state.published.targets && (await readList(state.published.targets, folders));
  const lines = changesBetween(before, after);
  if (lines.length === 0) return ['Nothing has changed since the last publication.'];
  return [before ? `Since version ${before.version} of ${before.published}:` : 'Nothing is published yet:', ...lines];
}
