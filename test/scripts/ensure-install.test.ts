import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const WANTED = {
  '': { version: '0.1.0' },
  'node_modules/needed': { version: '1.2.3', integrity: 'sha512-a' },
  'node_modules/elsewhere': { version: '1.0.0', integrity: 'sha512-b', optional: true },
};
const { '': _, 'node_modules/elsewhere': _elsewhere, ...INSTALLED } = WANTED;

/** A copy of a project with its packages, in which `npm` only notes that it was called. */
function project(wanted: object, installed: object | undefined): { run: () => string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'project-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  mkdirSync(join(folder, 'scripts'));
  copyFileSync('scripts/ensure-install.mjs', join(folder, 'scripts/ensure-install.mjs'));
  write('.wxt/tsconfig.json', '{}');
  write('bin/npm', '#!/bin/sh\necho "$*" >> "$(dirname "$0")/calls"\n');
  chmodSync(join(folder, 'bin/npm'), 0o755);
  if (installed) write('node_modules/.package-lock.json', JSON.stringify({ packages: installed }));
  write('package-lock.json', JSON.stringify({ packages: wanted }));
  // In the order in which `cp -r` happens to copy, the wanted packages look newer than what is installed.
  if (installed) utimesSync(join(folder, 'node_modules/.package-lock.json'), 1000, 1000);
  return {
    run() {
      const path = [join(folder, 'bin'), dirname(process.execPath), process.env['PATH']].join(':');
      spawnSync(process.execPath, [join(folder, 'scripts/ensure-install.mjs')], { env: { PATH: path } });
      const calls = join(folder, 'bin/calls');
      return existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [];
    },
  };
}

// The stand-in for npm is a script of a shell.
const inShell = test.skipIf(process.platform === 'win32');

inShell('what is installed stays, however old it looks: a copy without a network cannot get it back', () => {
  expect(project(WANTED, INSTALLED).run()).toEqual([]);
});

inShell.each([
  ['nothing is', undefined],
  ['a package is missing', {}],
  ['a package is there in another version', { 'node_modules/needed': { version: '1.2.2', integrity: 'sha512-a' } }],
  ['a package is there with other contents', { 'node_modules/needed': { version: '1.2.3', integrity: 'sha512-c' } }],
  [
    'what only some systems need is outdated',
    { ...INSTALLED, 'node_modules/elsewhere': { version: '0.9.0', integrity: 'sha512-b' } },
  ],
])('packages are installed when %s', (_case, installed) => {
  expect(project(WANTED, installed).run()).toEqual(['ci --no-audit --no-fund']);
});
