import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { compileRegistry } from '../../registry/compile.ts';
import { testPublication } from '../../registry/publish/test-publication.ts';
import { checksumsOf, type Files, filesBelow, zipOf } from '../../scripts/release/archive.ts';
import { notesOf } from '../../scripts/release/changelog.ts';
import { rebuild, release } from '../../scripts/release/release.ts';
import { billOfMaterials } from '../../scripts/release/sbom.ts';
import { smallList } from '../fakes/list.ts';
import { TestPublisher } from '../list/publisher.ts';

const root = join(import.meta.dirname, '../..');
const NOW = new Date('2026-11-24T12:00:00Z');
const COMMITTED = '2026-11-24T09:00:00Z';
const LIST_URL = 'https://list.example.org/';
const CHANGELOG =
  '# Changelog\n\n## Unreleased\n\n- Next.\n\n## 0.1.0 - 2026-11-24\n\n- First.\n\n## 0.0.9 - 2026-01-01\n\n- Before.\n';
/** What is no source, or is not needed to build. */
const NOT_COPIED = new Set(['.git', 'node_modules', '.output', '.wxt', 'artifacts', 'release', 'test', 'docs']);

const encode = (text: string) => new TextEncoder().encode(text);

const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

function folderOf(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'release-test-'));
  made.push(folder);
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

function published(): string {
  const publisher = new TestPublisher(NOW);
  publisher.publish(smallList({ name: 'Published' }));
  return folderOf(publisher.files);
}

const AUTHOR = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];

function git(folder: string, ...args: string[]): void {
  const env = { ...process.env, GIT_COMMITTER_DATE: COMMITTED, GIT_AUTHOR_DATE: COMMITTED };
  const { status, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8', env });
  expect({ status, stderr }).toMatchObject({ status: 0 });
}

/** A committed checkout of these files. */
function checkout(files: Files): string {
  const folder = folderOf(files);
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, ...AUTHOR, 'commit', '-q', '-m', 'All of it');
  return folder;
}

const small = (changelog = CHANGELOG) =>
  checkout(
    new Map([
      ['package.json', encode('{"version": "0.1.0"}')],
      ['CHANGELOG.md', encode(changelog)],
    ]),
  );

describe('a release is refused', () => {
  const passing = () => true;
  const asked = () => ({ publication: published(), listUrl: LIST_URL, runSuite: passing, now: NOW });

  test.each([
    ['of a folder with changes', 'RELEASE_DIRTY', {}, (folder: string) => writeFileSync(join(folder, 'new.txt'), '')],
    ['without a published list', 'RELEASE_LIST_MISSING', { publication: undefined }],
    [
      'of a list whose keys everybody has',
      'RELEASE_LIST_MISSING',
      { publication: folderOf(testPublication(compileRegistry())) },
    ],
    ['of a list from nowhere', 'RELEASE_LIST_MISSING', { listUrl: undefined }],
    ['of a list that has expired', 'RELEASE_LIST_MISSING', { now: new Date('2028-01-01T00:00:00Z') }],
    ['that fails the suite', 'RELEASE_SUITE_FAILED', { runSuite: () => false }],
  ])('%s', async (_, code, options, change?) => {
    const folder = small();
    change?.(folder);
    await expect(release(folder, { ...asked(), ...options })).rejects.toMatchObject({ code });
    expect(existsSync(join(folder, 'release'))).toBe(false);
  });

  test.each<[string, (folder: string) => void]>([
    ['was changed', (folder) => writeFileSync(join(folder, 'CHANGELOG.md'), `${CHANGELOG}- More.\n`)],
    ['has another commit', (folder) => git(folder, ...AUTHOR, 'commit', '-q', '--allow-empty', '-m', 'More')],
  ])('of a folder that %s while the suite ran', async (_, change) => {
    const folder = small();
    const runSuite = () => {
      change(folder);
      return true;
    };
    await expect(release(folder, { ...asked(), runSuite })).rejects.toMatchObject({ code: 'RELEASE_DIRTY' });
    expect(existsSync(join(folder, 'release'))).toBe(false);
  });

  test('of a version that the changelog does not name', async () => {
    const folder = small('# Changelog\n\n## Unreleased\n\n- Something.\n');
    await expect(release(folder, asked())).rejects.toMatchObject({ code: 'RELEASE_NOT_IN_CHANGELOG' });
  });

  test('that is to be built again from a folder that is no source archive', async () => {
    await expect(rebuild(small())).rejects.toMatchObject({ code: 'RELEASE_NOT_SOURCES' });
  });
});

