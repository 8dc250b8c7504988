import type { Key } from '@tufjs/models';
import { ROLES, type Role } from '../../lib/list/tuf/layout.ts';
import { PublishError } from './errors.ts';
import type { HeldRoot } from './held.ts';
import type { Home } from './home.ts';
import { requireReachable } from './init.ts';
import type { RoleKeys } from './metadata.ts';
import { findKeyId, type PublicKey, refuseTestKey, shortId } from './public-keys.ts';
import { restage } from './restage.ts';
import { rootChanges } from './root-changes.ts';
import { rolesOf, stageRoot } from './stage.ts';
import { readState, type State } from './state.ts';
import { isComplete, keysOf, talliesOf, thresholdOf } from './tally.ts';

export interface Rotation {
  role: Role;
  add?: readonly PublicKey[];
  /** Ids, or the beginnings of them. */
  remove?: readonly string[];
  threshold?: number | undefined;
}

/**
 * Stages the next root with other keys for one role; without any change, with the same keys to count for longer. Roots
 * that are staged already are built upon. What the removed keys have signed is staged anew.
 *
 * @returns what was done and what to do next, in lines.
 * @throws {PublishError} `NOT_PUBLISHED`, `TEST_KEY`, `KEY_WRONG_ROLE`, `KEY_LISTED`, `KEY_REVOKED`, `KEY_UNKNOWN`,
 *   `THRESHOLD_UNREACHABLE`, `FILE_CORRUPT`, `STAGED_OUTDATED`.
 */
export function rotate(home: Home, { role, add = [], remove = [], threshold }: Rotation, now: Date): string[] {
  const state = readState(home);
  const { trusted, current } = requirePublished(state);
  const roles = rolesOf(current);
  const keyIds = roles[role].keys.map(({ keyID }) => keyID);
  for (const key of add) refuseUnfit(key, role, keyIds, state);
  const removed = new Set(remove.map((beginning) => findKeyId(beginning, keyIds)));
  const keys = [...roles[role].keys.filter(({ keyID }) => !removed.has(keyID)), ...add.map(({ key }) => key)];
  const changed = { ...roles, [role]: { keys, threshold: threshold ?? roles[role].threshold } };
  return stageChange(home, state, trusted, changed, removed, now);
}

/**
 * Stages a root in which a key counts for nothing any more, and stages anew what it has signed.
 *
 * @param beginning of the key's id.
 * @param replacement takes its place in its own role.
 * @returns what was done and what to do next, in lines.
 * @throws {PublishError} as `rotate`.
 */
export function revoke(home: Home, beginning: string, replacement: PublicKey | undefined, now: Date): string[] {
  const state = readState(home);
  const { trusted, current } = requirePublished(state);
  const roles = rolesOf(current);
  const keyId = findKeyId(beginning, Object.keys(current.metadata.signed.keys));
  const held = ROLES.filter((role) => roles[role].keys.some(({ keyID }) => keyID === keyId));
  if (held.length === 0) throw new PublishError('KEY_UNKNOWN', `key ${shortId(keyId)} counts for no role`);
  if (replacement && !held.includes(replacement.role)) {
    throw new PublishError(
      'KEY_WRONG_ROLE',
      `the replacement is a ${replacement.role} key; ${held.join(', ')} is wanted`,
    );
  }
  const entries = ROLES.map((role): [Role, RoleKeys] => {
    const keys = roles[role].keys.filter(({ keyID }) => keyID !== keyId);
    if (replacement?.role !== role) return [role, { ...roles[role], keys }];
    refuseUnfit(
      replacement,
      role,
      roles[role].keys.map(({ keyID }) => keyID),
      state,
    );
    return [role, { ...roles[role], keys: [...keys, replacement.key] }];
  });
  const changed = Object.fromEntries(entries) as Record<Role, RoleKeys>;
  const lacking = held.find((role) => changed[role].keys.length < changed[role].threshold);
  if (lacking) {
    const words = `without it ${lacking} has fewer keys than its threshold of ${changed[lacking].threshold}; make a new one and name it with --replace`;
    throw new PublishError('THRESHOLD_UNREACHABLE', words);
  }
  return stageChange(home, state, trusted, changed, new Set([keyId]), now);
}

function requirePublished({ published, root }: State): { trusted: HeldRoot; current: HeldRoot } {
  const trusted = published.roots.at(-1);
  if (!trusted || !root) {
    throw new PublishError(
      'NOT_PUBLISHED',
      'no root has been published from this home; change the first one with init',
    );
  }
  return { trusted, current: root };
}

function refuseUnfit(key: PublicKey, role: Role, keyIds: readonly string[], state: State): void {
  refuseTestKey(key);
  refuseFormer(key, state);
  const id = shortId(key.key.keyID);
  if (key.role !== role) throw new PublishError('KEY_WRONG_ROLE', `${id} is a ${key.role} key, and no ${role} key`);
  if (keyIds.includes(key.key.keyID)) throw new PublishError('KEY_LISTED', `${id} is a ${role} key already`);
}

/** A key that was taken out may have been stolen: whoever has it must not get it back in by somebody's slip. */
function refuseFormer({ key }: PublicKey, { published, root }: State): void {
  const has = (held: HeldRoot) => Object.values(held.metadata.signed.keys).some((one) => isSameKey(one, key));
  const last = published.roots.findLast(has);
  if (!last || (root && has(root))) return;
  const words = `${shortId(key.keyID)} counted in root ${last.version} and was taken out since; make a new key`;
  throw new PublishError('KEY_REVOKED', words);
}

function isSameKey(one: Key, other: Key): boolean {
  return one.keyID === other.keyID || one.keyVal['public'] === other.keyVal['public'];
}

function stageChange(
  home: Home,
  before: State,
  trusted: HeldRoot,
  roles: Record<Role, RoleKeys>,
  removed: ReadonlySet<string>,
  now: Date,
): string[] {
  requireReachable(roles);
  stageRoot(home, before, roles, now);
  restage(home, readState(home), removed, now);
  return describe(readState(home), trusted);
}

/** What is staged now, and with which keys it is to be signed. */
function describe(state: State, trusted: HeldRoot): string[] {
  const wants = talliesOf(state)
    .filter((one) => !isComplete(one))
    .map(({ role, version, rootVersion, threshold, missing, signed }) => {
      const by = role === 'root' ? ` (by the keys of root ${rootVersion})` : '';
      return `  ${role} ${version}${by}: ${threshold - signed.length} of ${missing.map(shortId).join(', ')}`;
    });
  const { root } = state;
  const isNewTimestamp = root !== undefined && idsOf(root, 'timestamp').join() !== idsOf(trusted, 'timestamp').join();
  return [
    `Staged root ${root?.version}.`,
    ...rootChanges(state),
    'Signatures wanted:',
    ...wants,
    ...(root && isNewTimestamp
      ? [
          `  timestamp, when published: ${thresholdOf(root.metadata.signed, 'timestamp')} of ${idsOf(root, 'timestamp').map(shortId).join(', ')}`,
        ]
      : []),
    'Next: sign, then publish.',
  ];
}

function idsOf(root: HeldRoot, role: Role): string[] {
  return keysOf(root.metadata.signed, role).map(({ keyID }) => keyID);
}
