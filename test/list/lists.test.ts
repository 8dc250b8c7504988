import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Advisor } from '../../lib/advisor.ts';
import { fingerprintOf } from '../../lib/list/fingerprint.ts';
import { LISTS_IN_USE_KEY } from '../../lib/list/keys.ts';
import { Lists, OWN_LIST } from '../../lib/list/lists.ts';
import type { OfficialList } from '../../lib/list/schema.ts';
import { metadataPath } from '../../lib/list/tuf/layout.ts';
import { bundleOf } from '../fakes/bundle.ts';
import { HEALTH, HOME_FRONT, smallList } from '../fakes/list.ts';
import { fakePlatform } from '../fakes/platform.ts';
import { type ListServer, startListServer } from './list-server.ts';
import { DAY, TestPublisher } from './publisher.ts';

const START = new Date('2026-11-23T12:00:00Z');

let now: Date;
let server: ListServer;
let publisher: TestPublisher;
let platform: ReturnType<typeof fakePlatform>;

/** A list of somebody else's, that knows another channel of its own. */
const NEWSROOM: OfficialList = smallList({
  name: 'A newsroom',
  organisations: [
    { ...HOME_FRONT, id: 'a-newsroom', names: { en: ['Harbour News'] }, channels: channels('HarbourNews') },
  ],
});

function channels(handle: string): OfficialList['organisations'][number]['channels'] {
  const evidence = [{ kind: 'own-site', source: 'https://news.example/', seen: '2026-11' } as const];
  return [{ handle, role: 'main', status: 'active', evidence }];
}

beforeEach(async () => {
  now = START;
  publisher = new TestPublisher(START);
  publisher.publish(NEWSROOM);
  server = await startListServer(publisher.files);
  platform = Object.assign(fakePlatform(smallList()), { fetch });
});

afterEach(() => server.close());

const lists = () => new Lists(platform, () => now);
const fingerprint = () => fingerprintOf(publisher.file(metadataPath('root', 1)));

async function withNewsroom(): Promise<Lists> {
  const own = lists();
  await own.add(server.url, await fingerprint());
  return own;
}

describe('a list of somebody else', () => {
  test('is shown before it is added, and nothing is kept of it', async () => {
    const preview = await lists().preview(server.url.slice(0, -1));
    expect(preview).toEqual({
      url: server.url,
      name: 'A newsroom',
      fingerprint: await fingerprint(),
      version: 1,
      published: '2026-11-23',
      organisations: 1,
    });
    expect(platform.stored).toEqual({});
    expect((await lists().status()).map(({ id }) => id)).toEqual([OWN_LIST]);
  });

  test('is used once it is added, named by its verdicts, and gone once it is removed', async () => {
    const advisor = new Advisor(platform, () => now);
    const verdictOn = async (handle: string) => (await advisor.judge([{ handle }]))[0]?.verdict;
    expect((await verdictOn('HarbourNews'))?.verdict).toBe('unknown');
    const [, added] = await advisor.addList(server.url, await fingerprint());
    expect(added).toMatchObject({ name: 'A newsroom', url: server.url, version: 1, stale: false, syncs: true });
    const { host } = new URL(server.url);
    expect(await verdictOn('HarbourNews')).toMatchObject({ verdict: 'official', list: { name: 'A newsroom', host } });
    expect(await verdictOn('MOHreport')).toMatchObject({ verdict: 'official', list: { name: 'A small list' } });
    expect((await advisor.lookup('Harbour News')).matches[0]).toMatchObject({ handle: 'HarbourNews' });
    await advisor.removeList(added?.id ?? '');
    expect((await verdictOn('HarbourNews'))?.verdict).toBe('unknown');
    expect(await platform.listStorage.read(added?.id ?? '')).toBeUndefined();
  });

  test('that contradicts another is shown to disagree', async () => {
    publisher.publish(smallList({ ...NEWSROOM, organisations: [{ ...HEALTH, channels: channels('MOHrep0rt') }] }));
    const advisor = new Advisor(platform, () => now);
    await advisor.addList(server.url, await fingerprint());
    const [answer] = await advisor.judge([{ handle: 'MOHrep0rt' }]);
    expect(answer?.verdict).toMatchObject({
      verdict: 'suspicious',
      disagreement: [
        { list: { name: 'A small list' }, verdict: 'suspicious' },
        { list: { name: 'A newsroom' }, verdict: 'official' },
      ],
    });
  });

  test.each([
    ['no address', 'LIST_ADDRESS_INVALID'],
    ['http://list.example/', 'LIST_ADDRESS_INVALID'],
    ['https://user:secret@list.example/', 'LIST_ADDRESS_INVALID'],
    ['ftp://list.example/', 'LIST_ADDRESS_INVALID'],
  ])('%s is no list', async (address, code) => {
    await expect(lists().preview(address)).rejects.toMatchObject({ code });
  });

  test('where there is none says so', async () => {
    await expect(lists().preview(`${server.url}nothing/`)).rejects.toMatchObject({ code: 'LIST_UNREACHABLE' });
  });

  test('with another fingerprint than the reader agreed to is not added', async () => {
    await expect(lists().add(server.url, '0'.repeat(64))).rejects.toMatchObject({ code: 'LIST_SIGNATURE' });
    expect(await lists().status()).toHaveLength(1);
  });

  test('is not added twice', async () => {
    const own = await withNewsroom();
    await expect(own.add(server.url, await fingerprint())).rejects.toMatchObject({ code: 'LIST_ALREADY_ADDED' });
    await expect(own.preview(server.url)).rejects.toMatchObject({ code: 'LIST_ALREADY_ADDED' });
  });

  test('keeps its own trust: its keys sign for nothing else, and the fingerprint stays when they change', async () => {
    const own = await withNewsroom();
    for (const role of ['root', 'timestamp', 'snapshot', 'targets'] as const) publisher.rotate(role);
    publisher.publish({ ...NEWSROOM, organisations: [] });
    await own.sync('all');
    expect((await own.status())[1]).toMatchObject({ version: 2, organisations: 0, fingerprint: await fingerprint() });
    platform.readBundledList = async () => bundleOf(smallList(), server.url);
    await own.sync('all');
    expect((await own.status())[0]).toMatchObject({ version: 3, source: 'bundled', problem: 'LIST_SIGNATURE' });
  });

  test('whose storage was lost comes back by its fingerprint, and by no other', async () => {
    const own = await withNewsroom();
    const [, added] = await own.status();
    await platform.listStorage.remove(added?.id ?? '');
    const again = lists();
    expect((await again.status())[1]).toMatchObject({ name: 'A newsroom', version: 0, problem: 'STORAGE_UNAVAILABLE' });
    await again.sync('all');
    expect((await again.status())[1]).toMatchObject({ version: 1, organisations: 1 });
    await platform.listStorage.remove(added?.id ?? '');
    const other = new TestPublisher(START);
    other.publish(NEWSROOM);
    server.files = other.files;
    await lists().sync('all');
    expect((await lists().status())[1]).toMatchObject({ version: 0 });
  });
});

