import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

function check(args: string[], input = ''): { status: number | null; out: string; err: string } {
  const options = { cwd: root, input, encoding: 'utf8', maxBuffer: 1e9, shell: process.platform === 'win32' } as const;
  const result = spawnSync('npm', ['run', '--silent', 'check', '--', ...args], options);
  return { status: result.status, out: result.stdout, err: result.stderr };
}

const jsonl = (...values: unknown[]) =>
  values.map((value) => `${typeof value === 'string' ? value : JSON.stringify(value)}\n`).join('');
const parsed = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('a handle is judged in words', () => {
  const { status, out } = check(['@MOHrep0rt']);
  expect(status).toBe(0);
  expect(out).toContain('@MOHrep0rt');
  expect(out).toMatch(/impersonation|suspicious/);
  expect(out).toContain('writes 0 where the official @MOHreport has o');
  expect(out).toContain('Ministry of Health of Israel');
});

test('a link with --json gives one object', () => {
  const { status, out } = check(['https://t.me/s/mohreport/12', '--json']);
  expect(status).toBe(0);
  expect(parsed(out)).toMatchObject([
    {
      verdict: 'official',
      organisation: 'Ministry of Health of Israel',
      official: '@MOHreport',
      reasons: [{ code: 'handle-official' }],
    },
  ]);
});

describe('--jsonl', () => {
  test('gives one verdict a line, in the same order, and nothing but its four fields', () => {
    const { status, out } = check(
      ['--jsonl'],
      jsonl(
        { handle: 'MOHreport' },
        { handle: '@PikudHaOref_all', title: 'פיקוד העורף' },
        { handle: 'sourdough_diaries', title: 'Sourdough Diaries', subscribers: 12 },
        { handle: 'crypto_doubler_vip', scam: true },
        { handle: 'harbour_city_library', verified: true, peerId: -1001388845503 },
        { title: 'Anna', kind: 'user' },
      ),
    );
    expect(status).toBe(0);
    const verdicts = parsed(out);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual([
      'official',
      'listed',
      'unknown',
      'flagged',
      'telegram-verified',
      'unknown',
    ]);
    expect(Object.keys(verdicts[0])).toEqual(['verdict', 'organisation', 'official', 'reasons']);
    expect(verdicts[2]).toEqual({ verdict: 'unknown', reasons: [] });
  });

  test.each([
    ['no JSON', '{"handle":', 'LINE_NOT_JSON'],
    ['a blank line', '', 'LINE_NOT_JSON'],
    ['a list', '[]', 'LINE_NOT_OBJECT'],
    ['null', 'null', 'LINE_NOT_OBJECT'],
    ['text', '"MOHreport"', 'LINE_NOT_OBJECT'],
    ['a handle with a blank', '{"handle":"MOH report"}', 'HANDLE_INVALID'],
    ['a handle that is a number', '{"handle":5}', 'HANDLE_INVALID'],
    ['a peer id that is none', '{"peerId":"12x"}', 'PEER_ID_INVALID'],
    ['a title that is a number', '{"title":5}', 'FIELD_INVALID'],
    ['a kind that is none', '{"kind":"robot"}', 'FIELD_INVALID'],
    ['fewer than no subscribers', '{"subscribers":-1}', 'FIELD_INVALID'],
    ['a mark that is text', '{"verified":"yes"}', 'FIELD_INVALID'],
    ['a line of over a million characters', `{"title":"${'x'.repeat(1_000_100)}"}`, 'LINE_TOO_LONG'],
  ])('%s gets an error on its line, and the rest goes on', (_, line, code) => {
    const { status, out } = check(['--jsonl'], jsonl({ handle: 'MOHreport' }, line, { handle: 'MOHreport' }));
    expect(status).toBe(1);
    expect(parsed(out)).toMatchObject([{ verdict: 'official' }, { error: { code } }, { verdict: 'official' }]);
  });

  test('ends of lines and the byte order mark do not matter', () => {
    const { status, out } = check(
      ['--jsonl'],
      '\ufeff{"handle":"MOHreport"}\r\n{"handle":"MOHreport","note":1,"title":null}',
    );
    expect(status).toBe(0);
    expect(parsed(out)).toHaveLength(2);
  });

  test('nothing in, nothing out', () => {
    expect(check(['--jsonl'])).toEqual({ status: 0, out: '', err: '' });
  });

  test('hostile texts are judged like any other', () => {
    const { status, out } = check(
      ['--jsonl'],
      jsonl(
        { title: '\ud800 \u202e משרד' },
        { title: 'x'.repeat(10_000), about: '<script>alert(1)</script>' },
        { title: '\u200b'.repeat(5000), handle: 'x'.repeat(64) },
        { title: '' },
        {},
      ),
    );
    expect(status).toBe(0);
    expect(parsed(out)).toHaveLength(5);
  });

  test('15,000 lines come back as 15,000 verdicts', () => {
    const lines = Array.from({ length: 15_000 }, (_, number) => ({
      handle: `channel_${number}`,
      title: `Channel ${number}`,
    }));
    const { status, out } = check(['--jsonl'], jsonl(...lines));
    expect(status).toBe(0);
    expect(parsed(out)).toHaveLength(15_000);
  });
});

test.each([
  [[], 'nothing to check'],
  [['@ab'], 'neither a handle'],
  [['https://t.me/+AbCdEf'], 'private link'],
  [['@MOHreport', '@MOHrep0rt'], 'one handle or link at a time'],
  [['--nonsense'], 'Unknown option'],
  [['@MOHreport', '--kind', 'robot'], 'kind'],
])('%j is wrong usage and says why', (args, words) => {
  const { status, err } = check(args);
  expect(status).toBe(2);
  expect(err).toContain(words);
  expect(err).toContain('Usage:');
});
