import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkEvidence } from '../../../registry/evidence/check-evidence.ts';
import { PoliteReader, USER_AGENT } from '../../../registry/evidence/polite-reader.ts';
import { entry, registryOf } from '../folder.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let base: string;
let folder: string;
let requests: { path: string; agent: string | undefined; etag: string | undefined }[];
let answers: Record<string, Answer>;
/** Requests under way, by host, and the most there ever were. */
let busy: Map<string, number>;
let mostBusy: number;

beforeEach(async () => {
  [requests, answers, busy, mostBusy] = [[], {}, new Map(), 0];
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    const host = path.split('/')[1] ?? '';
    requests.push({ path, agent: request.headers['user-agent'], etag: request.headers['if-none-match'] });
    busy.set(host, (busy.get(host) ?? 0) + 1);
    mostBusy = Math.max(mostBusy, busy.get(host) ?? 0);
    response.on('close', () => busy.set(host, (busy.get(host) ?? 1) - 1));
    const answer = answers[path];
    if (answer) answer(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const html =
  (body: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(body);
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_, response) =>
    response.writeHead(code, headers).end();

/** A registry of one organisation, whose evidence is one page. */
function registryWith(source: string, more = ''): string {
  const text = entry('police', 'PoliceIL', more)
    .replace(/kind: \S+\n(\s+)source: .*\n/, `kind: own-site # checked\n$1source: ${source}\n`)
    .replace(/seen: .*/, 'seen: 2024-05');
  return registryOf({ 'il/police.yaml': text });
}

const check = (registry: string, more = {}) =>
  checkEvidence({ registry, base, pauseMs: 1, today: '2026-11-23', ...more });

describe('evidence', () => {
  const SOURCE = 'https://police.example/contact';
  const PAGE = '/police.example/contact';
  const link = '<a href="https://t.me/policeil">Telegram</a>';

  test.each([
    ['holds by a link', html(link), true, '1 of 1 hold'],
    ['holds by a declaration', html('<meta name="telegram:channel" content="@PoliceIL">'), true, '1 of 1 hold'],
    ['holds, compressed', html(gzipSync(link), { 'content-encoding': 'gzip' }), true, '1 of 1 hold'],
    [
      'is lost',
      html('<a href="https://t.me/PoliceIL_new">'),
      false,
      'does not link to the channel; it links to @PoliceIL_new',
    ],
    ['is only mentioned', html('PoliceIL'), false, 'does not link to the channel'],
    ['is gone', status(410), false, 'gone   police @PoliceIL https://police.example/contact: status 410'],
    ['is not to be read today', status(503), true, 'unread police'],
    ['is shut to us', status(403), true, 'status 403'],
    ['turns in circles', status(302, { location: '/contact' }), true, 'redirects again and again'],
    ['is endless', html('x'.repeat(5_100_000)), true, 'more than'],
    ['breaks off', (_, response) => response.destroy(), true, 'unread'],
  ] as [string, Answer, boolean, string][])('%s', async (_, answer, holds, words) => {
    answers[PAGE] = answer;
    const { lines, holds: said } = await check(registryWith(SOURCE));
    expect([said, lines.join('\n')]).toEqual([holds, expect.stringContaining(words)]);
  });

  test('a page that has moved within its site is followed, one that leads to another site is not the same evidence', async () => {
    answers[PAGE] = status(301, { location: 'https://www.police.example/new' });
    answers['/www.police.example/new'] = html(link);
    expect((await check(registryWith(SOURCE))).holds).toBe(true);
    answers[PAGE] = status(301, { location: 'https://parked.example/' });
    answers['/parked.example/'] = html(link);
    const { lines, holds } = await check(registryWith(SOURCE));
    expect([holds, lines[0]]).toEqual([
      false,
      expect.stringContaining('leads to another site, https://parked.example/'),
    ]);
  });

  test('the day it was seen is noted where it holds, and nothing else of the file changes', async () => {
    answers[PAGE] = html(link);
    const registry = registryWith(SOURCE);
    const file = join(registry, 'organisations/il/police.yaml');
    const before = readFileSync(file, 'utf8');
    await check(registry);
    expect(readFileSync(file, 'utf8')).toBe(before);
    const { lines } = await check(registry, { write: true });
    expect(lines.at(-1)).toBe('Noted today in 1 places.');
    expect(readFileSync(file, 'utf8')).toBe(before.replace('seen: 2024-05', 'seen: 2026-11-23'));
    answers[PAGE] = html('nothing');
    await check(registry, { write: true });
    expect(readFileSync(file, 'utf8')).toContain('seen: 2026-11-23');
  });
});

describe('a guest', () => {
  const read = async (address: string, options = {}) => {
    const reader = new PoliteReader({ base, pauseMs: 1, ...options });
    try {
      return await reader.read(address);
    } finally {
      await reader.close();
    }
  };

  test('says who it is, and asks for robots.txt first', async () => {
    answers['/a.example/'] = html('x');
    await read('https://a.example/');
    expect(requests.map(({ path }) => path)).toEqual(['/a.example/robots.txt', '/a.example/']);
    expect(new Set(requests.map(({ agent }) => agent))).toEqual(new Set([USER_AGENT]));
  });

  test('stays away where it is asked to, and while robots.txt cannot be had', async () => {
    answers['/a.example/robots.txt'] = html('User-agent: *\nDisallow: /private');
    answers['/a.example/private/x'] = html('x');
    answers['/a.example/open'] = html('x');
    answers['/b.example/robots.txt'] = status(500);
    answers['/b.example/'] = html('x');
    expect(await read('https://a.example/private/x')).toMatchObject({ kind: 'unread' });
    expect(await read('https://a.example/open')).toMatchObject({ kind: 'page' });
    expect(await read('https://b.example/')).toMatchObject({ kind: 'unread' });
    expect(requests.some(({ path }) => path.endsWith('/private/x') || path === '/b.example/')).toBe(false);
  });

  test('asks one host one thing at a time', async () => {
    const reader = new PoliteReader({ base, pauseMs: 5 });
    for (let at = 0; at < 5; at++) {
      answers[`/a.example/${at}`] = (request, response) => void setTimeout(() => html('x')(request, response), 10);
    }
    await Promise.all([0, 1, 2, 3, 4].map((at) => reader.read(`https://a.example/${at}`)));
    await reader.close();
    expect([requests.length, mostBusy]).toEqual([6, 1]);
  });

  test('asks again only whether something has changed, also on another day', async () => {
    const cacheFile = join(folder, 'cache.sqlite');
    answers['/a.example/'] = (request, response) => {
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304, { etag: '"1"' }).end();
      else html('x', { etag: '"1"', 'cache-control': 'max-age=0, must-revalidate' })(request, response);
    };
    for (let day = 0; day < 2; day++) {
      expect(await read('https://a.example/', { cacheFile })).toMatchObject({ kind: 'page', text: 'x' });
    }
    expect(requests.filter(({ path }) => path === '/a.example/').map(({ etag }) => etag)).toEqual([undefined, '"1"']);
  });

  test.each([
    'http://127.0.0.1/',
    'http://169.254.169.254/latest',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://2130706433/',
    'https://user:word@a.example/',
    'file:///etc/passwd',
  ])('never goes to %s', async (address) => {
    const reader = new PoliteReader({ pauseMs: 1 });
    expect(await reader.read(address)).toMatchObject({ kind: 'unread' });
    await reader.close();
  });

  test('never follows a name into a private network', async () => {
    const reader = new PoliteReader({ pauseMs: 1 });
    const { port } = server.address() as AddressInfo;
    expect(await reader.read(`http://localhost.localdomain:${port}/`)).toMatchObject({ kind: 'unread' });
    await reader.close();
    expect(requests).toEqual([]);
  });

  test('reads a page in the letters it is written in', async () => {
    answers['/a.example/'] = html(Buffer.from([0xef, 0xf9, 0xf8, 0xe4]), {
      'content-type': 'text/html; charset=windows-1255',
    });
    expect(await read('https://a.example/')).toMatchObject({ text: 'ןשרה' });
  });
});
