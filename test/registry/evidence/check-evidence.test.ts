import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkEvidence } from '../../../registry/evidence/check-evidence.ts';
import { noteSeen } from '../../../registry/evidence/note-seen.ts';
import { PoliteReader, USER_AGENT } from '../../../registry/evidence/polite-reader.ts';
import type { Lookup } from '../../../registry/evidence/public-network.ts';
import { UsageError } from '../../../registry/publish/arguments.ts';
import { entry, registryOf } from '../folder.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let base: string;
let folder: string;
let requests: { path: string; agent: string | undefined; etag: string | undefined; at: number }[];
let answers: Record<string, Answer>;
/** Requests under way, by host, and the most there ever were. */
let busy: Map<string, number>;
let mostBusy: number;
/** The most hosts that were asked at the same time. */
let mostHosts: number;

beforeEach(async () => {
  [requests, answers, busy, mostBusy, mostHosts] = [[], {}, new Map(), 0, 0];
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
  server = createServer((request, response) => {
    const path = request.url ?? '/';
    const host = path.split('/')[1] ?? '';
    requests.push({
      path,
      agent: request.headers['user-agent'],
      etag: request.headers['if-none-match'],
      at: Date.now(),
    });
    busy.set(host, (busy.get(host) ?? 0) + 1);
    mostBusy = Math.max(mostBusy, busy.get(host) ?? 0);
    mostHosts = Math.max(mostHosts, [...busy.values()].filter((count) => count > 0).length);
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
    expect(lines.at(-1)).toBe('Noted today in 1 place.');
    expect(readFileSync(file, 'utf8')).toBe(before.replace('seen: 2024-05', 'seen: 2026-11-23'));
    answers[PAGE] = html('nothing');
    await check(registry, { write: true });
    expect(readFileSync(file, 'utf8')).toContain('seen: 2026-11-23');
  });

  test('a file that changed while the pages were read is not noted in at the wrong place', async () => {
    const registry = registryWith(SOURCE);
    const file = join(registry, 'organisations/il/police.yaml');
    const before = readFileSync(file, 'utf8');
    const other = before.slice(before.indexOf('  - handle:')).replaceAll('PoliceIL', 'Police_Other');
    const changed = before.replace('channels:\n', `channels:\n${other}`);
    answers[PAGE] = (request, response) => {
      writeFileSync(file, changed);
      html(link)(request, response);
    };
    const { lines } = await check(registry, { write: true });
    expect(lines.at(-1)).toBe('1 place changed meanwhile and left alone.');
    expect(readFileSync(file, 'utf8')).toBe(changed);
    answers[PAGE] = (request, response) => {
      rmSync(file, { force: true });
      html(link)(request, response);
    };
    expect((await check(registry, { write: true })).lines.at(-1)).toMatch(/changed meanwhile/);
    expect(existsSync(file)).toBe(false);
  });

  test('nothing is noted while triage changes the registry; it waits, and says so when that is long', async () => {
    answers[PAGE] = html(link);
    const registry = registryWith(SOURCE);
    const lock = join(registry, '.triage/lock');
    mkdirSync(join(registry, '.triage'));
    writeFileSync(lock, String(process.pid));
    expect(await noteSeen(registry, [], '2026-11-23', 1)).toEqual({
      lines: [expect.stringMatching(/^HOME_LOCKED: .*Nothing was noted\.$/)],
      isDone: false,
    });
    const checking = check(registry, { write: true });
    setTimeout(() => rmSync(lock), 700);
    expect((await checking).lines.at(-1)).toBe('Noted today in 1 place.');
  });

  test('an organisation that is not there is no organisation that holds', async () => {
    const asked = check(registryWith(SOURCE), { only: 'polic' });
    await expect(asked).rejects.toBeInstanceOf(UsageError);
    await expect(asked).rejects.toThrow('there is no “polic”');
    expect(requests).toEqual([]);
  });

  test('evidence without an address is counted, that of impostors is looked at', async () => {
    const impostors = [
      'impostors:',
      '  - handle: P0liceIL',
      '    evidence:',
      '      - kind: own-site',
      '        source: https://police.example/beware',
      '        seen: 2024-05',
      '  - handle: PoliceILL',
      '    evidence:',
      '      - kind: own-site',
      '        source: https://police.example/beware',
      '        seen: 2024-05',
      "  - peerId: '-1001'",
      '    evidence:',
      '      - kind: reader-reports',
      '        source: reported by a reader, looked into',
      '        seen: 2024-05',
      '',
    ].join('\n');
    const registry = registryWith(SOURCE, impostors);
    answers[PAGE] = html(link);
    answers['/police.example/beware'] = html('<p>Beware of @P0liceIL, it is not ours.</p>');
    const { lines, holds } = await check(registry, { write: true });
    expect([holds, lines]).toEqual([
      false,
      [
        'lost   police @PoliceILL https://police.example/beware: it does not name the channel',
        '2 of 3 hold, 1 no longer do, 0 are gone, 0 could not be read.',
        '1 piece of evidence without an address and a handle to look for.',
        'Noted today in 2 places.',
      ],
    ]);
    const text = readFileSync(join(registry, 'organisations/il/police.yaml'), 'utf8');
    expect(text.match(/seen: 2026-11-23/g)).toHaveLength(2);
  });

  test('from the command line: its exit code says whether all holds, and nothing in it obeys a page', async () => {
    const registry = registryWith(SOURCE);
    const list = async (...line: string[]) => {
      const node = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', 'registry/cli.ts'];
      const running = spawn(process.execPath, [...node, 'check-evidence', '--registry', registry, ...line]);
      let said = '';
      for (const stream of [running.stdout, running.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
      const status = await new Promise<number | null>((resolve) => running.once('close', resolve));
      return { status, said };
    };
    answers[PAGE] = html(link);
    const polite = ['--base', base, '--pause', '1'];
    expect(await list(...polite)).toEqual({
      status: 0,
      said: '1 of 1 hold, 0 no longer do, 0 are gone, 0 could not be read.\n',
    });
    answers[PAGE] = html(`<a href="https://t.me/Other_One">\u001b[31m</a>`);
    const lost = await list('--only', 'police', '--write', ...polite);
    expect([lost.status, lost.said]).toEqual([1, expect.stringContaining('it links to @Other_One')]);
    expect(lost.said.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(await list('--only', 'typo', ...polite)).toMatchObject({
      status: 2,
      said: expect.stringContaining('“typo”'),
    });
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

  test('never follows a name into a private network, whatever the name servers say', async () => {
    const { port } = server.address() as AddressInfo;
    const found: Record<string, { address: string; family: number }[]> = {
      'inside.example': [{ address: '127.0.0.1', family: 4 }],
      'mapped.example': [{ address: '::ffff:127.0.0.1', family: 6 }],
      'both.example': [
        { address: '10.0.0.1', family: 4 },
        { address: 'fd00::1', family: 6 },
      ],
      'disguised.example': [{ address: '2002:7f00:1::', family: 6 }],
    };
    const asked: string[] = [];
    const lookup: Lookup = (host, _options, callback) => {
      asked.push(host);
      callback(null, found[host] ?? []);
    };
    const reader = new PoliteReader({ pauseMs: 1, lookup });
    for (const host of Object.keys(found)) {
      for (const scheme of ['http', 'https']) {
        const reading = await reader.read(`${scheme}://${host}:${port}/`);
        expect(reading).toEqual({ kind: 'unread', why: 'its robots.txt cannot be read now' });
        expect(await reader.call(`${scheme}://${host}:${port}/`)).toEqual({
          kind: 'unread',
          why: `${host} is in a private network`,
        });
      }
    }
    await reader.close();
    expect(new Set(asked)).toEqual(new Set(Object.keys(found)));
    expect(requests).toEqual([]);
  });

  test('follows a robots.txt that has moved, five times, not into a private network', async () => {
    const rules = html('User-agent: *\nDisallow: /private');
    const hop = (to: string) => status(301, { location: to });
    answers['/a.example/robots.txt'] = hop('https://www.a.example/robots.txt');
    answers['/www.a.example/robots.txt'] = hop('/robots/1');
    answers['/www.a.example/robots/1'] = hop('/robots/2');
    answers['/www.a.example/robots/2'] = hop('/robots/3');
    answers['/www.a.example/robots/3'] = hop('https://other.example/rules');
    answers['/other.example/rules'] = rules;
    answers['/a.example/private'] = html('x');
    answers['/a.example/open'] = html('x');
    expect(await read('https://a.example/private')).toMatchObject({ why: 'its robots.txt asks to stay away' });
    expect(await read('https://a.example/open')).toMatchObject({ kind: 'page' });
    answers['/www.a.example/robots/3'] = hop('/robots/3');
    expect(await read('https://a.example/private')).toMatchObject({ kind: 'page' });
    answers['/a.example/robots.txt'] = hop('http://169.254.169.254/latest');
    expect(await read('https://a.example/open')).toMatchObject({ why: 'its robots.txt cannot be read now' });
  });

  test('goes by what it can read of a robots.txt without end', async () => {
    const rules = `User-agent: *\nDisallow: /private\n${'# x\n'.repeat(120_000)}`;
    answers['/a.example/robots.txt'] = html(`${rules}Disallow: /late\n`);
    answers['/b.example/robots.txt'] = html(`${rules.repeat(11)}Disallow: /late\n`);
    for (const host of ['a', 'b']) {
      for (const page of ['private', 'late']) answers[`/${host}.example/${page}`] = html('x');
      expect(await read(`https://${host}.example/private`)).toMatchObject({ why: 'its robots.txt asks to stay away' });
    }
    expect(await read('https://a.example/late')).toMatchObject({ why: 'its robots.txt asks to stay away' });
    expect(await read('https://b.example/late')).toMatchObject({ kind: 'page' });
  });

  test('comes back when it is told to, soon, and not when it is told to stay away for long', async () => {
    let asked = 0;
    answers['/a.example/'] = (request, response) =>
      asked++ === 0 ? status(503, { 'retry-after': '1' })(request, response) : html('x')(request, response);
    expect(await read('https://a.example/')).toMatchObject({ kind: 'page' });
    const times = requests.filter(({ path }) => path === '/a.example/').map(({ at }) => at);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
    answers['/b.example/'] = status(429, { 'retry-after': '86400' });
    expect(await read('https://b.example/')).toEqual({ kind: 'unread', why: 'status 429, to come back in 86400 s' });
    answers['/c.example/'] = status(429, { 'retry-after': new Date(Date.now() - 1000).toUTCString() });
    expect(await read('https://c.example/')).toMatchObject({
      kind: 'unread',
      why: expect.stringMatching(/^status 429/),
    });
    expect(requests.filter(({ path }) => path === '/c.example/')).toHaveLength(3);
    answers['/d.example/robots.txt'] = status(429);
    expect(await read('https://d.example/')).toMatchObject({ why: 'its robots.txt cannot be read now' });
  });

  test('pauses after everything that it asks, also after what fails', async () => {
    const pauseMs = 120;
    const reader = new PoliteReader({ base, pauseMs });
    answers['/a.example/1'] = (_, response) => response.destroy();
    answers['/a.example/2'] = status(500);
    answers['/a.example/3'] = html('x');
    await Promise.all([1, 2, 3].map((at) => reader.read(`https://a.example/${at}`)));
    await reader.close();
    const times = requests.map(({ at }) => at);
    expect(times).toHaveLength(4);
    const pauses = times.slice(1).map((at, place) => at - (times[place] ?? 0));
    for (const pause of pauses) expect(pause).toBeGreaterThanOrEqual(pauseMs - 10);
  });

  test('asks a few hosts at a time', async () => {
    const hosts = Array.from({ length: 24 }, (_, at) => `h${at}.example`);
    for (const host of hosts) {
      answers[`/${host}/`] = (request, response) => void setTimeout(() => html('x')(request, response), 30);
    }
    const reader = new PoliteReader({ base, pauseMs: 1 });
    const readings = await Promise.all(hosts.map((host) => reader.read(`https://${host}/`)));
    await reader.close();
    expect(readings.every(({ kind }) => kind === 'page')).toBe(true);
    expect(mostHosts).toBeGreaterThan(1);
    expect(mostHosts).toBeLessThanOrEqual(8);
  });

  test('reads a page in the letters it is written in', async () => {
    answers['/a.example/'] = html(Buffer.from([0xef, 0xf9, 0xf8, 0xe4]), {
      'content-type': 'text/html; charset=windows-1255',
    });
    expect(await read('https://a.example/')).toMatchObject({ text: 'ןשרה' });
  });
});
