import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OfficialList } from '../../lib/list/schema.ts';
import { testPublication } from '../../registry/publish/test-publication.ts';
import { builtExtension } from './harness/built.ts';
import {
  BROWSERS,
  badgesOn,
  closeClean,
  idOf,
  openWatched,
  type Pages,
  type Session,
  screenshot,
  startPages,
  waitForBadge,
} from './harness/index.ts';
import { LIST_HOST } from './harness/served-list.ts';
import { bundledList, publishList, stopBackground, storeList, syncLists } from './harness/stored-list.ts';
import { until } from './harness/until.ts';

const LIST = bundledList();
const HOBBY = 'sourdough_diaries';

/** The list with a channel that it did not know. */
function withHobby(list: OfficialList): OfficialList {
  const [first] = list.organisations;
  if (!first) throw new Error('the list is empty');
  const evidence = [{ kind: 'own-site', source: 'https://sourdough.example/', seen: '2026-11' } as const];
  const bakery: OfficialList['organisations'][number] = {
    id: 'sourdough-diaries',
    kind: 'company',
    names: { en: ['Sourdough Diaries'] },
    protect: 'handles',
    channels: [{ handle: HOBBY, role: 'main', status: 'active', evidence }],
  };
  return { ...list, organisations: [...list.organisations, bakery] };
}

/** The list without the Ministry of Health of Israel. */
function withoutHealth(list: OfficialList): OfficialList {
  return { ...list, organisations: list.organisations.filter(({ id }) => id !== 'israel-ministry-of-health') };
}

