import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { metadataPath, ROLES, type Role, targetPath } from '../../lib/list/tuf/layout.ts';
import { filesBelow, writeWhole } from './files.ts';
import { type HeldRoot, type HeldSnapshot, type HeldTargets, hold, versionsIn, writeHeld } from './held.ts';
import type { Home } from './home.ts';
import { expiryOf } from './lifetimes.ts';
import { makeRoot, makeSnapshot, makeTargets, type RoleKeys, sha256 } from './metadata.ts';
import { type State, TRUSTED_ROOT } from './state.ts';
import { pathsOf } from './target-files.ts';

/** What is staged replaces what was staged before, and with it the signatures. */
type Stage<T> = (home: Home, state: State, content: T, now: Date) => void;

/** Stages the root that comes after the trusted one. */
export const stageRoot: Stage<Record<Role, RoleKeys>> = (home, state, roles, now) => {
  carryTrustedRoot(home, state.trusted);
  const version = (state.trusted?.version ?? 0) + 1;
  writeHeld(home.staged, hold('root', makeRoot(version, expiryOf('root', now), roles)));
};

/** Stages target files, targets metadata over them, and a snapshot over that. */
export const stageTargets: Stage<ReadonlyMap<string, Uint8Array>> = (home, state, files, now) => {
  carryTrustedRoot(home, state.trusted);
  for (const [target, bytes] of files) {
    const path = targetPath(target, sha256(bytes));
    // What readers have already need not be carried to whoever signs.
    if (!existsSync(join(home.repository, path))) writeWhole(join(home.staged, path), bytes);
  }
  const version = (state.published.targets?.version ?? 0) + 1;
  const targets = hold('targets', makeTargets(version, expiryOf('targets', now), files));
  writeHeld(home.staged, targets);
  removeUnnamed(home, targets);
  stageSnapshot(home, state, targets, now);
};

/** Stages a snapshot over targets metadata, published or staged. */
export const stageSnapshot: Stage<HeldTargets> = (home, state, targets, now) => {
  carryTrustedRoot(home, state.trusted);
  const version = (state.published.snapshot?.version ?? 0) + 1;
  writeHeld(home.staged, hold('snapshot', makeSnapshot(version, expiryOf('snapshot', now), targets)));
};

/** A staged snapshot made over again, because its targets have been signed since: unsigned, otherwise the same. */
export function remakeSnapshot({ version, metadata }: HeldSnapshot, targets: HeldTargets): HeldSnapshot {
  return hold('snapshot', makeSnapshot(version, new Date(metadata.signed.expires), targets));
}

/** Puts a snapshot made over again into the place of the staged one. */
export function refreshSnapshot(home: Home, snapshot: HeldSnapshot, targets: HeldTargets): HeldSnapshot {
  return writeHeld(home.staged, remakeSnapshot(snapshot, targets));
}

/** Unstages the list, once it is published; a staged root stays. */
export function clearStagedList(home: Home): void {
  for (const role of ['targets', 'snapshot'] as const) {
    for (const version of versionsIn(home.staged, role)) rmSync(join(home.staged, metadataPath(role, version)));
  }
  rmSync(join(home.staged, 'targets'), { recursive: true, force: true });
}

/** The roles of a root as `makeRoot` takes them. */
export function rolesOf({ metadata: { signed } }: HeldRoot): Record<Role, RoleKeys> {
  const entries = ROLES.map((role): [Role, RoleKeys] => {
    const { keyIDs, threshold } = signed.roles[role] ?? { keyIDs: [], threshold: 1 };
    return [role, { keys: keyIDs.flatMap((keyId) => signed.keys[keyId] ?? []), threshold }];
  });
  return Object.fromEntries(entries) as Record<Role, RoleKeys>;
}

function carryTrustedRoot(home: Home, trusted: HeldRoot | undefined): void {
  if (trusted) writeWhole(join(home.staged, TRUSTED_ROOT), trusted.bytes);
}

function removeUnnamed(home: Home, targets: HeldTargets): void {
  const named = new Set([...pathsOf(targets).values()].map(({ path }) => path));
  for (const name of filesBelow(join(home.staged, 'targets'))) {
    if (!named.has(`targets/${name}`)) rmSync(join(home.staged, 'targets', name));
  }
}
