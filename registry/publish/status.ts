import { ROLES, type Role } from '../../lib/list/tuf/layout.ts';
import type { Held } from './held.ts';
import type { Home } from './home.ts';
import { DUE, daysLeft } from './lifetimes.ts';
import type { AnyMetadata } from './metadata.ts';
import { listPublicKeys, shortId } from './public-keys.ts';
import { isStaged, type Published, readState, type State } from './state.ts';
import { keysOf, printTally, talliesOf, thresholdOf } from './tally.ts';

export interface Status {
  lines: string[];
  /** Something published counts no longer. */
  expired: boolean;
  /** Something published must be renewed within the days that were asked for. */
  due: boolean;
}

/**
 * Says where a publisher stands.
 *
 * @param within in how many days something must be renewed to be called due; as `DUE` has it when absent. A timestamp is
 *   made for three days only, and is due with less than a day left in any case.
 * @throws {PublishError} `FILE_CORRUPT`, `STAGED_OUTDATED`
 */
export function status(home: Home, now: Date, within?: number): Status {
  const dueAt = (role: Role) => (within === undefined || role === 'timestamp' ? DUE[role] : within);
  const state = readState(home);
  const current = ROLES.map((role) => [role, currentOf(state.published, role)] as const);
  const left = current.flatMap(([role, held]) =>
    held ? [{ role, days: daysLeft(held.metadata.signed.expires, now) }] : [],
  );
  return {
    lines: [
      'Published:',
      ...current.map(([role, held]) => (held ? describe(role, held, dueAt(role), now) : `  ${role}: nothing yet`)),
      'Keys:',
      ...describeKeys(home, state),
      ...(isStaged(state.staged)
        ? ['Staged:', ...talliesOf(state).map((one) => `  ${printTally(one)}`)]
        : ['Nothing is staged.']),
    ],
    expired: left.some(({ days }) => days <= 0),
    due: left.some(({ role, days }) => days < dueAt(role)),
  };
}

function currentOf(published: Published, role: Role): Held<AnyMetadata> | undefined {
  return role === 'root' ? published.roots.at(-1) : published[role];
}

function describe(role: Role, { version, metadata }: Held<AnyMetadata>, dueAt: number, now: Date): string {
  const { expires } = metadata.signed;
  const left = daysLeft(expires, now);
  const head = `  ${role} ${version}: until ${expires}`;
  if (left <= 0) return `${head}, EXPIRED; ${HOW_TO_RENEW[role]}`;
  return `${head}, ${left.toFixed(1)} days left${left < dueAt ? `; due: ${HOW_TO_RENEW[role]}` : ''}`;
}

const HOW_TO_RENEW: Readonly<Record<Role, string>> = {
  root: 'rotate --role root, sign, publish',
  targets: 'build --renew, sign, publish',
  snapshot: 'build --renew, sign, publish',
  timestamp: 'publish',
};

function describeKeys(home: Home, { root }: State): string[] {
  const inHome = new Map(listPublicKeys(home.keys).map(({ key, privateFile }) => [key.keyID, privateFile]));
  return ROLES.map((role) => {
    if (!root) return `  ${role}: no root yet`;
    const keys = keysOf(root.metadata.signed, role).map(
      ({ keyID }) => `${shortId(keyID)}${inHome.get(keyID) ? '' : ' (elsewhere)'}`,
    );
    return `  ${role}: ${thresholdOf(root.metadata.signed, role)} of ${keys.join(', ')}`;
  });
}
