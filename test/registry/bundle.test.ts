import { mkdirSync, mkdtempSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readBundle } from '../../lib/list/bundle.ts';
import { loadOwnList } from '../../lib/list/load.ts';
import { MemoryListStorage } from '../../lib/list/memory-storage.ts';
import { TEST_LIST_URL, writeBundle } from '../../registry/bundle.ts';
import { compileRegistry } from '../../registry/compile.ts';
import { testPublication } from '../../registry/publish/test-publication.ts';
import { smallList } from '../fakes/list.ts';
import { DAY, TestPublisher } from '../list/publisher.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const URL_OF_LIST = 'https://list.example.org/';

const newFile = () => join(mkdtempSync(join(tmpdir(), 'bundle-')), 'list', 'bundle.json');
const load = (file: string) =>
  loadOwnList('own', readBundle(JSON.parse(readFileSync(file, 'utf8'))), new MemoryListStorage());

/** Writes published files to a folder, as a web server would serve them. */
function folderOf(files: ReadonlyMap<string, Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'published-'));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

function published(): TestPublisher {
  const publisher = new TestPublisher(NOW);
  publisher.rotate('targets');
  publisher.publish(smallList({ name: 'Published' }));
  return publisher;
}

test('without a publication the registry is bundled, signed with the test keys, and loads', async () => {
  const outFile = newFile();
  await writeBundle({ outFile });
  const { list, source } = await load(outFile);
  expect({ ...list, organisations: undefined }).toEqual({ ...compileRegistry(), organisations: undefined });
  expect(list.organisations.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(compileRegistry().organisations);
  expect(source).toBe('bundled');
  expect(readBundle(JSON.parse(readFileSync(outFile, 'utf8'))).url).toBe(TEST_LIST_URL);
});

test('the same registry gives the same file, which is then left alone', async () => {
  const outFile = newFile();
  await writeBundle({ outFile });
  utimesSync(outFile, 1000, 1000);
  await writeBundle({ outFile });
  expect(statSync(outFile).mtimeMs).toBe(1_000_000);
});

test('a release carries the publication that was named, under its newest root', async () => {
  const outFile = newFile();
  const publisher = published();
  const publication = folderOf(publisher.files);
  await writeBundle({ publication, url: URL_OF_LIST, release: true, outFile, now: NOW });
  const bundle = readBundle(JSON.parse(readFileSync(outFile, 'utf8')));
  expect(bundle.url).toBe(URL_OF_LIST);
  expect(Buffer.from(bundle.publication.root).equals(publisher.root)).toBe(true);
  expect((await load(outFile)).list.name).toBe('Published');
});

const { version: _, ...content } = smallList();
const testSigned = () => folderOf(testPublication(content));

test.each([
  ['no publication', 'LIST_NOT_PUBLISHED', () => ({ url: URL_OF_LIST })],
  ['test keys', 'LIST_TEST_KEY', () => ({ url: URL_OF_LIST, publication: testSigned() })],
  ['no address', 'LIST_URL_MISSING', () => ({ publication: folderOf(published().files) })],
  [
    'an address of a test',
    'LIST_URL_MISSING',
    () => ({ url: TEST_LIST_URL, publication: folderOf(published().files) }),
  ],
  [
    'a folder that is not there',
    'LIST_NOT_PUBLISHED',
    () => ({ url: URL_OF_LIST, publication: join(tmpdir(), 'no-such-folder') }),
  ],
  [
    'a list of a day to come',
    'DATE_WRONG',
    () => {
      const publisher = published();
      publisher.publish({ ...smallList(), published: '2026-11-25' });
      return { url: URL_OF_LIST, publication: folderOf(publisher.files) };
    },
  ],
  ['an address without https', 'LIST_URL_MISSING', () => ({ url: 'http://l.example/', publication: testSigned() })],
])('a release with %s is refused, and nothing is written', async (_case, code, options) => {
  const outFile = newFile();
  await expect(writeBundle({ ...options(), release: true, outFile, now: NOW })).rejects.toMatchObject({ code });
  expect(() => statSync(outFile)).toThrow('ENOENT');
});

test.each([
  'https://list.example.org/?x=/',
  'https://list.example.org/#/',
  'https://list.channel-trust-hints.test./',
  'https://list.channel-trust-hints.TEST/',
  'https://localhost/',
  'https://me@list.example.org/',
  'https://list example.org/',
  'https://list.example.org',
])('a release from %s is refused', async (url) => {
  const asked = writeBundle({
    url,
    publication: folderOf(published().files),
    release: true,
    outFile: newFile(),
    now: NOW,
  });
  await expect(asked).rejects.toMatchObject({ code: 'LIST_URL_MISSING' });
});

test('a publication that has expired or does not verify is bundled by no build', async () => {
  const publisher = published();
  const later = new Date(NOW.getTime() + 4 * DAY);
  const folder = folderOf(publisher.files);
  await expect(writeBundle({ publication: folder, outFile: newFile(), now: later })).rejects.toMatchObject({
    code: 'LIST_EXPIRED',
  });
  publisher.tamper('metadata/timestamp.json', ({ signed }) => {
    signed.version = 7;
  });
  const tampered = folderOf(publisher.files);
  await expect(writeBundle({ publication: tampered, outFile: newFile(), now: NOW })).rejects.toMatchObject({
    code: 'LIST_SIGNATURE',
  });
});
