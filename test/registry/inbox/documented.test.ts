import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { printSubmission } from '../../../lib/reports/print.ts';
import { INBOX_ERRORS } from '../../../lib/reports/protocol.ts';
import { INBOX_PROBLEMS } from '../../../registry/inbox/errors.ts';
import { startInbox } from '../../../registry/inbox/server.ts';
import { readSettings } from '../../../registry/inbox/settings.ts';
import { freePort } from '../../list/nginx.ts';
import { scratch } from '../triage/desk.ts';
import { codeOf, reportOf } from './desk.ts';

const PAGE = readFileSync('docs/INBOX.md', 'utf8');

/** The block of a language on the page. */
function blockOf(language: string): string {
  const block = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(PAGE)?.[1];
  if (!block) throw new Error(`docs/INBOX.md shows no ${language}`);
  return block;
}

test('every code stands on the page, and no other', () => {
  const codes = [...PAGE.matchAll(/^\| (`[A-Z_]+`(?:, `[A-Z_]+`)*) \|/gm)].flatMap(
    ([, cell = '']) => cell.match(/[A-Z_]+/g) ?? [],
  );
  const settings = codes.filter((code) => /^(INBOX_|DATABASE_URL$)/.test(code));
  const known = [...Object.keys(INBOX_ERRORS), 'REQUEST_INVALID', ...INBOX_PROBLEMS];
  expect(codes.filter((code) => !settings.includes(code)).toSorted()).toEqual(known.toSorted());
});

test('the service runs what npm runs, and no shell in between', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  expect(blockOf('ini')).toContain(`\nExecStart=/srv/channel-trust-hints/node_modules/.bin/${scripts['inbox']}\n`);
});

/** Runs nginx with the page's server block. @returns its address, and what its logs hold. */
async function startProxy(inbox: number) {
  const folder = scratch();
  const port = await freePort();
  const server = blockOf('nginx')
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    .replace(/^ *ssl_certificate.*\n/gm, '')
    .replace('127.0.0.1:8787', `127.0.0.1:${inbox}`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const log = join(folder, 'error.log');
  const lines = [
    process.getuid?.() === 0 ? 'user root;' : '',
    'daemon off;',
    `pid ${join(folder, 'nginx.pid')};`,
    `error_log ${log} info;`,
    'events {}',
    `http { access_log ${log}; ${temporary.join(' ')} ${server} }`,
  ];
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, lines.join('\n'));
  const binary = process.env['NGINX_PATH'] ?? 'nginx';
  const checked = spawnSync(binary, ['-t', '-c', file, '-e', 'stderr'], { encoding: 'utf8' });
  if (checked.status !== 0) throw new Error(`nginx is needed: ${checked.error ?? checked.stderr}`);
  const running = spawn(binary, ['-c', file, '-e', 'stderr'], { stdio: 'ignore' });
  onTestFinished(() => void running.kill('SIGTERM'));
  const url = `http://127.0.0.1:${port}/`;
  await expect.poll(() => fetch(url).then(() => true), { timeout: 10_000 }).toBe(true);
  return { url, logged: () => readFileSync(log, 'utf8') };
}

test('behind the page’s nginx the inbox sees who asks, and nothing of them is logged, also when it is down', async () => {
  const settings = { INBOX_FILE: join(scratch(), 'inbox.sqlite'), INBOX_TRUSTED_PROXIES: '1', INBOX_HARD_LIMIT: '2' };
  const inbox = await startInbox(readSettings({ ...settings, INBOX_PORT: '0' }), () => {});
  const { url, logged } = await startProxy(Number(new URL(inbox.url).port));
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${url}v1/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  const report = reportOf();
  expect((await post(printSubmission(report))).status).toBe(201);
  // Too large is the inbox's to say; what the sender says of its address does not count.
  expect(await codeOf(await post(JSON.stringify({ x: 'a'.repeat(40_000) })))).toBe('BODY_TOO_LARGE');
  expect(await codeOf(await post('{}', { 'x-forwarded-for': '192.0.2.9' }))).toBe('SUBMISSION_VERSION');
  expect(await codeOf(await post('{}', { 'x-forwarded-for': '192.0.2.10' }))).toBe('RATE_LIMITED');
  expect((await post('a'.repeat(100_000))).status).toBe(413);
  await inbox.close();
  expect((await fetch(`${url}v1/submissions/${report.id}`)).status).toBe(502);
  expect(logged()).not.toMatch(/client: |v1\/submissions/);
});
