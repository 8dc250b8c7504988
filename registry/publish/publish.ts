import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PublishError } from './errors.ts';
import { readIfThere, writeWhole } from './files.ts';
import { type HeldRoot, type HeldSnapshot, type HeldTargets, type HeldTimestamp, hold } from './held.ts';
import type { Home } from './home.ts';
import { expiryOf } from './lifetimes.ts';
import { makeTimestamp, signMetadata } from './metadata.ts';
import { refuseOlder } from './older.ts';
import type { AskPassphrase } from './passphrase.ts';
import { openKeys } from './private-keys.ts';
import { prune } from './prune.ts';
import { listPublicKeys, shortId } from './public-keys.ts';
import { readState, type State } from './state.ts';
import { isComplete, keysOf, printTally, talliesOf, tally } from './tally.ts';
import { pathsOf, readTargetFiles } from './target-files.ts';
import { verify } from './verify.ts';

export interface PublishOptions {
  /** The folder that is served. */
  out: string;
  /** Files of the timestamp's private keys; those in the home when absent. */
  keys?: readonly string[] | undefined;
  ask: AskPassphrase;
  /** Leave what is staged alone: the daily renewal must not wait until everybody has signed. */
  timestampOnly?: boolean | undefined;
  /** How a file gets into its place. */
  write?: (file: string, bytes: Uint8Array) => void;
}

/** Everything that is current after a publication. */
interface Next {
  roots: readonly HeldRoot[];
  snapshot: HeldSnapshot;
  targets: HeldTargets;
  timestamp: HeldTimestamp;
}

/**
 * Publishes what is staged, or else renews the timestamp. Nothing changes unless two clients accept the result; and
 * whoever reads the folder meanwhile finds either the former publication or this one, for the timestamp comes last.
 *
 * @returns what was done, in lines.
 * @throws {PublishError} `NOT_INITIALISED`, `NOT_PUBLISHED`, `NOT_SIGNED`, `NOT_VERIFIED`, `NO_KEYS`, `KEY_NOT_COUNTED`,
 *   `PUBLISH_OLDER`, `PUBLISH_OTHER_LIST`, `PASSPHRASE_*`, `FILE_CORRUPT`, `STAGED_OUTDATED`.
 */
export async function publish(home: Home, options: PublishOptions, now: Date): Promise<string[]> {
  const { out, timestampOnly = false, write = writeWhole } = options;
  const state = timestampOnly ? withoutStaged(readState(home)) : readState(home);
  const next = await makeNext(home, state, options, now);
  refuseOlder(out, next);
  const files = filesOf(home, next);
  const verified = await verifyBefore(home, files, now);

  for (const [path, bytes] of files) putInto(home.repository, path, bytes, write);
  if (!timestampOnly) rmSync(home.staged, { recursive: true, force: true });
  for (const [path, bytes] of files) putInto(out, path, bytes, write);
  const removed = prune(out) + prune(home.repository);
  return [
    `Published to ${out}: ${verified.join(' ').replace(/^.* verifies: /, '')}`,
    `Timestamp ${next.timestamp.version} counts until ${next.timestamp.metadata.signed.expires}.`,
    ...(removed > 0 ? [`Removed ${removed} old files.`] : []),
  ];
}

function withoutStaged(state: State): State {
  const staged = { root: undefined, targets: undefined, snapshot: undefined };
  return { ...state, staged, root: state.trusted };
}

async function makeNext(home: Home, state: State, options: PublishOptions, now: Date): Promise<Next> {
  const { published, staged, root } = state;
  if (!root) throw new PublishError('NOT_INITIALISED', 'there is no root yet; make keys, then use init');
  const targets = staged.targets ?? published.targets;
  const snapshot = staged.snapshot ?? published.snapshot;
  if (!targets || !snapshot) throw new PublishError('NOT_PUBLISHED', 'there is no list to publish; use build first');
  const incomplete = talliesOf(state).filter((one) => !isComplete(one));
  if (incomplete.length > 0) throw new PublishError('NOT_SIGNED', incomplete.map(printTally).join('\n'));
  const timestamp = await makeSignedTimestamp(home, state, root, snapshot, options, now);
  return { roots: staged.root ? [...published.roots, staged.root] : published.roots, snapshot, targets, timestamp };
}

async function makeSignedTimestamp(
  home: Home,
  { published }: State,
  root: HeldRoot,
  snapshot: HeldSnapshot,
  options: PublishOptions,
  now: Date,
): Promise<HeldTimestamp> {
  const counted = new Set(keysOf(root.metadata.signed, 'timestamp').map(({ keyID }) => keyID));
  const inHome = () =>
    listPublicKeys(home.keys).flatMap(({ key, privateFile }) =>
      privateFile && counted.has(key.keyID) ? [privateFile] : [],
    );
  const keys = await openKeys(options.keys ?? inHome(), options.ask);
  if (keys.length === 0) {
    throw new PublishError('NO_KEYS', `no timestamp key (${[...counted].map(shortId).join(', ')}) is in ${home.keys}`);
  }
  const stranger = keys.find(({ key }) => !counted.has(key.keyID));
  if (stranger) throw new PublishError('KEY_NOT_COUNTED', `${shortId(stranger.key.keyID)} is no timestamp key`);
  const version = (published.timestamp?.version ?? 0) + 1;
  const metadata = signMetadata(makeTimestamp(version, expiryOf('timestamp', now), snapshot), keys);
  const signed = tally(root, 'timestamp', metadata);
  if (!isComplete(signed)) throw new PublishError('NOT_SIGNED', printTally(signed));
  return hold('timestamp', metadata);
}

/** In the order in which they are put into place. */
function filesOf(home: Home, { roots, snapshot, targets, timestamp }: Next): Map<string, Uint8Array> {
  const content = readTargetFiles(targets, [home.staged, home.repository]);
  const places = pathsOf(targets);
  return new Map([
    ...[...content].map(([target, bytes]) => [places.get(target)?.path ?? target, bytes] as const),
    ...[targets, snapshot, ...roots, timestamp].map(({ path, bytes }) => [path, bytes] as const),
  ]);
}

async function verifyBefore(home: Home, files: ReadonlyMap<string, Uint8Array>, now: Date): Promise<string[]> {
  const folder = join(home.folder, 'next');
  try {
    rmSync(folder, { recursive: true, force: true });
    for (const [path, bytes] of files) writeWhole(join(folder, path), bytes);
    return await verify(folder, now);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function putInto(
  folder: string,
  path: string,
  bytes: Uint8Array,
  write: (file: string, bytes: Uint8Array) => void,
): void {
  const file = join(folder, path);
  const there = readIfThere(file);
  if (!there || Buffer.compare(there, bytes) !== 0) write(file, bytes);
}