describe.each(['chromium', 'firefox'] as const)('the list in %s', (kind) => {
  let pages: Pages;
  let session: Session;
  let published = 1;
  /** How many requests the list's server had answered when the browser started, which may sync at once. */
  let answeredBefore = 0;

  const publish = (list: OfficialList) => {
    published++;
    return storeList(session, pages, list, published);
  };

  beforeAll(async () => {
    pages = await startPages();
  });

  afterAll(() => pages?.close());

  beforeEach(async () => {
    answeredBefore = pages.list.answered.length;
    session = await BROWSERS[kind]({ pages, extension: builtExtension(kind) });
  });

  afterEach(async () => {
    pages.list.up = true;
    pages.list.release();
    await session?.close();
  });

  test('a published change reaches open pages, and a withdrawn entry is gone from them, without a reload', async () => {
    const k = await openWatched(session, 'https://web.telegram.org/k/');
    const a = await openWatched(session, 'https://web.telegram.org/a/?replica.cacheDelay=50');
    await k.evaluate(() => window.replica.openChat('hobby'));
    await a.evaluate(() => window.replica.openChat('moh'));
    await waitForBadge(a, { verdict: 'official', peerId: idOf('moh'), ofOpenChat: true });

    await publish(withoutHealth(withHobby(LIST)));
    await waitForBadge(k, { verdict: 'official', peerId: idOf('hobby'), ofOpenChat: true });
    await until('the withdrawn entry is gone', 20_000, async () => {
      const ofMoh = (await badgesOn(a)).filter(
        ({ peerId, verdict }) => peerId === idOf('moh') && verdict === 'official',
      );
      return ofMoh.length === 0 ? true : undefined;
    });

    await publish(LIST);
    await waitForBadge(a, { verdict: 'official', peerId: idOf('moh'), ofOpenChat: true });
    await closeClean(k);
    await closeClean(a);
  });

  test('a page that is opened has the list synced, and the server learns nothing of the reader', async () => {
    const page = await openWatched(session, 'https://web.telegram.org/k/#@MOHreport');
    const paths = () => pages.list.answered.slice(answeredBefore).map(({ path }) => path);
    await until('the list is asked for', 20_000, async () => paths().includes('metadata/timestamp.json') || undefined);
    await waitForBadge(page, { verdict: 'official', peerId: idOf('moh'), ofOpenChat: true });
    for (const { headers } of pages.list.answered.slice(answeredBefore)) {
      expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['cookie']));
      expect(headers.referer).toBeUndefined();
      expect(headers.authorization).toBeUndefined();
      // Chromium's is the same for every reader, Firefox's would be this profile's own.
      expect(headers.origin).toBe(kind === 'firefox' ? 'null' : session.extensionOrigin);
    }
    await closeClean(page);
  });

  test('what was synced outlives the background, with the server gone', async () => {
    await publish(withHobby(LIST));
    pages.list.up = false;
    await stopBackground(session);
    const page = await openWatched(session, `https://t.me/${HOBBY}`);
    await waitForBadge(page, { verdict: 'official' });
    expect((await syncLists(session))[0]).toMatchObject({ version: published, source: 'synced', problem: 'LIST_BUSY' });
    pages.list.up = true;
    const [own] = await syncLists(session);
    expect(own).not.toHaveProperty('problem');
    await closeClean(page);
  });

  test('a background that is stopped in the middle of a sync leaves the old list, and the next sync finishes', async () => {
    await publish(LIST);
    const from = pages.list.answered.length;
    pages.list.holdsTargets = true;
    published++;
    publishList(pages, withHobby(LIST), published);
    const syncing = syncLists(session).catch(() => {});
    await until('files are asked for', 20_000, async () => pages.list.held > 0 || undefined);
    await stopBackground(session);
    const page = await openWatched(session, 'https://t.me/MOHreport');
    await waitForBadge(page, { verdict: 'official' });
    pages.list.release();
    await syncing;
    expect((await syncLists(session))[0]).toMatchObject({ version: published, source: 'synced' });
    expect(pages.list.answered.slice(from).length).toBeGreaterThan(0);
    await closeClean(page);
  });

  test('an older list and one of other keys change nothing', async () => {
    await publish(withHobby(LIST));
    const held = published;
    const { version: _, ...content } = LIST;
    pages.list.files = testPublication(content, held - 1);
    expect((await syncLists(session))[0]).toMatchObject({ version: held, problem: 'LIST_ROLLBACK' });
    pages.list.files = testPublication(content, held + 1, new Date('2026-01-01T00:00:00Z'));
    expect((await syncLists(session))[0]).toMatchObject({ version: held, problem: 'LIST_EXPIRED' });
  });

  test('a list that the reader adds on the options page speaks on open pages, until it is removed', async () => {
    const { version: _, ...content } = withHobby(LIST);
    const newsroom = testPublication({
      ...content,
      name: 'A newsroom',
      organisations: content.organisations.slice(-1),
    });
    for (const [path, bytes] of newsroom) pages.list.files.set(`newsroom/${path}`, bytes);
    const page = await openWatched(session, 'https://web.telegram.org/k/');
    await page.evaluate(() => window.replica.openChat('hobby'));
    const options = await session.openExtensionPage('options.html');
    await options.waitForSelector('.add-list input');
    await options.type('.add-list input', `https://${LIST_HOST}/newsroom`);
    await options.click('.add-list button[type="submit"]');
    await options.waitForSelector('.offer');
    await options.$eval('.offer', (offer) => offer.scrollIntoView());
    await screenshot(options, `options-list-offer-${kind}`);
    await options.click('.offer .buttons button');
    await waitForBadge(page, { verdict: 'official', peerId: idOf('hobby'), ofOpenChat: true });
    await options.waitForSelector('.lists li:nth-child(2)');
    await options.$eval('.lists', (lists) => lists.scrollIntoView());
    await screenshot(options, `options-lists-${kind}`);

    await options.click('.lists li:nth-child(2) .buttons button');
    await options.click('.lists .ask .danger');
    await until('the badge is gone', 20_000, async () => {
      const badges = (await badgesOn(page)).filter(({ peerId }) => peerId === idOf('hobby'));
      return badges.length === 0 ? true : undefined;
    });
    await options.close();
    await closeClean(page);
  });

  test('with nothing new the server is asked whether the timestamp changed', async () => {
    await publish(LIST);
    await syncLists(session);
    const from = pages.list.answered.length;
    await syncLists(session);
    expect(pages.list.answered.slice(from).map(({ path, status }) => `${status} ${path}`)).toEqual([
      '404 metadata/2.root.json',
      '304 metadata/timestamp.json',
    ]);
  });
});