describe('syncs', () => {
  test('a server that is gone leaves the list in use, and its age is told', async () => {
    const own = await withNewsroom();
    server.instead.set('*', (_, response) => void response.writeHead(503).end());
    now = new Date(START.getTime() + 31 * DAY);
    await own.sync('all');
    const [, added] = await own.status();
    expect(added).toMatchObject({ version: 1, contacted: START.toISOString(), stale: true, problem: 'LIST_BUSY' });
    expect(platform.stored[LISTS_IN_USE_KEY]).toEqual([
      expect.stringContaining('own 3 stale'),
      expect.stringMatching(/ 1 stale$/),
    ]);
  });

  test('a verdict by a list that nobody has vouched for in 30 days says as of when', async () => {
    const advisor = new Advisor(platform, () => now);
    const asOf = async () => (await advisor.judge([{ handle: 'MOHreport' }]))[0]?.verdict.asOf;
    expect(await asOf()).toBeUndefined();
    now = new Date(START.getTime() + 31 * DAY);
    expect(await asOf()).toBe('2026-11-23');
    expect(await advisor.isOwnListStale()).toBe(true);
  });

  test('a clock that was set back a year makes nothing fresh that had expired when the list was published', async () => {
    const own = await withNewsroom();
    publisher.now = new Date(START.getTime() - 10 * DAY);
    publisher.publishTimestamp();
    now = new Date(START.getTime() - 365 * DAY);
    await own.sync('all');
    expect((await own.status())[1]).toMatchObject({ version: 1, problem: 'LIST_EXPIRED' });
    now = START;
    publisher.now = START;
    publisher.publishTimestamp();
    await own.sync('all');
    expect((await own.status())[1]).not.toHaveProperty('problem');
  });

  test('those that are due ask the server, others do not', async () => {
    const own = await withNewsroom();
    server.requests.length = 0;
    await own.sync('due');
    expect(server.requests).toEqual([]);
    now = new Date(START.getTime() + 5 * 60_000);
    await own.sync('due');
    expect(server.requests).toEqual(['metadata/2.root.json', 'metadata/timestamp.json']);
  });

  test('pages are told when a list changed, and only then', async () => {
    const own = await withNewsroom();
    const told = () => JSON.stringify(platform.stored[LISTS_IN_USE_KEY]);
    const before = told();
    await own.sync('all');
    expect(told()).toBe(before);
    publisher.publish({ ...NEWSROOM, organisations: [] });
    await own.sync('all');
    expect(told()).not.toBe(before);
  });

  test('a list that was damaged in storage is mended by the next sync', async () => {
    const own = await withNewsroom();
    const [, added] = await own.status();
    const [hash = ''] = await platform.listStorage.fileHashes(added?.id ?? '');
    await platform.listStorage.addFile(added?.id ?? '', hash, new Uint8Array([1, 2, 3]));
    const again = lists();
    expect((await again.status())[1]).toMatchObject({ version: 0, problem: 'LIST_ALTERED' });
    await again.sync('all');
    expect((await again.status())[1]).toMatchObject({ version: 1, organisations: 1 });
    expect((await again.status())[1]).not.toHaveProperty('problem');
  });
});
