import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { faultOfDay } from './day.ts';
import { PublishError } from './errors.ts';
import { makeOpen, openToReaders, READABLE, readIfThere, writeWhole } from './files.ts';
import { type Home, requireApart } from './home.ts';
import { type Publication, refuseOlder } from './older.ts';
import { prune } from './prune.ts';
import { restage } from './restage.ts';
import { clearStagedList } from './stage.ts';
import { readState, type State } from './state.ts';
import { isComplete, keysOf, printTally, talliesOf } from './tally.ts';
import { pathsOf, readListHead, readTargetFiles } from './target-files.ts';
import { makeSignedTimestamp, type TimestampKeys } from './timestamp.ts';
import { verify, verifySignatures } from './verify.ts';
import { type Publishable, withoutUnfinishedRoot } from './without-root.ts';

type Write = (file: string, bytes: Uint8Array, mode?: number) => void;

export interface PublishOptions extends TimestampKeys {
  /** The folder that is served. */
  out: string;
  /** Leave what is staged alone: the daily renewal must not wait until everybody has signed. */
  timestampOnly?: boolean | undefined;
  /** How a file gets into its place. */
  write?: Write;
}

/**
 * Publishes what is staged, or else renews the timestamp. Nothing changes unless two clients accept the result; and
 * whoever reads the folder meanwhile finds either the former publication or this one, for the timestamp comes last. A
 * staged root that lacks signatures stays staged while the rest is published, where that is complete without it.
 *
 * What is damaged or missing in the folder is put back.
 *
 * @returns what was done, in lines.
 * @throws {PublishError} `NOT_INITIALISED`, `NOT_PUBLISHED`, `NOT_SIGNED`, `NOT_VERIFIED`, `DATE_WRONG`, `NO_KEYS`,
 *   `KEY_NOT_COUNTED`, `PUBLISH_OLDER`, `PUBLISH_OTHER_LIST`, `OUT_IN_HOME`, `PASSPHRASE_*`, `FILE_CORRUPT`,
 *   `STAGED_OUTDATED`.
 */
export async function publish(home: Home, options: PublishOptions, now: Date): Promise<string[]> {
  const { out, timestampOnly = false, write = writeWhole } = options;
  requireApart(home, out);
  const { state, aside } = whatToPublish(home, timestampOnly, now);
  const { next, lines } = await makeNext(home, state, options, now);
  refuseOlder(out, next);
  const files = filesOf(home, next);
  const verified = await verifyBefore(home, files, now, timestampOnly);

  for (const [path, bytes] of files) putInto(home.repository, path, bytes, write);
  if (aside.length > 0) clearStagedList(home);
  else if (!timestampOnly) rmSync(home.staged, { recursive: true, force: true });
  makeOpen(out);
  for (const [path, bytes] of files) serve(out, path, bytes, write);
  const removed = prune(out, next) + prune(home.repository, next);
  await verifySignatures(out, now);
  if (aside.length > 0) stageForRoot(home, now);
  return [
    ...lines,
    `Published to ${out}: ${verified.join(' ').replace(/^.* verifies: /, '')}`,
    `Timestamp ${next.timestamp.version} counts until ${next.timestamp.metadata.signed.expires}.`,
    ...(removed > 0 ? [`Removed ${removed} old files.`] : []),
    ...(timestampOnly ? warnOfDay(home, next, now) : []),
    ...(aside.length > 0 ? ['Left aside, and still staged:', ...aside.map((one) => `  ${printTally(one)}`)] : []),
  ];
}

function whatToPublish(home: Home, timestampOnly: boolean, now: Date): Publishable {
  const state = readState(home);
  if (timestampOnly) return { state: withoutStaged(state), aside: [] };
  return withoutUnfinishedRoot(completed(home, state, now));
}

function warnOfDay(home: Home, { targets }: Publication, now: Date): string[] {
  const fault = faultOfDay(readListHead(targets, [home.repository]).published, now);
  return fault ? [`Warning: ${fault}; build and publish it with today’s date.`] : [];
}

/** A root that came into its signatures may want the list signed anew, when that was published without it. */
function completed(home: Home, state: State, now: Date): State {
  if (!state.staged.root) return state;
  restage(home, state, new Set(), now);
  return readState(home);
}

/** What was published without the staged root, by keys that it takes out, is staged anew for it. */
function stageForRoot(home: Home, now: Date): void {
  const state = readState(home);
  const { trusted, root } = state;
  if (!trusted || !root) return;
  const ids = (role: 'targets' | 'snapshot', held: typeof root) =>
    keysOf(held.metadata.signed, role).map(({ keyID }) => keyID);
  const removed = (['targets', 'snapshot'] as const).flatMap((role) =>
    ids(role, trusted).filter((keyId) => !ids(role, root).includes(keyId)),
  );
  restage(home, state, new Set(removed), now);
}

function withoutStaged(state: State): State {
  const staged = { root: undefined, targets: undefined, snapshot: undefined };
  return { ...state, staged, root: state.trusted };
}

async function makeNext(
  home: Home,
  state: State,
  options: PublishOptions,
  now: Date,
): Promise<{ next: Publication; lines: string[] }> {
  const { published, staged, root } = state;
  if (!root) throw new PublishError('NOT_INITIALISED', 'there is no root yet; make keys, then use init');
  const targets = staged.targets ?? published.targets;
  const snapshot = staged.snapshot ?? published.snapshot;
  if (!targets || !snapshot) throw new PublishError('NOT_PUBLISHED', 'there is no list to publish; use build first');
  const incomplete = talliesOf(state).filter((one) => !isComplete(one));
  if (incomplete.length > 0) throw new PublishError('NOT_SIGNED', incomplete.map(printTally).join('\n'));
  const { timestamp, lines } = await makeSignedTimestamp(home, published, root, snapshot, options, now);
  const roots = staged.root ? [...published.roots, staged.root] : published.roots;
  return { next: { roots, snapshot, targets, timestamp }, lines };
}

/** In the order in which they are put into place. */
function filesOf(home: Home, { roots, snapshot, targets, timestamp }: Publication): Map<string, Uint8Array> {
  const content = readTargetFiles(targets, [home.staged, home.repository]);
  const places = pathsOf(targets);
  return new Map([
    ...[...content].map(([target, bytes]) => [places.get(target)?.path ?? target, bytes] as const),
    ...[targets, snapshot, ...roots, timestamp].map(({ path, bytes }) => [path, bytes] as const),
  ]);
}

/** A renewal is of a list that is in use already: with a wrong day it had better be renewed than expire. */
async function verifyBefore(
  home: Home,
  files: ReadonlyMap<string, Uint8Array>,
  now: Date,
  isRenewal: boolean,
): Promise<string[]> {
  const folder = join(home.folder, 'next');
  try {
    rmSync(folder, { recursive: true, force: true });
    for (const [path, bytes] of files) writeWhole(join(folder, path), bytes);
    return await (isRenewal ? verifySignatures : verify)(folder, now);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function putInto(folder: string, path: string, bytes: Uint8Array, write: Write, mode?: number): void {
  const file = join(folder, path);
  const there = readIfThere(file);
  if (!there || Buffer.compare(there, bytes) !== 0) write(file, bytes, mode);
}

/** Whatever mask the command runs under, the web server must be able to read what is served. */
function serve(out: string, path: string, bytes: Uint8Array, write: Write): void {
  makeOpen(dirname(join(out, path)));
  putInto(out, path, bytes, write, READABLE);
  openToReaders(out, path);
}
