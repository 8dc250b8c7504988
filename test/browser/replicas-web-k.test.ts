import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { peerNamed } from '../pages/peers.ts';
import { launchChromium, type Pages, type Session, startPages } from './harness/index.ts';
import { readKeys } from './harness/stored-state.ts';
import { expectUnharmed, hashOf, OneTab } from './harness/tabs.ts';

/** The replica of Web K behaves as the real pages were seen to, without the extension. test/pages/README.md says where from. */
const K = 'https://web.telegram.org/k/';

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

function titlesIn(page: Page, selector: string): Promise<{ id: string | null; text: string | null }[]> {
  return page.$$eval(selector, (nodes) =>
    nodes.map((node) => ({ id: node.getAttribute('data-peer-id'), text: node.textContent })),
  );
}

test.each([
  ['#@mohreport', 'moh', '#@MOHreport'],
  ['#-1146823917', 'moh', '#@MOHreport'],
  ['#-1477001289', 'private', '#-1477001289'],
  ['#-400123456', 'basicGroup', '#-400123456'],
  ['#702200411', 'dana', '#@dana_levi'],
  ['#811040022', 'noHandle', '#811040022'],
  ['#@multi_second', 'multi', '#@multi_main'],
  ['#@coll', 'collectible', '#@coll'],
  ['#?tgaddr=tg%3A%2F%2Fresolve%3Fdomain%3DMOHreport%26post%3D2', 'moh', '#@MOHreport'],
  ['#?tgaddr=https%3A%2F%2Ft.me%2FMOHreport%2F2', 'moh', '#@MOHreport'],
  ['#@MOHreport?post=3', 'moh', '#@MOHreport'],
  ['#/im?p=@MOHreport&post=3', 'moh', '#@MOHreport'],
  ['#600100200', 'self', '#@noa_reader'],
])('%s opens %s under %s', async (entered, name, afterwards) => {
  const page = await open(`${K}${entered}`);
  expect(await page.evaluate(() => window.replica.shown()?.name)).toBe(name);
  expect(await hashOf(page)).toBe(afterwards);
});

test('a forum opens its topics on the left, no chat and no hash; a topic opens as a chat without its number', async () => {
  const page = await open(`${K}#@forum_of_tides`);
  expect(await page.evaluate(() => window.replica.shown())).toBeUndefined();
  expect(await hashOf(page)).toBe('');
  expect(await page.$$eval('.topics-container .chatlist-chat', (rows) => rows.length)).toBe(2);
  await page.evaluate(() => window.replica.openTopic('forum', 2));
  const title = '.chat.active .topbar .user-title > .peer-title';
  expect(await page.$eval(title, (node) => [node.textContent, node.getAttribute('data-thread-id')])).toEqual([
    'משרד הבריאות',
    '2',
  ]);
  expect(await page.$(`${title} .verified-icon`)).toBeNull();
  expect(await hashOf(page)).toBe('#@forum_of_tides');
});

test.each(['#@nobody_has_this_name', '#-1509999999'])('%s opens nothing and stays in the address', async (unknown) => {
  const page = await open(`${K}${unknown}`);
  expect(await page.evaluate(() => window.replica.shown())).toBeUndefined();
  expect(await hashOf(page)).toBe(unknown);
});

test('the address follows the title later, and a hashchange tells of it', async () => {
  const page = await open(`${K}?replica.hashDelay=100#@MOHreport`);
  const seen = await page.evaluate(async () => {
    const order: string[] = [];
    for (const type of ['navigate', 'navigatesuccess'])
      window.navigation.addEventListener(type, () => order.push(type));
    for (const type of ['popstate', 'hashchange']) addEventListener(type, () => order.push(type));
    const done = window.replica.openChat('mohTwin');
    await new Promise<void>((resolve) => {
      const title = document.querySelector('.topbar .user-title');
      if (title) new MutationObserver(() => resolve()).observe(title, { childList: true });
    });
    const atTitle = location.hash;
    await done;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return { atTitle, after: location.hash, order };
  });
  expect(seen.atTitle).toBe('#@MOHreport');
  expect(seen.after).toBe('#@MOHrep0rt');
  expect(seen.order.filter((type) => type === 'hashchange')).toHaveLength(1);
  expect(seen.order).toContain('navigatesuccess');
});

test('without the Navigation API there is no event at all on a switch', async () => {
  const page = await open(`${K}?replica.navigationApi=0#@MOHreport`);
  const events = await page.evaluate(async () => {
    const order: string[] = [];
    for (const type of ['popstate', 'hashchange']) addEventListener(type, () => order.push(type));
    await window.replica.openChat('mohTwin');
    await new Promise((resolve) => setTimeout(resolve, 50));
    return order;
  });
  expect(events).toEqual([]);
  expect(await hashOf(page)).toBe('#@MOHrep0rt');
});

