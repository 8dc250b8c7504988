import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Advisor } from '../../lib/advisor.ts';
import type { BundleFile } from '../../lib/list/bundle.ts';
import { fingerprintOf } from '../../lib/list/fingerprint.ts';
import { LISTS_IN_USE_KEY } from '../../lib/list/keys.ts';
import { OWN_LIST } from '../../lib/list/list-records.ts';
import { Lists } from '../../lib/list/lists.ts';
import type { OfficialList } from '../../lib/list/schema.ts';
import { metadataPath, targetPath } from '../../lib/list/tuf/layout.ts';
import { bundleOf, nameOf } from '../fakes/bundle.ts';
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

/** A publication as the extension would come with it. */
function bundleFrom(of: TestPublisher, url: string): BundleFile {
  const { root, snapshot, targets } = of.versions;
  const text = (path: string) => new TextDecoder().decode(of.file(path));
  const listed = text(metadataPath('targets', targets));
  const { signed } = JSON.parse(listed) as { signed: { targets: Record<string, { hashes: { sha256: string } }> } };
  return {
    url,
    root: text(metadataPath('root', root)),
    timestamp: text(metadataPath('timestamp', 1)),
    snapshot: text(metadataPath('snapshot', snapshot)),
    targets: listed,
    files: Object.fromEntries(
      Object.entries(signed.targets).map(([path, { hashes }]) => [path, text(targetPath(path, hashes.sha256))]),
    ),
  };
}

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
    const later = lists();
    await later.sync('all');
    expect((await later.status())[0]).toMatchObject({ version: 3, source: 'bundled', problem: 'LIST_SIGNATURE' });
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

describe('at the next start', () => {
  const judged = async (handle: string) => (await new Advisor(platform, () => now).judge([{ handle }]))[0]?.verdict;

  test('what was verified and prepared before is neither read nor verified again', async () => {
    await withNewsroom();
    platform.readBundledList = () => Promise.reject(new Error('it was read'));
    const [name, bundle] = [await nameOf(bundleOf(smallList())), vi.spyOn(platform.listStorage, 'readFile')];
    platform.readBundleName = async () => name;
    expect(await judged('MOHreport')).toMatchObject({ verdict: 'official', list: { name: 'A small list' } });
    expect(await judged('HarbourNews')).toMatchObject({ verdict: 'official', list: { name: 'A newsroom' } });
    expect(bundle).not.toHaveBeenCalled();
  });

  test('another version of the extension, or another bundled list, prepares anew', async () => {
    expect(await judged('MOHreport')).toMatchObject({ list: { version: 3 } });
    platform.readBundledList = async () => bundleOf(smallList({ version: 4 }));
    expect(await judged('MOHreport')).toMatchObject({ list: { version: 4 } });
    const write = vi.spyOn(platform.indexStorage, 'write');
    expect(await judged('MOHreport')).toMatchObject({ verdict: 'official' });
    expect(write).not.toHaveBeenCalled();
    Object.assign(platform, { version: '0.2.0' });
    expect(await judged('MOHreport')).toMatchObject({ verdict: 'official' });
    expect(write).toHaveBeenCalledOnce();
  });

  test('a renewed timestamp has nothing prepared anew', async () => {
    const own = await withNewsroom();
    await own.usable();
    publisher.publishTimestamp();
    await own.sync('all');
    const write = vi.spyOn(platform.indexStorage, 'write');
    expect(await judged('HarbourNews')).toMatchObject({ verdict: 'official' });
    expect(write).not.toHaveBeenCalled();
    publisher.publish({ ...NEWSROOM, name: 'Anew' });
    await lists().sync('all');
    expect(await judged('HarbourNews')).toMatchObject({ list: { name: 'Anew' } });
    expect(write).toHaveBeenCalledOnce();
  });

  test('what was prepared and got damaged is made anew, and nobody notices', async () => {
    const advisor = new Advisor(platform, () => now);
    expect((await advisor.judge([{ handle: 'MOHreport' }]))[0]?.verdict.verdict).toBe('official');
    const read = platform.indexStorage.readPages.bind(platform.indexStorage);
    vi.spyOn(platform.indexStorage, 'readPages').mockImplementation(async (list, stamp, wanted) => {
      const pages = await read(list, stamp, wanted);
      return pages.map((page, at) => (wanted[at]?.[0] === 'organisations' ? page?.slice(1) : page));
    });
    expect(await judged('MOHreport')).toMatchObject({ verdict: 'official' });
  });

  test('without anywhere to keep what is prepared, it answers all the same', async () => {
    const refuse = () => Promise.reject(new Error('full'));
    Object.assign(platform.indexStorage, { readHead: refuse, readPages: refuse, write: refuse, remove: refuse });
    expect(await judged('MOHreport')).toMatchObject({ verdict: 'official' });
    expect(await judged('MOHreport')).toMatchObject({ verdict: 'official' });
  });

  test('a list that begins with another root than the extension now comes with has no say any more', async () => {
    const comeWith = (of: TestPublisher) => {
      const bundle = bundleFrom(of, server.url);
      platform.readBundledList = async () => bundle;
      server.files = of.files;
    };
    // Whoever stole the keys has published much, and readers have followed.
    publisher.publish({ ...NEWSROOM, name: 'Before the theft' });
    comeWith(publisher);
    for (let more = 0; more < 3; more++) publisher.publish({ ...NEWSROOM, name: 'By the thief' });
    await lists().sync('all');
    expect((await lists().status())[0]).toMatchObject({ name: 'By the thief', source: 'synced' });
    // The publisher starts anew, with a root of version 1 and a list of version 1, and releases the extension.
    const anew = new TestPublisher(START);
    anew.publish(smallList({ name: 'Begun anew' }));
    comeWith(anew);
    const own = lists();
    expect((await own.status())[0]).toMatchObject({ name: 'Begun anew', version: 1, source: 'bundled' });
    await own.sync('all');
    expect((await own.status())[0]).toMatchObject({ name: 'Begun anew', source: 'synced' });
    expect(await platform.listStorage.ids()).toHaveLength(1);
  });
});

