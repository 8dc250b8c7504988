import { afterAll, beforeAll, expect, test } from 'vitest';
import { botApiId, peerNamed } from '../pages/peers.ts';
import { launchChromium, type Pages, pageFaults, type Session, startPages } from './harness/index.ts';
import { readState } from './harness/stored-state.ts';
import { expectUnharmed, hashOf, OneTab } from './harness/tabs.ts';

/** The replica of Web A behaves as the real pages were seen to, without the extension. test/pages/README.md says where from. */
const A = 'https://web.telegram.org/a/';
const MOH = botApiId(peerNamed('moh'));
const TWIN = botApiId(peerNamed('mohTwin'));

let pages: Pages;
let session: Session;
const tab = new OneTab();
const open = (url: string) => tab.open(session, url);

beforeAll(async () => {
  pages = await startPages();
  session = await launchChromium({ pages });
});

afterAll(async () => {
  await session?.close();
  await pages?.close();
});

test('the numeric hash is set by pushState and no event tells of it', async () => {
  const page = await open(`${A}#${MOH}`);
  const events = await page.evaluate(async () => {
    const order: string[] = [];
    for (const type of ['popstate', 'hashchange']) addEventListener(type, () => order.push(type));
    await window.replica.openChat('mohTwin');
    return order;
  });
  expect(events).toEqual([]);
  expect(await hashOf(page)).toBe(`#${TWIN}`);
  expect(await page.title()).toBe('משרד הבריאות');
});

test('on a click the header, its slide and its wrapper stay, ChatInfo is new', async () => {
  const page = await open(`${A}#${MOH}`);
  const same = await page.evaluate(async () => {
    const parts = ['.MiddleHeader', '.MiddleHeader .Transition_slide-active', '.chat-info-wrapper', '.ChatInfo'];
    const find = () => parts.map((part) => document.querySelector(`#MiddleColumn ${part}`));
    const before = find();
    await window.replica.openChat('mohTwin');
    return find().map((node, index) => node === before[index]);
  });
  expect(same).toEqual([true, true, true, false]);
});

test('a link leaves the old header behind in an inactive slide', async () => {
  const page = await open(`${A}#${TWIN}`);
  await page.evaluate(() => window.replica.openByLink('MOHreport'));
  const slides = await page.$$eval('.MiddleHeader > .Transition > .Transition_slide', (nodes) =>
    nodes.map((node) => [node.className, node.querySelector('.Avatar')?.getAttribute('data-peer-id')]),
  );
  expect(slides).toEqual([
    ['Transition_slide Transition_slide-inactive', TWIN],
    ['Transition_slide Transition_slide-active', MOH],
  ]);
  expect(await page.$$eval('.MiddleHeader .title', (titles) => titles.length)).toBe(2);
  await page.evaluate(() => window.replica.back());
  await page.waitForFunction(() => window.replica.shown()?.name === 'mohTwin');
  expect(await hashOf(page)).toBe(`#${TWIN}`);
});

test('the title block: third party before the name, tick, label and status behind', async () => {
  const page = await open(`${A}#${botApiId(peerNamed('museum'))}`);
  const tags = await page.evaluate(() => {
    window.replica.setVerified('museum', true);
    window.replica.setFake('museum', true);
    window.replica.setEmojiStatus('museum', '7');
    const block = document.querySelector('.MiddleHeader .title');
    return [...(block?.children ?? [])].map(
      (child) => `${child.localName}.${child.getAttribute('class')?.split(' ')[0]}`,
    );
  });
  expect(tags).toEqual(['div.custom-emoji', 'h3.fullName', 'svg.VerifiedIcon', 'span.FakeIcon', 'div.Transition']);
});

test('emoji are images, the title node stays on a rename, and strangers survive', async () => {
  const page = await open(`${A}#${MOH}`);
  const outcome = await page.evaluate(() => {
    const name = document.querySelector('.MiddleHeader h3.fullName');
    const last = document.createElement('x-last');
    name?.parentElement?.append(last);
    window.replica.rename('moh', 'משרד ✅ הבריאות');
    window.replica.setVerified('moh', true);
    return {
      same: name?.isConnected,
      alt: name?.querySelector('img.emoji')?.getAttribute('alt'),
      text: name?.textContent,
      order: [...(name?.parentElement?.children ?? [])].map((child) => child.localName),
    };
  });
  expect(outcome).toEqual({
    same: true,
    alt: '✅',
    text: 'משרד  הבריאות',
    order: ['h3', 'svg', 'x-last'],
  });
  await expectUnharmed(page);
});

test('replacing the text of a title breaks the client, and is recorded as a violation', async () => {
  const page = await open(`${A}#${MOH}`);
  await page.evaluate(() => {
    const name = document.querySelector('.MiddleHeader h3.fullName');
    if (name) name.textContent = 'mine';
  });
  const failure = await page.evaluate(() => {
    try {
      window.replica.rename('moh', 'renamed');
      return 'nothing';
    } catch (error) {
      return error instanceof Error ? error.name : 'other';
    }
  });
  expect(failure).toBe('NotFoundError');
  expect((await pageFaults(page)).violations.length).toBeGreaterThan(0);
});