test('a hash that is assigned while the client runs snaps back', async () => {
  const page = await open(`${K}#@MOHreport`);
  await page.evaluate(() => {
    location.hash = '#@MOHrep0rt';
  });
  await page.waitForFunction(() => location.hash === '#@MOHreport');
  expect(await page.evaluate(() => window.replica.shown()?.name)).toBe('moh');
});

test('topbar and user-title stay, the title is a new node for every chat, and strangers beside it go', async () => {
  const page = await open(`${K}#@MOHreport`);
  const outcome = await page.evaluate(async () => {
    const at = (selector: string) => document.querySelector(`.chat.active ${selector}`);
    const before = { topbar: at('.topbar'), userTitle: at('.user-title'), title: at('.user-title > .peer-title') };
    const stranger = document.createElement('x-stranger');
    before.title?.after(stranger);
    const outside = document.createElement('x-stranger');
    at('.chat-info')?.append(outside);
    await window.replica.openChat('pikud');
    return {
      sameTopbar: before.topbar === at('.topbar'),
      sameUserTitle: before.userTitle === at('.user-title'),
      sameTitle: before.title === at('.user-title > .peer-title'),
      beside: stranger.isConnected,
      outside: outside.isConnected,
    };
  });
  expect(outcome).toEqual({ sameTopbar: true, sameUserTitle: true, sameTitle: false, beside: false, outside: true });
});

test('a rename or a mark fills the same title element anew; a stranger inside goes, one beside stays', async () => {
  const page = await open(`${K}#@MOHreport`);
  const outcome = await page.evaluate(() => {
    const title = document.querySelector('.topbar .user-title > .peer-title');
    const [inside, beside] = [document.createElement('x-inside'), document.createElement('x-beside')];
    title?.append(inside);
    title?.after(beside);
    window.replica.rename('moh', 'משרד ✅');
    window.replica.setVerified('moh', true);
    window.replica.setFake('moh', true);
    return {
      connected: title?.isConnected,
      inside: inside.isConnected,
      beside: beside.isConnected,
      children: [...(title?.children ?? [])].map((child) => child.getAttribute('class')),
      text: title?.querySelector('.peer-title-inner')?.textContent,
      alt: title?.querySelector('img.emoji')?.getAttribute('alt'),
    };
  });
  expect(outcome).toEqual({
    connected: true,
    inside: false,
    beside: true,
    children: ['peer-title-inner', 'badge-fake', 'verified-icon'],
    text: 'משרד ',
    alt: '✅',
  });
  await expectUnharmed(page);
});

test('marks come in their order: third party before the name, emoji status and tick behind it', async () => {
  const page = await open(`${K}#@museum_of_tides`);
  const classes = await page.evaluate(() => {
    window.replica.setEmojiStatus('museum', '5');
    window.replica.setVerified('museum', true);
    return [...(document.querySelector('.topbar .peer-title')?.children ?? [])].map((child) =>
      child.getAttribute('class'),
    );
  });
  expect(classes).toEqual(['peer-title-bot-verification', 'peer-title-inner', 'emoji-status', 'verified-icon']);
});

test('a link stacks a second chat; the first keeps its title without being active; Back and Escape return', async () => {
  const page = await open(`${K}#@MOHrep0rt`);
  await page.evaluate(() => window.replica.openByLink('MOHreport'));
  const titles = '.chats-container > .chat .topbar .user-title > .peer-title';
  expect((await titlesIn(page, titles)).map(({ id }) => id)).toEqual(['-1502267411', '-1146823917']);
  expect(await page.$$eval('.chats-container > .chat.active', (chats) => chats.length)).toBe(1);
  expect(await hashOf(page)).toBe('#@MOHreport');
  await page.evaluate(() => window.replica.back());
  await page.waitForFunction(() => window.replica.shown()?.name === 'mohTwin' && location.hash === '#@MOHrep0rt');
  await page.evaluate(() => window.replica.escape());
  await page.waitForFunction(() => location.hash === '');
  expect(await titlesIn(page, '.topbar.hide .user-title > .peer-title')).toEqual([
    { id: '-1502267411', text: 'משרד הבריאות' },
  ]);
  expect(await page.$eval('body', (body) => body.classList.contains('has-chat'))).toBe(false);
  expect(await page.evaluate(() => window.replica.shown())).toBeUndefined();
});

