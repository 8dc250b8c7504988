import type { Key } from '@tufjs/models';
import type { Role } from '../../lib/list/tuf/layout.ts';
import { PublishError } from './errors.ts';
import { type Held, type HeldRoot, type HeldSnapshot, type HeldTargets, hold, writeHeld } from './held.ts';
import type { Home } from './home.ts';
import type { SigningKey } from './keys.ts';
import { describePassedOver, openKeysAtHand } from './keys-at-hand.ts';
import { type AnyMetadata, signMetadata } from './metadata.ts';
import type { AskPassphrase } from './passphrase.ts';
import { rootChanges } from './root-changes.ts';
import { fitsTargets } from './snapshot-fits.ts';
import { refreshSnapshot } from './stage.ts';
import { isStaged, readState, type State } from './state.ts';
import { isComplete, keysOf, printTally, talliesOf, tally } from './tally.ts';
import { withoutUnfinishedRoot } from './without-root.ts';

export interface SignOptions {
  /** Only what is staged of this role. */
  role?: Exclude<Role, 'timestamp'> | undefined;
  /** Files of private keys; those in the home that count when absent. */
  keys?: readonly string[] | undefined;
  ask: AskPassphrase;
  /** Is told, line by line, what a staged root changes, before anybody gives a passphrase for it. */
  tell?: ((line: string) => void) | undefined;
}

/** Roots by whose keys the list may be signed. */
type Signers = readonly HeldRoot[];

/**
 * Signs what is staged with every key at hand that counts for it.
 *
 * @returns for each role how many signatures there are and which are missing, in lines.
 * @throws {PublishError} `NOTHING_STAGED`, `NOT_INITIALISED`, `NO_KEYS`, `KEY_NOT_COUNTED`, `PASSPHRASE_*`, `FILE_CORRUPT`
 */
export async function sign(home: Home, options: SignOptions): Promise<string[]> {
  const before = readState(home);
  if (!isStaged(before.staged)) throw new PublishError('NOTHING_STAGED', 'there is nothing to sign');
  const wants = (role: Role) => options.role === undefined || options.role === role;
  if (wants('root')) for (const line of rootChanges(before)) options.tell?.(line);
  const signers = signersOf(before, options.keys !== undefined);
  const counted = countedKeys(before, signers, wants);
  const what = 'nothing that is staged';
  const atHand = await openKeysAtHand(home, { counted, what, named: options.keys, ask: options.ask });
  const { keys } = atHand;
  if (wants('root')) signRoot(home, before, keys);
  const targets = wants('targets') ? signTargets(home, before, keys, signers) : before.staged.targets;
  const waiting = signSnapshot(home, before, targets, wants('snapshot') ? keys : [], signers);
  const after = readState(home);
  return [...talliesOf(after).map(printTally), ...waiting, ...describeAside(after), ...describePassedOver(atHand)];
}

/**
 * Until a staged root has its signatures, keys of the trusted root may still be needed, to publish without it. One that
 * is on its way out signs only when it is named: it may have been stolen.
 */
function signersOf({ root, trusted }: State, areNamed: boolean): Signers {
  return [root, areNamed ? trusted : undefined].flatMap((held) => held ?? []);
}

/** Ids of the keys whose signatures count for what is staged. */
function countedKeys({ staged, trusted, root }: State, signers: Signers, wants: (role: Role) => boolean): Set<string> {
  if (!root) throw new PublishError('NOT_INITIALISED', 'there is no root that says which keys count');
  const counted: Key[] = [];
  if (staged.root && wants('root')) {
    counted.push(...keysOf(root.metadata.signed, 'root'), ...(trusted ? keysOf(trusted.metadata.signed, 'root') : []));
  }
  for (const role of ['targets', 'snapshot'] as const) {
    if (!staged[role] || !wants(role)) continue;
    counted.push(...signers.flatMap(({ metadata }) => keysOf(metadata.signed, role)));
  }
  return new Set(counted.map(({ keyID }) => keyID));
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

function signTargets(home: Home, { staged }: State, keys: readonly SigningKey[], signers: Signers) {
  return staged.targets && addSignatures(home, staged.targets, 'targets', keys, signers);
}

/** @returns why a snapshot could not be signed yet, in lines. */
function signSnapshot(
  home: Home,
  { staged, root, trusted }: State,
  targets: HeldTargets | undefined,
  keys: readonly SigningKey[],
  signers: Signers,
): string[] {
  if (!staged.snapshot || !root) return [];
  const snapshot: HeldSnapshot =
    targets && !fitsTargets(staged.snapshot, targets)
      ? refreshSnapshot(home, staged.snapshot, targets)
      : staged.snapshot;
  const isFinished = (by: HeldRoot) => !targets || isComplete(tally(by, 'targets', targets.metadata));
  if (!isFinished(root) && !(trusted && isFinished(trusted))) {
    return ['The snapshot is signed over the finished targets, so their signatures come first.'];
  }
  addSignatures(home, snapshot, 'snapshot', keys, signers);
  return [];
}

function describeAside(state: State): string[] {
  if (withoutUnfinishedRoot(state).aside.length === 0) return [];
  return [`The list can be published already, without root ${state.staged.root?.version}.`];
}

function addSignatures<T extends AnyMetadata>(
  home: Home,
  held: Held<T>,
  role: Role,
  keys: readonly SigningKey[],
  signers: Signers,
): Held<T> {
  const counted = new Set(signers.flatMap(({ metadata }) => keysOf(metadata.signed, role)).map(({ keyID }) => keyID));
  return writeHeld(home.staged, hold(role, signMetadata(held.metadata, among(keys, counted))));
}

function among(keys: readonly SigningKey[], keyIds: ReadonlySet<string>): SigningKey[] {
  return keys.filter(({ key }) => keyIds.has(key.keyID));
}