describe('a day that the publisher made up', () => {
  test('does not shut readers out from what comes after it', async () => {
    const own = await withNewsroom();
    publisher.publish({ ...NEWSROOM, published: '9999-12-31', name: 'Dated ahead' });
    await own.sync('all');
    expect((await own.status())[1]).toMatchObject({ name: 'Dated ahead' });
    publisher.rotate('targets');
    publisher.publish({ ...NEWSROOM, name: 'Put right' });
    await own.sync('all');
    expect((await own.status())[1]).toMatchObject({ name: 'Put right', published: '2026-11-23' });
  });

  test('does not keep a list from growing stale', async () => {
    const own = await withNewsroom();
    publisher.publish({ ...NEWSROOM, published: '9999-12-31' });
    await own.sync('all');
    now = new Date(START.getTime() + 31 * DAY);
    expect((await own.status())[1]).toMatchObject({ stale: true });
  });

  test.each(['2026-13-45', '2026-02-30', '2026-00-10'])('and that is none (%s) makes no list', async (published) => {
    const own = await withNewsroom();
    publisher.publish({ ...NEWSROOM, published });
    await own.sync('all');
    expect((await own.status())[1]).toMatchObject({ version: 1, problem: 'LIST_CORRUPT' });
  });
});

describe('syncs', () => {
  test('a list whose server is silent holds no other up', async () => {
    await withNewsroom();
    const slow = publisher;
    const { url } = server;
    const silent = ((input, init) =>
      String(input).startsWith(url)
        ? new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('stopped'))))
        : fetch(input, init)) as typeof fetch;
    Object.assign(platform, { fetch: silent });
    const other = new TestPublisher(START);
    other.publish({ ...NEWSROOM, name: 'Another' });
    const second = await startListServer(other.files);
    const own = lists();
    await own.add(second.url, await fingerprintOf(other.file(metadataPath('root', 1))));
    other.publish({ ...NEWSROOM, name: 'Another, renewed' });
    void own.sync('all');
    await expect
      .poll(async () => (await own.status())[2]?.name, { timeout: 10_000, interval: 20 })
      .toBe('Another, renewed');
    expect(slow.versions.targets).toBe(1);
    await second.close();
  });

  test('without a connection nothing is tried, and nothing counts as failed', async () => {
    const own = await withNewsroom();
    now = new Date(START.getTime() + 8 * 60 * 60_000);
    platform.isOnline = () => false;
    server.requests.length = 0;
    await own.sync('due');
    expect(server.requests).toEqual([]);
    platform.isOnline = () => true;
    await own.sync('due');
    expect(server.requests).not.toEqual([]);
  });

  test('what a server asked for is kept to, also where that cannot be stored', async () => {
    const own = await withNewsroom();
    server.instead.set('*', (_, response) => void response.writeHead(503, { 'Retry-After': '3600' }).end());
    platform.store.set = () => Promise.reject(new Error('full'));
    now = new Date(START.getTime() + 5 * 60_000);
    await own.sync('due');
    server.requests.length = 0;
    for (let minutes = 10; minutes < 60; minutes += 10) {
      now = new Date(START.getTime() + minutes * 60_000);
      await own.sync('due');
    }
    expect(server.requests).toEqual([]);
  });

  test('one that ends the background is not begun again at once', async () => {
    await withNewsroom();
    now = new Date(START.getTime() + 5 * 60_000);
    Object.assign(platform, { fetch: () => new Promise(() => {}) });
    void lists().sync('due');
    await expect.poll(() => JSON.stringify(platform.stored['listSyncs'])).toContain(String(now.getTime()));
    now = new Date(now.getTime() + 60_000);
    const asked = vi.fn(fetch);
    Object.assign(platform, { fetch: asked });
    await lists().sync('due');
    expect(asked).not.toHaveBeenCalled();
  });

  test('what an interrupted download left behind damaged is downloaded again', async () => {
    const own = await withNewsroom();
    const [, added] = await own.status();
    publisher.publish({ ...NEWSROOM, name: 'The next' });
    const { listStorage } = platform;
    const use = listStorage.use.bind(listStorage);
    listStorage.use = () => Promise.reject(new Error('stopped'));
    await own.sync('all');
    for (const hash of await listStorage.fileHashes(added?.id ?? '')) {
      await listStorage.addFile(added?.id ?? '', hash, new Uint8Array([1, 2, 3]));
    }
    listStorage.use = use;
    await lists().sync('all');
    expect((await lists().status())[1]).toMatchObject({ name: 'The next' });
  });

  test('a list that could not be added leaves nothing behind', async () => {
    const agreed = await fingerprint();
    server.instead.set(metadataPath('timestamp', 1), (_, response) => void response.writeHead(500).end());
    await expect(lists().add(server.url, agreed)).rejects.toMatchObject({ code: 'LIST_UNREACHABLE' });
    expect(await platform.listStorage.ids()).toEqual([]);
  });

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
    await platform.indexStorage.remove(added?.id ?? '');
    const again = lists();
    expect((await again.status())[1]).toMatchObject({ version: 0, problem: 'LIST_ALTERED' });
    await again.sync('all');
    expect((await again.status())[1]).toMatchObject({ version: 1, organisations: 1 });
    expect((await again.status())[1]).not.toHaveProperty('problem');
  });
});
