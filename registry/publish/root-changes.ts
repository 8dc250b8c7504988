import type { Key } from '@tufjs/models';
import { ROLES, type Role } from '../../lib/list/tuf/layout.ts';
import type { HeldRoot } from './held.ts';
import { shortId } from './public-keys.ts';
import type { State } from './state.ts';
import { keysOf, thresholdOf } from './tally.ts';

/**
 * What a staged root changes, for whoever is to sign it: for each role how many of which keys have to sign, before and
 * after.
 *
 * @returns no lines when no root is staged.
 */
export function rootChanges({ staged, trusted }: Pick<State, 'staged' | 'trusted'>): string[] {
  const { root } = staged;
  if (!root) return [];
  const { version } = root;
  const until = `until ${root.metadata.signed.expires}`;
  if (!trusted)
    return [`Root ${version}, the first, ${until}:`, ...ROLES.flatMap((role) => change(undefined, root, role))];
  return [
    `Root ${version} after root ${trusted.version}, ${until}:`,
    ...ROLES.flatMap((role) => change(trusted, root, role)),
  ];
}

function change(before: HeldRoot | undefined, after: HeldRoot, role: Role): string[] {
  const [old, current] = [before ? keysOf(before.metadata.signed, role) : [], keysOf(after.metadata.signed, role)];
  const lines = [
    ...old.filter((key) => !isAmong(key, current)).map((key) => `    - ${shortId(key.keyID)}`),
    ...current.filter((key) => !isAmong(key, old)).map((key) => `    + ${shortId(key.keyID)}`),
  ];
  const [was, is] = [before && describe(before, role), describe(after, role)];
  if (was === is && lines.length === 0) return [`  ${role}: ${is}, as before`];
  return [`  ${role}: ${is}${was === undefined || was === is ? '' : `, before ${was}`}`, ...lines];
}

/** An id alone says little: metadata may put another key under it. */
function isAmong(key: Key, others: readonly Key[]): boolean {
  return others.some(({ keyID, keyVal }) => keyID === key.keyID && keyVal['public'] === key.keyVal['public']);
}

function describe({ metadata: { signed } }: HeldRoot, role: Role): string {
  const keys = keysOf(signed, role).length;
  return `${thresholdOf(signed, role)} of ${keys} ${keys === 1 ? 'key' : 'keys'}`;
}
