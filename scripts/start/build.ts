import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programArgs } from '../program.ts';
import { StartError } from './errors.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCES = ['components', 'entrypoints', 'lib', 'locales', 'public', 'registry'];
const FILES = ['package.json', 'tsconfig.json', 'wxt.config.ts'];
/** Written by the build itself. */
const GENERATED = join('public', 'list');
const OUTPUT = { chromium: '.output/chrome-mv3', firefox: '.output/firefox-mv2' } as const;

/**
 * The folder of the built extension, built first when it is missing or older than its sources.
 *
 * @throws StartError `BUILD_FAILED` with what the build said
 */
export function buildExtension(browser: keyof typeof OUTPUT, say: (line: string) => void): string {
  const folder = join(ROOT, OUTPUT[browser]);
  if (isFresh(join(folder, 'manifest.json'))) return folder;
  say('Building the extension ...');
  const args = browser === 'firefox' ? ['build', '-b', 'firefox'] : ['build'];
  const result = spawnSync(process.execPath, programArgs(ROOT, 'wxt', args), { cwd: ROOT, encoding: 'utf8' });
  if (result.status === 0 && existsSync(join(folder, 'manifest.json'))) return folder;
  const said = `${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`.trim();
  throw new StartError('BUILD_FAILED', `"wxt ${args.join(' ')}" failed:\n${said}`);
}

function isFresh(manifest: string): boolean {
  if (!existsSync(manifest)) return false;
  const built = statSync(manifest).mtimeMs;
  return newestSource() <= built;
}

function newestSource(): number {
  const files = SOURCES.filter((folder) => existsSync(join(ROOT, folder))).flatMap(filesIn);
  const times = [...FILES, ...files].map((file) => statSync(join(ROOT, file)).mtimeMs);
  return Math.max(...times);
}

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
    .filter((file) => !file.startsWith(GENERATED));
}
