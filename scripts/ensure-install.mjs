// Makes the npm scripts work on a fresh clone: installs what is missing before the first of them runs.
// Plain JavaScript for Node 20, with no dependencies, because nothing is installed yet.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const lock = join(root, 'package-lock.json');
const installed = join(root, 'node_modules', '.package-lock.json');

if (!isInstalled()) {
  console.error('Installing packages (npm ci), about half a minute ...');
  run('npm', ['ci', '--no-audit', '--no-fund']);
}
if (!existsSync(join(root, '.wxt', 'tsconfig.json'))) run('npx', ['wxt', 'prepare']);
refuseOldNode();

/**
 * True when every package is there in the version that is wanted, as npm notes it among them. Their contents are compared,
 * for times say nothing: in a copy of the folder every file may be as new as any other, and installing anew empties
 * `node_modules` first, which a machine without a network never gets back.
 */
function isInstalled() {
  if (!existsSync(installed)) return false;
  const there = packagesOf(installed);
  return Object.entries(packagesOf(lock)).every(([path, { version, integrity, optional }]) => {
    // The project itself; and what other systems need is left out.
    if (path === '' || (optional && !there[path])) return true;
    return there[path]?.version === version && there[path]?.integrity === integrity;
  });
}

/** Packages by their paths; none where the file cannot be read. */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return {};
  }
}

/** The scripts run TypeScript directly: Node 22.12 or newer, from the host or from the package carried for Linux. */
function refuseOldNode() {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const version = spawnSync('node', ['--version'], {
    encoding: 'utf8',
    env: { ...process.env, PATH: path },
    shell: process.platform === 'win32',
  });
  const [major = 0, minor = 0] = (version.stdout ?? '').trim().slice(1).split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return;
  console.error(`NODE_TOO_OLD: these scripts need Node 22.12 or newer, found ${version.stdout?.trim() || 'none'}.`);
  console.error('Install a newer Node (nodejs.org, or your package manager) and run the command again.');
  process.exit(1);
}

function run(command, args) {
  const result = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (result.status !== 0) {
    console.error(
      `INSTALL_FAILED: "${command} ${args.join(' ')}" ended with ${result.status ?? result.error?.message}.`,
    );
    process.exit(1);
  }
}
