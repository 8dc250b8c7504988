/**
 * `npm run release -- --list FOLDER --url ADDRESS`: everything that the stores take, into `release/<version>/`.
 * In an unpacked source archive, `npm run release -- --rebuild` makes the same bytes again.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { filesBelow } from './release/archive.ts';
import { ReleaseError } from './release/errors.ts';
import { rebuild, release } from './release/release.ts';

const USAGE = `Usage: npm run release -- --list FOLDER --url ADDRESS
       npm run release -- --rebuild

  --list FOLDER   the published list that comes with the extension (or LIST_PUBLICATION)
  --url ADDRESS   where it is synced from, slash at the end (or LIST_URL)
  --rebuild       in an unpacked source archive: builds the version that it is the source of`;

const root = join(import.meta.dirname, '..');

try {
  const values = options();
  if (values.help) console.log(USAGE);
  else if (values.rebuild) tell(await rebuild(root));
  else {
    const { LIST_PUBLICATION, LIST_URL } = process.env;
    const publication = values.list ?? LIST_PUBLICATION;
    tell(
      await release(root, {
        ...(publication && { publication: resolve(publication) }),
        listUrl: values.url ?? LIST_URL,
        runSuite,
      }),
    );
  }
} catch (error) {
  if (!(error instanceof ReleaseError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** @throws {ReleaseError} `RELEASE_USAGE` */
function options() {
  try {
    return parseArgs({
      options: {
        list: { type: 'string' },
        url: { type: 'string' },
        rebuild: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new ReleaseError('RELEASE_USAGE', `${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

function runSuite(): boolean {
  const result = spawnSync('npm', ['test'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  return result.status === 0;
}

function tell(folder: string): void {
  for (const [name, bytes] of filesBelow(folder)) console.log(`${String(bytes.length).padStart(9)} bytes  ${name}`);
  if (existsSync(join(folder, 'SHA256SUMS'))) console.log(readFileSync(join(folder, 'SHA256SUMS'), 'utf8'));
}
