import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBundle } from '../../registry/bundle.ts';
import { filesBelow } from './archive.ts';
import type { ReleaseInput } from './build.ts';
import { notesOf } from './changelog.ts';
import { ReleaseError } from './errors.ts';
import { INPUT_FILE, PUBLICATION_FOLDER, pack } from './pack.ts';
import { cleanCheckout } from './sources.ts';

/** What whoever releases has to say. */
export interface ReleaseOptions {
  /** A published list's folder. */
  publication?: string | undefined;
  listUrl?: string | undefined;
  /** Runs the whole suite. @returns false when anything failed. */
  runSuite(): boolean;
  now?: Date;
}

/**
 * Makes a release of the sources as they are committed. The same commit with the same list gives the same bytes, on
 * whichever day.
 *
 * @param root of the sources.
 * @returns the folder of what the stores take.
 * @throws {ReleaseError} for everything that keeps it from being one: see {@link ReleaseError.code}. Nothing is
 *   written then.
 */
export async function release(root: string, options: ReleaseOptions): Promise<string> {
  const { publication, listUrl, runSuite, now = new Date() } = options;
  const tested = cleanCheckout(root);
  const version = versionOf(root);
  const notes = notesOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version);
  const list = await checkedList(publication, listUrl, now);
  if (!runSuite()) throw new ReleaseError('RELEASE_SUITE_FAILED', 'a version that fails its own tests is none');
  // The suite takes a while, and somebody may have gone on working meanwhile.
  const { commit, committed, files } = cleanCheckout(root);
  if (commit !== tested.commit) throw new ReleaseError('RELEASE_DIRTY', 'another commit is here than was tested');
  const out = outFolder(root, version);
  // No later than now: a list that has expired must not pass by a clock that was wrong when it was committed.
  const epoch = Math.min(committed, seconds(now));
  pack({ root, publication: list.publication, sources: files, notes, out }, { version, listUrl: list.listUrl, epoch });
  return out;
}

/**
 * Builds a version again from its unpacked source archive.
 *
 * @throws {ReleaseError} `RELEASE_NOT_SOURCES` when the folder is none.
 */
export async function rebuild(root: string): Promise<string> {
  const inputFile = join(root, INPUT_FILE);
  const publication = join(root, PUBLICATION_FOLDER);
  if (!existsSync(inputFile) || !existsSync(publication)) {
    throw new ReleaseError(
      'RELEASE_NOT_SOURCES',
      `${INPUT_FILE} and ${PUBLICATION_FOLDER}/ come with a source archive`,
    );
  }
  const input: ReleaseInput = JSON.parse(readFileSync(inputFile, 'utf8'));
  const notes = notesOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), input.version);
  const out = outFolder(root, input.version);
  pack({ root, publication, sources: sourcesOf(root), notes, out }, input);
  return out;
}

/** The list is looked at before the suite runs, as the build will look at it: an hour later would be late. */
async function checkedList(publication: string | undefined, url: string | undefined, now: Date) {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    await writeBundle({ publication, url, release: true, now, outFile: join(folder, 'bundle.json') });
  } catch (error) {
    throw new ReleaseError('RELEASE_LIST_MISSING', error instanceof Error ? error.message : String(error));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return { publication: publication ?? '', listUrl: url ?? '' };
}

/** Beside the sources in an unpacked archive: what came with them, and what installing and building add. */
const ADDED = new Set(['node_modules', '.output', '.wxt', 'artifacts', 'release', PUBLICATION_FOLDER, INPUT_FILE]);

/** What was in the archive: everything but what installing and building have added. */
function sourcesOf(root: string): Map<string, Uint8Array> {
  return new Map([...filesBelow(root, ADDED)].filter(([path]) => !path.startsWith('public/list/')));
}

function versionOf(root: string): string {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;
}

function outFolder(root: string, version: string): string {
  return join(root, 'release', version);
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