test('mentions and masked links in messages lead where their address says', async () => {
  const page = await open(`${K}#@PikudHa0ref_all`);
  expect(await page.$eval('.bubble a.anchor-url', (link) => [link.textContent, link.getAttribute('href')])).toEqual([
    't.me/MOHreport',
    'https://t.me/MOHrep0rt',
  ]);
  await page.click('.bubble a.anchor-url');
  await page.waitForFunction(() => window.replica.shown()?.name === 'mohTwin');
  await page.click('.chat.active .bubble a.mention');
  await page.waitForFunction(() => window.replica.shown()?.name === 'botTwin');
});

test('list rows have the last sender before the title, and are the same element when they come back', async () => {
  const page = await open(K);
  const outcome = await page.evaluate(() => {
    const row = document.querySelector('.chatlist-chat[data-peer-id="-1322094410"]');
    const first = row?.querySelector('.peer-title')?.getAttribute('data-peer-id');
    const own = row?.querySelector('.user-title > .peer-title')?.getAttribute('data-peer-id');
    const firstRow = document.querySelector('.virtual-chatlist > .chatlist-chat');
    window.replica.scrollList(4000);
    const gone = firstRow?.isConnected;
    window.replica.scrollList(0);
    return {
      first,
      own,
      gone,
      back: firstRow?.isConnected,
      rows: document.querySelectorAll('.chatlist-chat').length,
    };
  });
  expect(outcome).toMatchObject({ first: '811040022', own: '-1322094410', gone: false, back: true });
  expect(outcome.rows).toBeLessThan(40);
});

test('a row opens on mousedown and never lets a click through', async () => {
  const page = await open(K);
  await page.evaluate(() => {
    const clicksSeen: string[] = [];
    Object.assign(window, { clicksSeen });
    document.body.addEventListener('click', () => clicksSeen.push('click'));
  });
  await page.click('.chatlist-chat[data-peer-id="-1155294424"]');
  await page.waitForFunction(() => window.replica.shown()?.name === 'pikud');
  expect(await page.evaluate(() => Reflect.get(window, 'clicksSeen'))).toEqual([]);
});

test('search rows tell the handle, made anew for every query', async () => {
  const page = await open(K);
  const [first, same] = await page.evaluate(() => {
    window.replica.search('bellingcat');
    const row = document.querySelector('#search-container .chatlist-chat');
    const text = row?.querySelector('.dialog-subtitle .row-subtitle')?.textContent;
    const href = row?.hasAttribute('href');
    window.replica.search('bellingca');
    return [{ text, href }, row === document.querySelector('#search-container .chatlist-chat')];
  });
  expect(first).toEqual({ text: '@bellingcat, 68 004 subscribers', href: false });
  expect(same).toBe(false);
});

test('the profile tells the link in a row of its own, and is rebuilt for another chat', async () => {
  const page = await open(`${K}#@MOHreport`);
  const titles = '#column-right .sidebar-left-section-content .row-title';
  await page.evaluate(() => window.replica.openProfile());
  expect(await page.$$eval(titles, (rows) => rows.map((row) => row.textContent))).toContain('t.me/MOHreport');
  await page.evaluate(() => window.replica.openChat('private'));
  expect(await titlesIn(page, '#column-right .profile-name > .peer-title')).toEqual([
    { id: '-1477001289', text: 'Family photos' },
  ]);
  expect(await page.$$(titles)).toHaveLength(0);
});

test('the database holds joined chats under their bare id, and nothing else', async () => {
  const page = await open(`${K}#@bellingcat`);
  const stored = await readKeys(page, 'tweb-account-1', 'chats');
  expect(stored.version).toBe(9);
  expect(stored.keys).toContain('1146823917');
  expect(stored.keys).not.toContain(String(peerNamed('bellingcat').id));
  expect(stored.stores).toContain('chats__encrypted');
  expect((await readKeys(page, 'tweb-account-2', 'chats')).keys).toEqual([]);
});

test('with a passcode only encrypted values are left', async () => {
  const page = await open(`${K}?replica.passcode=1#@MOHreport`);
  expect((await readKeys(page, 'tweb-account-1', 'chats')).keys).toEqual([]);
  expect((await readKeys(page, 'tweb-account-1', 'chats__encrypted')).keys).toEqual(['data']);
});

test('the second account has its own chats', async () => {
  const page = await open(`${K}?account=2#@MOHrep0rt`);
  expect(await hashOf(page)).toBe('#@MOHrep0rt');
  expect((await readKeys(page, 'tweb-account-2', 'chats')).keys).toContain('1502267411');
  expect(await page.$$eval('.chatlist-chat', (rows) => rows.length)).toBe(3);
});

test('the theme is a class', async () => {
  const page = await open(`${K}?replica.theme=dark`);
  expect(await page.$eval('html', (root) => root.classList.contains('night'))).toBe(true);
  await page.evaluate(() => window.replica.setTheme('light'));
  expect(await page.$eval('html', (root) => root.classList.contains('night'))).toBe(false);
});
