import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadAddedList } from '../../lib/list/load.ts';
import { syncList } from '../../lib/list/sync.ts';
import { IndexedDbListStorage } from '../../lib/platform/list-storage.ts';
import { HEALTH, HOME_FRONT, smallList } from '../fakes/list.ts';
import { type ListServer, startListServer } from './list-server.ts';
import { DAY, TestPublisher } from './publisher.ts';

const NOW = new Date('2026-11-23T12:00:00Z');

let server: ListServer;
let publisher: TestPublisher;
let storage: IndexedDbListStorage;
let root: Uint8Array;
let number = 0;

beforeEach(async () => {
  publisher = new TestPublisher(NOW);
  root = publisher.root;
  publisher.publish(smallList(), 2);
  server = await startListServer(publisher.files);
  storage = new IndexedDbListStorage();
  number++;
});

afterEach(() => server.close());

const id = () => `list-${number}`;
const sync = (now = NOW) => syncList({ id: id(), url: server.url, root }, { fetch, storage, now: () => now });
const names = async () => (await loadAddedList(id(), storage)).list.organisations.map((each) => each.id);

test('a first sync brings the whole list', async () => {
  expect(await sync()).toMatchObject({ changed: true, version: 1 });
  expect(server.requests).toEqual([
    'metadata/2.root.json',
    'metadata/timestamp.json',
    'metadata/1.snapshot.json',
    'metadata/1.targets.json',
    ...[...publisher.files.keys()].filter((path) => path.startsWith('targets/')),
  ]);
  const { list, expires, source } = await loadAddedList(id(), storage);
  expect(list).toEqual({ ...smallList(), version: 1, organisations: expect.arrayContaining([HEALTH, HOME_FRONT]) });
  expect(expires).toEqual(new Date(NOW.getTime() + 3 * DAY));
  expect(source).toBe('synced');
});

test('with nothing new, two small files are asked for', async () => {
  await sync();
  server.requests.length = 0;
  expect(await sync()).toMatchObject({ changed: false, version: 1, downloads: 2 });
  expect(server.requests).toEqual(['metadata/2.root.json', 'metadata/timestamp.json']);
});

test('a change transfers the bin it is in, and nothing that is held', async () => {
  await sync();
  server.requests.length = 0;
  publisher.publish(smallList({ organisations: [HEALTH] }), 2);
  expect(await sync()).toMatchObject({ changed: true, version: 2 });
  const targets = server.requests.filter((path) => path.startsWith('targets/'));
  expect(targets.filter((path) => path.includes('organisations/'))).toHaveLength(1);
  expect(targets).toHaveLength(2);
  expect(await names()).toEqual([HEALTH.id]);
  expect(await storage.fileHashes(id())).toEqual(
    new Set(
      Object.values(
        JSON.parse(new TextDecoder().decode(publisher.file('metadata/2.targets.json'))).signed.targets as Record<
          string,
          { hashes: { sha256: string } }
        >,
      ).map(({ hashes }) => hashes.sha256),
    ),
  );
});

test('a renewed timestamp keeps the list, and it counts for longer', async () => {
  await sync();
  publisher.now = new Date(NOW.getTime() + 2 * DAY);
  publisher.publishTimestamp();
  expect(await sync(publisher.now)).toMatchObject({ changed: false, version: 1 });
  expect((await loadAddedList(id(), storage)).expires).toEqual(new Date(publisher.now.getTime() + 3 * DAY));
});

test('files that are at hand are not asked for, unless they are others than were signed', async () => {
  const files = new Map(
    [...publisher.files].flatMap(([path, bytes]) => {
      const target = /^targets\/(organisations\/)?[0-9a-f]{64}\.(.*)$/.exec(path);
      return target ? [[`${target[1] ?? ''}${target[2]}`, bytes] as const] : [];
    }),
  );
  files.set('organisations/1.json', new TextEncoder().encode('[]'));
  const source = { id: id(), url: server.url, root };
  expect(await syncList(source, { fetch, storage, now: () => NOW, atHand: files })).toMatchObject({ changed: true });
  const targets = server.requests.filter((path) => path.startsWith('targets/'));
  expect(targets).toEqual([expect.stringMatching(/^targets\/organisations\/[0-9a-f]{64}\.1\.json$/)]);
  expect(await names()).toHaveLength(2);
});
