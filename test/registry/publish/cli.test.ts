import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommand } from '../../../registry/publish/commands.ts';
import { PUBLISH_CODES } from '../../../registry/publish/errors.ts';
import { entry, registryOf } from '../folder.ts';
import { newPublisher, PASSPHRASE, scratch } from './publisher.ts';

/** Runs the command as `npm run list --` does. */
function list(line: string[], environment: NodeJS.ProcessEnv = {}) {
  const node = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', 'registry/cli.ts'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, ...line], {
    encoding: 'utf8',
    input: '',
    env: { PATH: process.env['PATH'], ...environment },
  });
  return { status, stdout, stderr };
}

describe('check', () => {
  test('prints counts', () => {
    const folder = registryOf({
      'il/army.yaml': entry('army', 'Army_IL'),
      'il/police.yaml': entry('police', 'PoliceIL'),
    });
    expect(list(['check', folder])).toEqual({
      status: 0,
      stdout:
        'Test list: 2 organisations, 2 channels\n(0 on first-hand evidence, 2 on second-hand), 0 known impostors.\n',
      stderr: '',
    });
  });

  test('prints every problem and exits with 1', () => {
    const folder = registryOf({ 'il/zebra.yaml': entry('zebra', 'no').replace('role: main', 'rank: main') });
    const { status, stdout, stderr } = list(['check', folder]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    const lines = stderr.trim().split('\n');
    expect(lines.map((line) => /zebra\.yaml:(\d+: [A-Z_]+) /.exec(line)?.[1])).toEqual([
      '10: BAD_HANDLE',
      '10: MISSING_FIELD',
      '11: UNKNOWN_FIELD',
      undefined,
    ]);
    expect(lines.at(-1)).toBe('The registry has 3 problems.');
  });

  test('this project’s registry is the one when none is named', () => {
    expect(list(['check']).stdout).toMatch(/^Channel Trust Hints: \d+ organisations/);
  });
});

test.each([
  [[], 'name a command'],
  [['publsh'], 'there is no command “publsh”'],
  [['check', '--loud'], "Unknown option '--loud'"],
  [['check', 'one', 'two'], '“two” is one too many'],
  [['verify'], 'a folder is missing'],
  [['publish', '--home', '/tmp'], '--out is missing'],
  [['keys', '--home', '/tmp'], '--role is missing'],
  [['keys', '--role', 'boss'], '--role takes root, timestamp, snapshot, targets'],
  [['keys', '--home', '/tmp', '--role', 'root', '--count', '0'], '--count takes a whole number from 1 on'],
  [['build', '--home', '/tmp', '--date', '2026-02-30'], '--date takes a day'],
  [['build', '--home', '/tmp', '--date', '2026-13-45'], '--date takes a day'],
  [['status', '--home', '/tmp', '--due', '2w'], '--due takes days as 14d'],
])('%j makes no sense: usage, exit code 2', (line, words) => {
  const { status, stdout, stderr } = list(line);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(words);
  expect(stderr).toContain('npm run list -- <command>');
});

test('an error is one line with its code, and exit code 1', () => {
  const folder = scratch();
  mkdirSync(join(folder, '.git'));
  expect(list(['status'])).toMatchObject({ status: 1, stderr: expect.stringMatching(/^HOME_MISSING: .*\n$/) });
  expect(list(['keys', '--role', 'root', '--out', folder])).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^KEYS_INSIDE_REPOSITORY: .*\n$/),
  });
  expect(list(['keys', '--role', 'root', '--out', scratch()])).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^PASSPHRASE_MISSING: .*\n$/),
  });
});

test('a publication from beginning to end, with the command alone', async () => {
  const { home, folder, registry, out, keys, write } = await newPublisher();
  const environment = { TRUST_LIST_HOME: home.folder, TRUST_LIST_PASSPHRASE: PASSPHRASE };
  const run = (...line: string[]) => list(line, environment);
  const here = (...line: string[]) => runCommand(line, environment, new Date());
  expect(run('init')).toMatchObject({ status: 0, stdout: expect.stringContaining('root: 2 of 3 keys') });
  expect(run('build', '--registry', registry).status).toBe(0);
  expect(run('publish', '--out', out)).toMatchObject({ status: 1, stderr: expect.stringContaining('NOT_SIGNED') });
  const wrong = { ...environment, TRUST_LIST_PASSPHRASE: 'wrong' };
  expect(list(['sign'], wrong)).toMatchObject({ status: 1, stderr: expect.stringMatching(/^PASSPHRASE_WRONG: /) });
  const stick = join(folder, 'stick');
  expect((await here('export', stick)).lines[1]).toContain('root 1: 0 of 2');
  const signed = run('sign', '--home', stick, '--key', keys.root[0].file, '--key', keys.root[1].file).stdout;
  expect(signed.split('\n')).toEqual(
    expect.arrayContaining(['  root: 2 of 3 keys', 'root 1: 2 of 2 signatures, complete']),
  );
  expect(signed).toMatch(/^Root 1, the first, until /);
  expect((await here('collect', stick)).lines).toContain('root 1: 2 of 2 signatures, complete');
  expect(run('sign').stdout).toContain('snapshot 1: 1 of 1 signature, complete');
  const file = join(folder, 'passphrase');
  writeFileSync(file, `${PASSPHRASE}\n`);
  const published = list(['publish', '--home', home.folder, '--out', out, '--passphrase-file', file]);
  expect(published).toMatchObject({ status: 0, stderr: '' });
  expect(run('verify', out)).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('2 organisations in 2 files.'),
  });
  expect(run('diff', '--registry', registry).stdout).toBe('Nothing has changed since the last publication.\n');
  expect(run('build', '--registry', registry)).toEqual({ status: 0, stdout: 'Nothing has changed.\n', stderr: '' });
  write('police', 'no');
  expect(run('build', '--registry', registry)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('BAD_HANDLE'),
  });
  expect(run('status')).toMatchObject({ status: 0, stdout: expect.stringContaining('Nothing is staged.') });
  expect((await here('status', '--due', '14d')).exitCode).toBe(0);
  const { lines, exitCode } = await here('status', '--due', '200d');
  expect({ exitCode, text: lines.join() }).toEqual({ exitCode: 3, text: expect.stringContaining('due: build') });
  expect(readdirSync(home.folder).toSorted()).toEqual(['keys', 'repository']);
}, 180_000);

test('the runbook says what each error means', () => {
  const documented = readFileSync('docs/PUBLISHING.md', 'utf8').match(/^\| `[A-Z_]+`/gm) ?? [];
  expect(documented.map((cell) => cell.slice(3, -1))).toEqual([...PUBLISH_CODES]);
});
