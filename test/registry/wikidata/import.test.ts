import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileRegistry } from '../../../registry/compile.ts';
import { UsageError } from '../../../registry/publish/arguments.ts';
import { registryFileSchema } from '../../../registry/schema.ts';
import { importWikidata } from '../../../registry/wikidata/import.ts';
import { propose, resultSchema } from '../../../registry/wikidata/propose.ts';
import { entry, registryOf } from '../folder.ts';

let folder: string;
let registry: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wikidata-'));
  registry = registryOf({ 'il/police.yaml': entry('police', 'PoliceIL') });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a terminal obeys, or nobody sees. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u;

type Row = Record<string, string | [string, string]>;

function resultOf(rows: Row[]): string {
  const bindings = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === 'string'
          ? { type: 'literal', value }
          : { type: 'literal', value: value[0], 'xml:lang': value[1] },
      ]),
    ),
  );
  return JSON.stringify({ head: { vars: [] }, results: { bindings } });
}

const Q = (number: number) => `http://www.wikidata.org/entity/Q${number}`;
const HARBOUR: Row = {
  item: Q(42),
  username: 'harbour_library',
  website: 'https://library.example.org',
  country: 'GB',
  label: ['Harbour City Library', 'en'],
};

async function imported(rows: Row[], more = {}) {
  const from = join(folder, 'result.json');
  const out = join(folder, 'proposals');
  writeFileSync(from, resultOf(rows));
  const lines = await importWikidata({ registry, out, from, today: '2026-11-23', ...more });
  const files = readdirSync(folder).includes('proposals') ? readdirSync(out) : [];
  return { text: lines.join('\n'), files, read: (name: string) => readFileSync(join(out, name), 'utf8') };
}

