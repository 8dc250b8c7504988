import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UsageError } from '../../../registry/publish/arguments.ts';
import { runTriage } from '../../../registry/triage/commands.ts';
import { TRIAGE_CODES } from '../../../registry/triage/errors.ts';
import { newDesk, scratch } from './desk.ts';

/** Runs the command as `npm run triage --` does. */
function triage(line: string[], environment: NodeJS.ProcessEnv = {}) {
  const node = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', 'registry/triage/cli.ts'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, ...line], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...environment },
  });
  return { status, stdout, stderr };
}

test.each([
  [['lsit'], 'there is no command “lsit”'],
  [['list', '--loud'], "Unknown option '--loud'"],
  [['--limit', '0'], '--limit takes a whole number from 1 on'],
  [['show'], 'a channel is missing'],
  [['show', 'no'], '“no” is no handle, link or peer id of a channel'],
  [['show', 'Twin', 'Other'], '“Other” is one too many'],
  [['accept', 'Twin'], '--as is missing'],
  [['accept', 'Twin', '--as', 'friend'], '--as takes impostor, channel, organisation, lost, correction, removal'],
  [['accept', 'Twin', '--as', 'impostor'], '--of is missing'],
  [['accept', 'Twin', '--as', 'impostor', '--of', 'x', '--all'], "Unknown option '--all'"],
  [['accept', 'Twin', '--as', 'channel', '--of', 'x'], '--evidence is missing'],
  [['accept', 'Twin', '--as', 'channel', '--of', 'x', '--evidence', 'kind=rumour,source=x'], 'the kind of --evidence'],
  [['accept', 'Twin', '--as', 'channel', '--of', 'x', '--evidence', 'kind=own-site'], '--evidence needs a source'],
  [['accept', 'Twin', '--as', 'channel', '--of', 'x', '--evidence', 'own-site'], '--evidence takes kind=KIND'],
  [['accept', 'Twin', '--as', 'impostor', '--of', 'x', '--peer-id', 'ten'], '--peer-id takes a peer id or “none”'],
  [['accept', 'Twin', '--as', 'impostor', '--of', 'x', '--only', 'abc'], '--only takes ids'],
  [['refuse', 'Twin'], '--why is missing'],
  [['refuse', 'Twin', '--why', 'dull'], '--why takes honest, no-evidence'],
  [['record'], '--out is missing'],
  [['publish'], '--out is missing'],
  [['export'], 'name one file, with --csv or with --json'],
  [['export', '--csv', 'a', '--json', 'b'], 'name one file'],
])('%j makes no sense', async (line, words) => {
  const asked = runTriage(line, {}, new Date());
  await expect(asked).rejects.toBeInstanceOf(UsageError);
  await expect(asked).rejects.toThrow(words);
});

test('what makes no sense is answered with the usage, exit code 2', () => {
  const { status, stdout, stderr } = triage(['accept', 'Twin', '--as', 'impostor']);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^--of is missing\n\nnpm run triage \[-- command\]/);
});

test('an inbox is looked for, never made', () => {
  const file = join(scratch(), 'inbox.sqlite');
  expect(triage([], { INBOX_FILE: file })).toEqual({
    status: 1,
    stdout: '',
    stderr: `INBOX_MISSING: there is no ${file}; name it with INBOX_FILE\n`,
  });
  expect(existsSync(file)).toBe(false);
  expect(triage([], { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/^[A-Z_]+: .*\n$/),
  });
});

test('without a command it lists; errors are one line, and as safe to print as everything else', async () => {
  const { report, environment, registry } = await newDesk();
  await report({ handle: 'Army_1L', title: '\u202e\u200bArmy' });
  const on = ['--registry', registry];
  expect(triage(on, environment)).toEqual({
    status: 0,
    stdout: expect.stringContaining('title (1): \\u{202e}\\u{200b}Army'),
    stderr: '',
  });
  expect(triage(['trace', 'Unknown', ...on], environment)).toEqual({
    status: 1,
    stdout: '',
    stderr: 'NO_TRACE: nothing is known under this name\n',
  });
  const hostile = triage(['accept', 'Army_1L', '--as', 'impostor', '--of', '\u001b[31m\u202e', ...on], environment);
  expect(hostile).toMatchObject({
    status: 1,
    stderr: 'ORGANISATION_UNKNOWN: the registry has no organisation \\u{1b}[31m\\u{202e}\n',
  });
});

test('the runbook says what each error means', () => {
  const documented = readFileSync('docs/TRIAGE.md', 'utf8').match(/^\| `[A-Z_]+`/gm) ?? [];
  expect(documented.map((cell) => cell.slice(3, -1))).toEqual([...TRIAGE_CODES]);
});