test('search rows and chips are used again for another peer', async () => {
  const page = await open(A);
  const outcome = await page.evaluate(() => {
    const row = () => document.querySelector('.search-result .ChatInfo');
    const chip = () => document.querySelector('.left-search-local-suggestion .Avatar');
    const read = () => ({
      row: row()?.querySelector('.fullName')?.textContent,
      rowName: row()?.querySelector('.fullName'),
      rowAvatar: row()?.querySelector('.Avatar'),
      chip: chip(),
      chipId: chip()?.getAttribute('data-peer-id'),
    });
    window.replica.search('harbour');
    const first = read();
    window.replica.search('museum');
    const second = read();
    return {
      texts: [first.row, second.row],
      sameName: first.rowName === second.rowName,
      sameRowAvatar: first.rowAvatar === second.rowAvatar,
      sameChip: first.chip === second.chip,
      chipChanged: first.chipId !== second.chipId,
    };
  });
  expect(outcome).toEqual({
    texts: ['Harbour City Library', 'Museum of Tides'],
    sameName: true,
    sameRowAvatar: false,
    sameChip: true,
    chipChanged: true,
  });
});

test('global search tells the handle, without the @', async () => {
  const page = await open(A);
  await page.evaluate(() => window.replica.search('bellingcat'));
  expect(await page.$eval('.status > span.handle.withStatus', (handle) => handle.textContent)).toBe('bellingcat');
});

test('the profile holds a long title twice, the second time hidden, and the link', async () => {
  const page = await open(`${A}#${botApiId(peerNamed('long'))}`);
  await page.evaluate(() => window.replica.openProfile());
  const spans = await page.$$eval('#RightColumn h3.fullName span', (nodes) =>
    nodes.map((node) => [node.textContent?.length, node.getAttribute('aria-hidden')]),
  );
  expect(spans).toEqual([
    [10_000, null],
    [10_000, 'true'],
  ]);
  const link = await page.$eval('.ChatExtra .multiline-item > .title', (node) => node.textContent);
  expect(link).toBe('https://t.me/long_titles');
});

test('the same header node can come to show another peer', async () => {
  const page = await open(`${A}#${MOH}`);
  const outcome = await page.evaluate(() => {
    window.replica.reuseNodeFor('pikud');
    const avatar = document.querySelector('.MiddleHeader .Avatar');
    const name = document.querySelector('.MiddleHeader .fullName');
    window.replica.reuseNodeFor('mohTwin');
    return [avatar?.isConnected, name?.isConnected, avatar?.getAttribute('data-peer-id')];
  });
  expect(outcome).toEqual([true, true, TWIN]);
});

test('rows that scroll away are destroyed and made anew', async () => {
  const page = await open(A);
  const outcome = await page.evaluate(() => {
    const row = document.querySelector('.chat-list .ListItem');
    const id = row?.querySelector('.Avatar')?.getAttribute('data-peer-id');
    window.replica.scrollList(4000);
    const gone = row?.isConnected;
    window.replica.scrollList(0);
    return [gone, row?.isConnected, document.querySelector(`.chat-list .Avatar[data-peer-id="${id}"]`) !== null];
  });
  expect(outcome).toEqual([false, false, true]);
});

test('a hash that somebody writes leaves the chat', async () => {
  const page = await open(`${A}#${MOH}`);
  await page.evaluate((twin) => {
    location.hash = twin;
  }, TWIN);
  await page.waitForFunction(() => location.hash === '' && window.replica.shown() === undefined);
});

test('stored state: written some time after a change, and empty under a passcode', async () => {
  const fresh = await open(`${A}?account=2&replica.cached=0&replica.cacheDelay=60000#${TWIN}`);
  expect(await readState(fresh, 'tt-global-state_2')).toBeUndefined();
  await fresh.evaluate(() => window.replica.flushCache());
  expect(Object.keys((await readState(fresh, 'tt-global-state_2'))?.chats.byId ?? {})).toContain(TWIN);

  const unjoined = botApiId(peerNamed('sanidad'));
  const page = await open(`${A}?replica.cacheDelay=10#${unjoined}`);
  await expect
    .poll(async () => Object.keys((await readState(page, 'tt-global-state'))?.chats.byId ?? {}))
    .toContain(unjoined);
  const state = await readState(page, 'tt-global-state');
  expect(state?.chats.byId[unjoined]).toMatchObject({ isNotJoined: true, usernames: [{ username: 'sanidadgob' }] });

  const locked = await open(`${A}?replica.passcode=1#${MOH}`);
  expect(await readState(locked, 'tt-global-state')).toMatchObject({
    passcode: { hasPasscode: true },
    chats: { byId: {} },
  });
});

test('a forum topic has neither title block nor avatar', async () => {
  const page = await open(A);
  await page.evaluate(() => window.replica.openTopic('forum', 2));
  expect(
    await page.$$eval('.MiddleHeader .ChatInfo .title, .MiddleHeader .ChatInfo .Avatar', (all) => all.length),
  ).toBe(0);
  expect(await hashOf(page)).toBe(`#${botApiId(peerNamed('forum'))}_2`);
});
