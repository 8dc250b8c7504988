import { join } from 'node:path';
import { PublishError } from './errors.ts';
import {
  type Held,
  type HeldRoot,
  type HeldSnapshot,
  type HeldTargets,
  hold,
  readHeld,
  versionsIn,
  writeHeld,
} from './held.ts';
import type { Home } from './home.ts';
import type { AnyMetadata } from './metadata.ts';
import { shortId } from './public-keys.ts';
import { fitsTargets } from './snapshot-fits.ts';
import { remakeSnapshot } from './stage.ts';
import { isStaged, readState, type State } from './state.ts';
import { isSignedBy, keysOf, printTally, talliesOf } from './tally.ts';

const SIGNED_APART = ['root', 'targets', 'snapshot'] as const;
type SignedApart = (typeof SIGNED_APART)[number];

/**
 * Takes over the signatures that were made in an exported folder. Only signatures are taken, and only over exactly what
 * is staged here: what was staged in its place since, published or given up does not come back with them.
 *
 * @returns what was collected and what is missing still, in lines.
 * @throws {PublishError} `NOTHING_STAGED`, `FILE_CORRUPT`, `STAGED_OUTDATED`; `NOT_STAGED_HERE` when nothing in the
 *   folder is what is staged here.
 */
export function collect(home: Home, folder: string): string[] {
  const state = readState(home);
  if (!isStaged(state.staged)) throw new PublishError('NOTHING_STAGED', 'there is nothing to collect signatures for');
  const brought = SIGNED_APART.flatMap((role) => {
    const held = newestIn(join(folder, 'staged'), role);
    return held ? [{ role, held }] : [];
  });
  if (brought.length === 0) throw new PublishError('NOT_STAGED_HERE', `nothing was exported to ${folder}`);
  const outcomes = brought.map(({ role, held }) => takeOver(home, role, held));
  if (outcomes.every(({ isOurs }) => !isOurs)) {
    throw new PublishError('NOT_STAGED_HERE', outcomes.map(({ line }) => line).join('; '));
  }
  return [...outcomes.map(({ line }) => line), ...talliesOf(readState(home)).map(printTally)];
}

function newestIn(folder: string, role: SignedApart): Held<AnyMetadata> | undefined {
  const version = versionsIn(folder, role).at(-1);
  return version === undefined ? undefined : readHeld(folder, role, version);
}

interface Outcome {
  line: string;
  /** The brought piece is what is staged here, but for signatures. */
  isOurs: boolean;
}

function takeOver(home: Home, role: SignedApart, brought: Held<AnyMetadata>): Outcome {
  // Read anew: the snapshot depends on the targets, which may just have been signed.
  const state = readState(home);
  const ours = stagedPiece(state, role);
  const name = `${role} ${brought.version}`;
  if (!ours || !isSame(ours, brought)) return { line: `${name}: not what is staged here, passed over`, isOurs: false };
  const { metadata } = ours;
  const signed: string[] = [];
  for (const key of signersOf(state, role)) {
    const signature = brought.metadata.signatures[key.keyID];
    if (!signature || isSignedBy(key, metadata) || !isSignedBy(key, brought.metadata)) continue;
    metadata.signatures[key.keyID] = signature;
    signed.push(shortId(key.keyID));
  }
  writeHeld(home.staged, hold(role, metadata));
  return {
    line: `${name}: ${signed.length === 0 ? 'no new signature' : `signed by ${signed.join(', ')}`}`,
    isOurs: true,
  };
}

function stagedPiece({ staged }: State, role: SignedApart): HeldRoot | HeldTargets | HeldSnapshot | undefined {
  const { targets, snapshot } = staged;
  if (role !== 'snapshot' || !snapshot || !targets || fitsTargets(snapshot, targets)) return staged[role];
  return remakeSnapshot(snapshot, targets);
}

function isSame(one: Held<AnyMetadata>, other: Held<AnyMetadata>): boolean {
  return JSON.stringify(one.metadata.signed.toJSON()) === JSON.stringify(other.metadata.signed.toJSON());
}

/** The keys that may sign a piece, by the trusted root or the staged one. */
function signersOf({ root, trusted }: State, role: SignedApart) {
  const keys = [trusted, root].flatMap((held) => (held ? keysOf(held.metadata.signed, role) : []));
  return new Map(keys.map((key) => [key.keyID, key])).values();
}
