import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { BaseFetcher, Updater } from 'tuf-js';
import { printFingerprint } from '../../lib/list/fingerprint.ts';
import { metadataPath } from '../../lib/list/tuf/layout.ts';
import { targetsSchema } from '../../lib/list/tuf/metadata.ts';
import { readSigned } from '../../lib/list/tuf/signed.ts';
import { refuseWrongDay } from './day.ts';
import { messageOf, PublishError } from './errors.ts';
import { versionsIn } from './held.ts';
import { verifyWithOwnClient } from './own-client.ts';

/**
 * Verifies a published folder twice: with tuf-js, a client that others made, downloading every target, and as the
 * extension does. The day of publication must be one, too.
 *
 * @returns what the list says of itself, in lines.
 * @throws {PublishError} `NOT_VERIFIED`, `DATE_WRONG`
 */
export async function verify(folder: string, now: Date): Promise<string[]> {
  const { lines, published } = await verifyTwice(folder, now);
  refuseWrongDay(published, now);
  return lines;
}

/** As `verify`, whatever day the list says it was published on. @throws {PublishError} `NOT_VERIFIED` */
export async function verifySignatures(folder: string, now: Date): Promise<string[]> {
  return (await verifyTwice(folder, now)).lines;
}

async function verifyTwice(folder: string, now: Date): Promise<{ lines: string[]; published: string }> {
  const files = await attempt(folder, 'tuf-js', () => verifyWithTuf(folder));
  const list = await attempt(folder, 'this project’s client', () => verifyWithOwnClient(folder, now));
  const lines = [
    `${folder} verifies: “${list.name}”, version ${list.version} of ${list.published},`,
    `${list.organisations} organisations in ${files} files.`,
    `Fingerprint, for readers who add it: ${printFingerprint(list.fingerprint)}`,
  ];
  return { lines, published: list.published };
}

async function attempt<T>(folder: string, client: string, check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch (cause) {
    throw new PublishError('NOT_VERIFIED', `${client} refuses ${folder}: ${messageOf(cause)}`, { cause });
  }
}

/**
 * Verifies a published folder with tuf-js, from its first root on. The time is that of the machine.
 *
 * @returns how many target files there are.
 * @throws whatever tuf-js finds wrong.
 */
async function verifyWithTuf(folder: string): Promise<number> {
  const scratch = mkdtempSync(join(tmpdir(), 'verify-'));
  try {
    cpSync(join(folder, metadataPath('root', 1)), join(scratch, 'root.json'));
    mkdirSync(join(scratch, 'targets'));
    const address = pathToFileURL(resolve(folder)).href;
    const updater = new Updater({
      metadataDir: scratch,
      metadataBaseUrl: `${address}/metadata`,
      targetBaseUrl: `${address}/targets`,
      fetcher: new FolderFetcher(),
      // It asks for as many roots as it is told to, for a folder has no “404”.
      config: { maxRootRotations: versionsIn(folder, 'root').length - 1 },
    });
    await updater.refresh();
    const { targets } = readSigned(readFileSync(join(scratch, 'targets.json')), targetsSchema).signed;
    for (const target of Object.keys(targets)) await download(updater, target, join(scratch, 'targets', 'file'));
    return Object.keys(targets).length;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function download(updater: Updater, target: string, file: string): Promise<void> {
  const info = await updater.getTargetInfo(target);
  if (!info) throw new Error(`${target} is not to be found`);
  await updater.downloadTarget(info, file);
}

/** Reads addresses that begin with `file:`. */
class FolderFetcher extends BaseFetcher {
  override async fetch(url: string): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    return new Blob([await readFile(fileURLToPath(url))]).stream();
  }
}
