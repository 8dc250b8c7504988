import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { registryFileSchema } from '../../../registry/schema.ts';
import { importWikidata } from '../../../registry/wikidata/import.ts';
import { entry, registryOf } from '../folder.ts';

let folder: string;
let registry: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wikidata-'));
  registry = registryOf({ 'il/police.yaml': entry('police', 'PoliceIL') });
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

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
      { numRuns: 60 },
    );
  });
});

test('the query service is asked, as a guest, for one country', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url?.endsWith('/robots.txt')) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'application/sparql-results+json' }).end(resultOf([HARBOUR]));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { files } = await imported([], { from: undefined, base, country: 'GB', limit: 7, pauseMs: 1 });
  server.close();
  expect(files).toEqual(['harbour-city-library.yaml']);
  const query = new URL(asked[1] ?? '', base).searchParams.get('query');
  expect(query).toMatch(/wdt:P3789[\s\S]*\?country = "GB"[\s\S]*LIMIT 7$/);
});

test.each(['{', '{"results":{}}', '[]', '<html>'])('%s is no result', async (text) => {
  const from = join(folder, 'x.json');
  writeFileSync(from, text);
  const run = importWikidata({ registry, out: join(folder, 'out'), from, today: '2026-11-23' });
  await expect(run).rejects.toMatchObject({ code: 'QUERY_UNREADABLE' });
});
