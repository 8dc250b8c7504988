import { ROLES, type Role } from '../../lib/list/tuf/layout.ts';
import { PublishError } from './errors.ts';
import type { Home } from './home.ts';
import type { RoleKeys } from './metadata.ts';
import { listPublicKeys, refuseTestKey } from './public-keys.ts';
import { stageRoot } from './stage.ts';
import { readState } from './state.ts';

/** How many keys of a role have to sign. A root is what everything hangs on: two people, or two places. */
const THRESHOLDS: Readonly<Record<Role, number>> = { root: 2, targets: 1, snapshot: 1, timestamp: 1 };

/**
 * Stages the first root, out of the public keys in the home.
 *
 * @param thresholds those that differ from 2 for the root and 1 for the others.
 * @returns what was done, in lines.
 * @throws {PublishError} `ALREADY_PUBLISHED`, `TEST_KEY`, `THRESHOLD_UNREACHABLE`, `FILE_CORRUPT`
 */
export function initialise(home: Home, thresholds: Partial<Record<Role, number>>, now: Date): string[] {
  const state = readState(home);
  if (state.trusted) {
    throw new PublishError(
      'ALREADY_PUBLISHED',
      `there is a root ${state.trusted.version}; change its keys with rotate`,
    );
  }
  const found = listPublicKeys(home.keys);
  found.forEach(refuseTestKey);
  const entries = ROLES.map((role): [Role, RoleKeys] => [
    role,
    {
      keys: found.filter((key) => key.role === role).map(({ key }) => key),
      threshold: thresholds[role] ?? THRESHOLDS[role],
    },
  ]);
  const roles = Object.fromEntries(entries) as Record<Role, RoleKeys>;
  requireReachable(roles);
  stageRoot(home, state, roles, now);
  return ['Root 1 is staged:', ...entries.map(([role, { keys, threshold }]) => describe(role, keys.length, threshold))];
}

/** @throws {PublishError} `THRESHOLD_UNREACHABLE` when a role needs more signatures than it has keys. */
export function requireReachable(roles: Readonly<Record<Role, RoleKeys>>): void {
  for (const role of ROLES) {
    const { keys, threshold } = roles[role];
    if (Number.isInteger(threshold) && threshold >= 1 && threshold <= keys.length) continue;
    throw new PublishError('THRESHOLD_UNREACHABLE', `${describe(role, keys.length, threshold)} cannot be`);
  }
}

function describe(role: Role, keys: number, threshold: number): string {
  return `  ${role}: ${threshold} of ${keys} ${keys === 1 ? 'key' : 'keys'}`;
}