describe('a proposal', () => {
  test('is what the registry would hold, on second-hand evidence, with its names together', async () => {
    const { files, read } = await imported([HARBOUR, { ...HARBOUR, label: ['ספריית הנמל', 'he'] }]);
    expect(files).toEqual(['harbour-city-library.yaml']);
    const text = read('harbour-city-library.yaml');
    expect(registryFileSchema.parse(parse(text))).toEqual({
      id: 'harbour-city-library',
      kind: 'project',
      country: 'GB',
      website: 'https://library.example.org/',
      names: { en: ['Harbour City Library'], he: ['ספריית הנמל'] },
      protect: 'handles',
      channels: [
        {
          handle: 'harbour_library',
          role: 'main',
          status: 'active',
          evidence: [{ kind: 'community-registry', source: 'https://www.wikidata.org/wiki/Q42', seen: '2026-11-23' }],
        },
      ],
    });
    expect(text).toMatch(/^# Proposed from Wikidata, Q42\. Not checked\./);
  });

  test('is not made of what is listed, of no handle, or of what the registry would not take', async () => {
    const { files, text } = await imported([
      { ...HARBOUR, item: Q(1), username: 'policeil' },
      { ...HARBOUR, item: Q(2), username: 'not a handle!' },
      { ...HARBOUR, item: Q(3), username: 'addstickers' },
      { ...HARBOUR, item: Q(4), username: 'valid_one', country: 'Atlantis' },
      { ...HARBOUR, item: 'http://elsewhere.example/42' },
    ]);
    expect(files).toEqual([]);
    expect(text).toContain('Q1 is listed already');
    expect(text).toContain('Q2 names no valid handle');
    expect(text).toMatch(/Q3 channels/);
    expect(text).toMatch(/Q4 country/);
  });

  test('says what there is to look at', async () => {
    const { text, read } = await imported([
      { item: Q(5), username: 'Pol1ceIL', label: ['Police', 'en'] },
      HARBOUR,
      { ...HARBOUR, item: Q(43), label: ['Another Library', 'en'] },
    ]);
    expect(text).toContain('has no website');
    expect(text).toMatch(/@Pol1ceIL resembles police/);
    expect(text).toContain("@harbour_library is another item's as well: Q42 Q43");
    expect(read('another-library.yaml')).toContain("# @harbour_library is another item's as well");
  });

  test('never lies in the list, by whatever name the folder goes', async () => {
    for (const out of [
      join(registry, 'organisations'),
      join(registry, 'organisations/il'),
      join(registry, 'x/../organisations/new'),
    ]) {
      await expect(imported([HARBOUR], { out })).rejects.toMatchObject({ code: 'OUT_IN_REGISTRY' });
    }
  });

  test('is left as it is when it is there already: somebody may be at work on it', async () => {
    const { read } = await imported([HARBOUR]);
    const file = join(folder, 'proposals/harbour-city-library.yaml');
    writeFileSync(file, `${read('harbour-city-library.yaml')}# seen on their site\n`);
    const again = await imported([HARBOUR, { ...HARBOUR, item: Q(43), username: 'other_one', label: ['Other', 'en'] }]);
    expect(again.read('harbour-city-library.yaml')).toContain('# seen on their site');
    expect(again.text).toContain(`Q42 ${file} is there already: left as it is`);
    expect(again.text).toContain('1 proposal in');
    expect(again.files).toEqual(['harbour-city-library.yaml', 'other.yaml']);
  });

  test('holds nothing but text, whatever any field holds, and nothing of it reaches a terminal as it is', async () => {
    const nasty = fc.oneof(
      fc.constantFrom(
        '\u001b]0;x\u0007',
        'GB\u001b[2J',
        '\u009b31m',
        'a\nb',
        '\r',
        '\u2028',
        '\u202eevil',
        '# no',
        'a: b',
      ),
      fc.string({ unit: 'binary', maxLength: 100 }),
    );
    const value = (good: string) =>
      fc.oneof(
        fc.constant(good),
        nasty,
        nasty.map((text) => `${good}${text}`),
      );
    const row = fc.record({
      item: value(Q(42)),
      username: value('harbour_library'),
      website: value('https://library.example.org/'),
      country: value('GB'),
      label: fc.tuple(value('Library'), value('en')),
      kind: value(Q(5)),
    });
    const list = compileRegistry(registry);
    fc.assert(
      fc.property(fc.array(row, { maxLength: 3 }), (rows) => {
        const result = resultSchema.parse(JSON.parse(resultOf(rows)));
        const { proposals, leftOut } = propose(result, list, '2026-11-23');
        for (const { item, organisation, notes } of proposals) {
          expect(registryFileSchema.safeParse(organisation).success).toBe(true);
          for (const text of [item, organisation.id, ...notes]) expect(text).not.toMatch(UNSEEN);
        }
        for (const { item, why } of leftOut) expect(`${item}${why}`).not.toMatch(UNSEEN);
      }),
      { numRuns: 150 },
    );
  });

  test('holds nothing but text, whatever a label holds', async () => {
    const nasty = fc.oneof(
      fc.constantFrom(
        'a: b\n- c',
        '"]}\nprotect: titles',
        '\u202eevil',
        '&anchor *alias',
        '#no',
        '!!js/function',
        '\u0000x',
      ),
      fc.string({ unit: 'binary', maxLength: 300 }),
    );
    await fc.assert(
      fc.asyncProperty(nasty, async (label) => {
        const { files, read, text } = await imported([{ ...HARBOUR, label: [label, 'en'] }]);
        for (const file of files) expect(registryFileSchema.safeParse(parse(read(file))).success).toBe(true);
        expect(files.length + (/Q42/.test(text) ? 1 : 0)).toBeGreaterThan(0);
        rmSync(join(folder, 'proposals'), { recursive: true, force: true });
      }),
      { numRuns: 40 },
    );
  });
});

/** What https://query.wikidata.org/robots.txt has said for years: it shuts the query service to crawlers. */
const ROBOTS = 'User-agent: *\nDisallow: /bigdata/namespace/wdq/sparql\nDisallow: /sparql\n';

describe('the query service', () => {
  let server: Server;
  let base: string;
  let asked: { url: string; agent: string | undefined; accept: string | undefined; at: number }[];
  let answer: (times: number, response: ServerResponse) => void;

  beforeEach(async () => {
    asked = [];
    answer = (_, response) =>
      response.writeHead(200, { 'content-type': 'application/sparql-results+json' }).end(resultOf([HARBOUR]));
    server = createServer(({ url = '', headers }, response) => {
      if (url.endsWith('/robots.txt')) return response.writeHead(200, { 'content-type': 'text/plain' }).end(ROBOTS);
      asked.push({ url, agent: headers['user-agent'], accept: headers.accept, at: Date.now() });
      return answer(asked.length, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  const contact = 'list@example.org';
  const ask = (more = {}) => imported([], { from: undefined, base, pauseMs: 1, contact, ...more });

  test('is asked for one country, by whoever can be reached, though its robots.txt shuts it to crawlers', async () => {
    const { files, text } = await ask({ country: 'GB', limit: 7 });
    expect(files).toEqual(['harbour-city-library.yaml']);
    expect(text).not.toContain('as many rows');
    expect(asked).toHaveLength(1);
    expect(asked[0]?.agent).toBe('ChannelTrustHints-WikidataImport/1.0 (list@example.org) undici');
    expect(asked[0]?.accept).toBe('application/sparql-results+json');
    const query = new URL(asked[0]?.url ?? '', base).searchParams.get('query');
    expect(query).toMatch(/wdt:P3789[\s\S]*\?country = "GB"[\s\S]*LIMIT 7$/);
  });

  test('is asked again when it says when, and not when that is long', async () => {
    answer = (times, response) =>
      times === 1
        ? response.writeHead(429, { 'retry-after': '1' }).end()
        : response.writeHead(200).end(resultOf([HARBOUR]));
    expect((await ask()).files).toHaveLength(1);
    expect((asked[1]?.at ?? 0) - (asked[0]?.at ?? 0)).toBeGreaterThanOrEqual(990);
    answer = (_, response) => response.writeHead(503, { 'retry-after': '3600' }).end();
    await expect(ask()).rejects.toThrow('QUERY_FAILED: status 503, to come back in 3600 s');
    answer = (_, response) => response.writeHead(500).end('java.util.concurrent.TimeoutException');
    await expect(ask()).rejects.toThrow('QUERY_FAILED: status 500');
    expect(asked).toHaveLength(4);
  });

  test('is not asked by somebody whom nobody can reach; the list’s own contact will do', async () => {
    await expect(ask({ contact: undefined })).rejects.toBeInstanceOf(UsageError);
    for (const odd of ['a b', 'x\r\ny: z', '(x)', 'é@x'])
      await expect(ask({ contact: odd })).rejects.toThrow('the contact');
    expect(asked).toEqual([]);
    const named = registryOf({
      'il/police.yaml': entry('police', 'PoliceIL'),
      'list.yaml': 'name: Test list\npublished: 2026-11-23\ncontact:\n  page: https://example.org/list\n',
    });
    await ask({ contact: undefined, registry: named });
    expect(asked[0]?.agent).toContain('(https://example.org/list)');
  });

  test('says when there is more than was asked for, and takes megabytes of it', async () => {
    const rows = Array.from({ length: 6 }, (_, at) => ({
      ...HARBOUR,
      label: [`${'x'.repeat(1900)}${at}`, 'en'] as [string, string],
    }));
    const many = Array.from({ length: 700 }, () => rows).flat();
    answer = (_, response) => response.writeHead(200).end(resultOf(many));
    expect((await ask({ limit: 4200 })).text).toMatch(/as many rows as were asked for \(4200\).*\n1 proposal in/);
    expect(resultOf(many).length).toBeGreaterThan(8_000_000);
    expect((await ask({ limit: 4300 })).text).not.toContain('as many rows');
    const query = join(folder, 'query.rq');
    writeFileSync(query, 'SELECT ?item ?username WHERE {}\nLIMIT 6\n');
    expect((await ask({ query })).text).toContain('as many rows as were asked for (6)');
  });

  test('from the command line: what it proposes, or why it does not', async () => {
    const out = join(folder, 'proposals');
    const list = async (environment: Record<string, string>, ...line: string[]) => {
      const node = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', 'registry/cli.ts'];
      const all = [...node, 'import', 'wikidata', '--registry', registry, '--out', out, ...line];
      const running = spawn(process.execPath, all, { env: { PATH: process.env['PATH'], ...environment } });
      let said = '';
      for (const stream of [running.stdout, running.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
      const status = await new Promise<number | null>((resolve) => running.once('close', resolve));
      return { status, said };
    };
    const polite = ['--base', base, '--pause', '1'];
    const nobody = await list({}, ...polite);
    expect([nobody.status, nobody.said]).toEqual([2, expect.stringContaining('TRUST_LIST_CONTACT')]);
    const good = await list({ TRUST_LIST_CONTACT: contact }, '--country', 'GB', ...polite);
    expect([good.status, good.said]).toEqual([0, expect.stringContaining('1 proposal in')]);
    const from = join(folder, 'hostile.json');
    writeFileSync(
      from,
      resultOf([
        { ...HARBOUR, country: '\u001b[31mGB' },
        { ...HARBOUR, item: Q(43), website: 'https://x/\u001b' },
      ]),
    );
    const hostile = await list({}, '--from', from);
    expect(hostile.status).toBe(0);
    expect(hostile.said.replaceAll('\n', '')).not.toMatch(UNSEEN);
    answer = (_, response) => response.writeHead(500).end();
    const failed = await list({ TRUST_LIST_CONTACT: contact }, ...polite);
    expect(failed).toEqual({ status: 1, said: 'QUERY_FAILED: status 500\n' });
  });
});

test.each(['{', '{"results":{}}', '[]', '<html>'])('%s is no result', async (text) => {
  const from = join(folder, 'x.json');
  writeFileSync(from, text);
  const run = importWikidata({ registry, out: join(folder, 'out'), from, today: '2026-11-23' });
  await expect(run).rejects.toMatchObject({ code: 'QUERY_UNREADABLE' });
});
