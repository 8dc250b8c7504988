import type { Key } from '@tufjs/models';
import type { Role } from '../../lib/list/tuf/layout.ts';
import { PublishError } from './errors.ts';
import { type Held, type HeldSnapshot, type HeldTargets, hold, writeHeld } from './held.ts';
import type { Home } from './home.ts';
import type { SigningKey } from './keys.ts';
import { type AnyMetadata, signMetadata } from './metadata.ts';
import type { AskPassphrase } from './passphrase.ts';
import { openKeys } from './private-keys.ts';
import { listPublicKeys, shortId } from './public-keys.ts';
import { fitsTargets } from './snapshot-fits.ts';
import { refreshSnapshot } from './stage.ts';
import { isStaged, readState, type State } from './state.ts';
import { isComplete, keysOf, printTally, talliesOf, tally } from './tally.ts';

export interface SignOptions {
  /** Only what is staged of this role. */
  role?: Exclude<Role, 'timestamp'> | undefined;
  /** Files of private keys; those in the home that count when absent. */
  keys?: readonly string[] | undefined;
  ask: AskPassphrase;
}

/**
 * Signs what is staged with every key at hand that counts for it.
 *
 * @returns for each role how many signatures there are and which are missing, in lines.
 * @throws {PublishError} `NOTHING_STAGED`, `NOT_INITIALISED`, `NO_KEYS`, `KEY_NOT_COUNTED`, `PASSPHRASE_*`, `FILE_CORRUPT`
 */
export async function sign(home: Home, options: SignOptions): Promise<string[]> {
  const before = readState(home);
  if (!isStaged(before.staged)) throw new PublishError('NOTHING_STAGED', 'there is nothing to sign');
  const counted = countedKeys(before, options.role);
  const keys = await openKeys(filesToOpen(home, counted, options.keys), options.ask);
  if (keys.length === 0) {
    const wanted = [...counted].map(shortId).join(', ') || 'none';
    throw new PublishError('NO_KEYS', `no key that counts is in ${home.keys}; name one with --key (wanted: ${wanted})`);
  }
  const stranger = keys.find(({ key }) => !counted.has(key.keyID));
  if (stranger) {
    throw new PublishError('KEY_NOT_COUNTED', `key ${shortId(stranger.key.keyID)} counts for nothing that is staged`);
  }
  const wants = (role: Role) => options.role === undefined || options.role === role;
  if (wants('root')) signRoot(home, before, keys);
  const targets = wants('targets') ? signTargets(home, before, keys) : before.staged.targets;
  const waiting = signSnapshot(home, before, targets, wants('snapshot') ? keys : []);
  return [...talliesOf(readState(home)).map(printTally), ...waiting];
}

/** Ids of the keys whose signatures count for what is staged. */
function countedKeys({ staged, trusted, root }: State, only: Role | undefined): Set<string> {
  if (!root) throw new PublishError('NOT_INITIALISED', 'there is no root that says which keys count');
  const counted: Key[] = [];
  if (staged.root && (only ?? 'root') === 'root') {
    counted.push(...keysOf(root.metadata.signed, 'root'), ...(trusted ? keysOf(trusted.metadata.signed, 'root') : []));
  }
  for (const role of ['targets', 'snapshot'] as const) {
    if (staged[role] && (only ?? role) === role) counted.push(...keysOf(root.metadata.signed, role));
  }
  return new Set(counted.map(({ keyID }) => keyID));
}

function filesToOpen(
  home: Home,
  counted: ReadonlySet<string>,
  named: readonly string[] | undefined,
): readonly string[] {
  if (named) return named;
  return listPublicKeys(home.keys).flatMap(({ key, privateFile }) =>
    privateFile && counted.has(key.keyID) ? [privateFile] : [],
  );
}

/** The keys of the root before sign only as far as they are needed: one of them may be on its way out because it was stolen. */
function signRoot(home: Home, { staged, trusted }: State, keys: readonly SigningKey[]): void {
  if (!staged.root) return;
  const { metadata } = staged.root;
  const own = new Set(keysOf(metadata.signed, 'root').map(({ keyID }) => keyID));
  signMetadata(metadata, among(keys, own));
  for (const key of keys) {
    if (!trusted || own.has(key.key.keyID) || isComplete(tally(trusted, 'root', metadata))) continue;
    const former = new Set(keysOf(trusted.metadata.signed, 'root').map(({ keyID }) => keyID));
    signMetadata(metadata, among([key], former));
  }
  writeHeld(home.staged, hold('root', metadata));
}

function signTargets(home: Home, { staged, root }: State, keys: readonly SigningKey[]): HeldTargets | undefined {
  if (!staged.targets || !root) return staged.targets;
  return addSignatures(home, staged.targets, 'targets', root, keys);
}

/** @returns why a snapshot could not be signed yet, in lines. */
function signSnapshot(
  home: Home,
  { staged, root }: State,
  targets: HeldTargets | undefined,
  keys: readonly SigningKey[],
) {
  if (!staged.snapshot || !root) return [];
  const snapshot: HeldSnapshot =
    targets && !fitsTargets(staged.snapshot, targets)
      ? refreshSnapshot(home, staged.snapshot, targets)
      : staged.snapshot;
  if (targets && !isComplete(tally(root, 'targets', targets.metadata))) {
    return ['The snapshot is signed over the finished targets, so their signatures come first.'];
  }
  addSignatures(home, snapshot, 'snapshot', root, keys);
  return [];
}

function addSignatures<T extends AnyMetadata>(
  home: Home,
  held: Held<T>,
  role: Role,
  root: NonNullable<State['root']>,
  keys: readonly SigningKey[],
): Held<T> {
  const own = new Set(keysOf(root.metadata.signed, role).map(({ keyID }) => keyID));
  return writeHeld(home.staged, hold(role, signMetadata(held.metadata, among(keys, own))));
}

function among(keys: readonly SigningKey[], keyIds: ReadonlySet<string>): SigningKey[] {
  return keys.filter(({ key }) => keyIds.has(key.keyID));
}