describe('the changelog', () => {
  test('gives what stands under the version', () => {
    expect(notesOf(CHANGELOG, '0.1.0')).toBe('- First.\n');
    expect(notesOf(CHANGELOG, '0.0.9')).toBe('- Before.\n');
  });

  test.each([
    ['has no such version', CHANGELOG, '0.1'],
    ['has no date', '## 0.1.0\n\n- First.\n', '0.1.0'],
    ['says nothing', '## 0.1.0 - 2026-11-24\n\n## 0.0.9 - 2026-01-01\n\n- Before.\n', '0.1.0'],
  ])('%s', (_, changelog, version) => {
    expect(() => notesOf(changelog, version)).toThrow(expect.objectContaining({ code: 'RELEASE_NOT_IN_CHANGELOG' }));
  });
});

describe('archives', () => {
  const files = new Map([
    ['b.txt', encode('second')],
    ['a/c.txt', encode('first')],
  ]);

  test('are the same whatever the order, the time zone and the time', () => {
    const before = process.env['TZ'];
    const here = zipOf(files);
    process.env['TZ'] = 'Pacific/Kiritimati';
    const there = zipOf(new Map([...files].toReversed()));
    process.env['TZ'] = before;
    expect(there).toEqual(here);
    expect(Object.keys(unzipSync(here))).toEqual(['a/c.txt', 'b.txt']);
  });

  test('are summed as sha256sum does', () => {
    const sum = createHash('sha256').update('second').digest('hex');
    expect(checksumsOf(files).split('\n')[1]).toBe(`${sum}  b.txt`);
  });
});

describe('the bill of materials', () => {
  const known = { name: '@some/package', version: '1.2.3', identifier: 'MIT' };

  test('names each package by its package URL', () => {
    const { components } = JSON.parse(billOfMaterials('0.1.0', [known]));
    expect(components).toEqual([expect.objectContaining({ purl: 'pkg:npm/%40some/package@1.2.3', version: '1.2.3' })]);
  });

  test('tells data from packages', () => {
    const data = { name: 'unicode-confusables', version: '17.0', identifier: 'Unicode-3.0', isData: true };
    const { components } = JSON.parse(billOfMaterials('0.1.0', [data]));
    expect(components).toEqual([
      expect.objectContaining({ type: 'data', purl: 'pkg:generic/unicode-confusables@17.0' }),
    ]);
  });

  test.each(['GPL-3.0-only', ''])('is none where a package is under “%s”', (identifier) => {
    expect(() => billOfMaterials('0.1.0', [{ ...known, identifier }])).toThrow(
      expect.objectContaining({ code: 'RELEASE_LICENCE_UNKNOWN' }),
    );
  });
});

test('the source archive, unpacked elsewhere, builds the same bytes again', { timeout: 240_000 }, async () => {
  const sources = filesBelow(root, NOT_COPIED);
  for (const path of sources.keys()) if (path.startsWith('public/list/')) sources.delete(path);
  sources.set('CHANGELOG.md', encode(CHANGELOG));
  const first = checkout(sources);
  // A link is no folder to .gitignore.
  writeFileSync(join(first, '.git/info/exclude'), 'node_modules\n');
  symlinkSync(join(root, 'node_modules'), join(first, 'node_modules'), 'junction');
  const packed = filesBelow(
    await release(first, { publication: published(), listUrl: LIST_URL, runSuite: () => true, now: NOW }),
  );
  expect([...packed.keys()].toSorted()).toEqual([
    'NOTES.md',
    'SHA256SUMS',
    ...['chrome.zip', 'edge.zip', 'firefox.zip', 'sbom.cdx.json', 'sources.zip'].map(
      (what) => `channel-trust-hints-0.1.0-${what}`,
    ),
  ]);
  const archive = unzipSync(packed.get('channel-trust-hints-0.1.0-sources.zip') ?? new Uint8Array());
  const second = folderOf(new Map(Object.entries(archive)));
  symlinkSync(join(root, 'node_modules'), join(second, 'node_modules'), 'junction');
  const again = filesBelow(await rebuild(second));
  expect(again.get('SHA256SUMS')?.toString()).toBe(packed.get('SHA256SUMS')?.toString());
  expect([...again]).toEqual([...packed]);
  const { components } = JSON.parse(again.get('channel-trust-hints-0.1.0-sbom.cdx.json')?.toString() ?? '');
  expect(components.map(({ name }: { name: string }) => name)).toEqual(
    expect.arrayContaining(['preact', 'zod', 'unicode-confusables']),
  );
  expect(readFileSync(join(second, '.output/firefox-mv2/licences.txt'), 'utf8')).toContain('UNICODE LICENSE V3');
  expect(JSON.parse(readFileSync(join(second, 'release.json'), 'utf8'))).toEqual({
    version: '0.1.0',
    listUrl: LIST_URL,
    epoch: Date.parse(COMMITTED) / 1000,
  });
  const bundle = JSON.parse(readFileSync(join(second, '.output/chrome-mv3/list/bundle.json'), 'utf8'));
  expect(bundle.url).toBe(LIST_URL);
  for (const [, bytes] of packed) expect(Buffer.from(bytes).includes(first)).toBe(false);
});
