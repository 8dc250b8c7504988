import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { withLock } from '../../../registry/publish/lock.ts';
import { scratch } from './publisher.ts';

interface Counts {
  got: number;
  locked: number;
  both: number;
  errors: string[];
}

/** Another process that takes the lock as often as it can. */
function loop(folder: string, milliseconds: number): Promise<Counts> {
  const program = fileURLToPath(new URL('lock-loop.ts', import.meta.url));
  const options = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...options, program, folder, String(milliseconds)]);
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  return new Promise((resolve) => child.once('close', () => resolve(JSON.parse(printed))));
}

test('two processes that take the lock again and again are never inside together, and nothing else goes wrong', async () => {
  const folder = scratch();
  for (const { got, both, errors } of await Promise.all([loop(folder, 1500), loop(folder, 1500)])) {
    expect(got).toBeGreaterThan(0);
    expect({ both, errors }).toEqual({ both: 0, errors: [] });
  }
  expect(readdirSync(folder).filter((name) => name !== 'lock')).toEqual([]);
});

test('only one’s own lock is removed', async () => {
  const folder = scratch();
  await withLock({ folder }, () => writeFileSync(join(folder, 'lock'), '999999999 of another'));
  expect(readdirSync(folder)).toEqual(['lock']);
  expect(await withLock({ folder }, () => readdirSync(folder))).toEqual(['lock']);
  expect(readdirSync(folder)).toEqual([]);
});

test('a lock that says nothing yet is being made, and is not taken over', async () => {
  const folder = scratch();
  writeFileSync(join(folder, 'lock'), '');
  await expect(withLock({ folder }, () => 1)).rejects.toMatchObject({ code: 'HOME_LOCKED' });
});
