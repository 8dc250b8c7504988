import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium, type Pages, type Session, startPages } from './harness/index.ts';
import { expectUnharmed, OneTab } from './harness/tabs.ts';

/**
 * Every place where a channel shows up in the replica of Web K is made, and answers a press, as in the real client.
 * Without the extension; test/pages/README.md says where the facts are from.
 */
const K = 'https://web.telegram.org/k/';
const MOH = '-1146823917';
const TWIN = '-1502267411';
const SANIDAD = '-1163087706';

let pages: Pages;
let session: Session;
const tab = new OneTab();
const open = (address: string) => tab.open(session, `${K}${address}`);

beforeAll(async () => {
  pages = await startPages();
  session = await launchChromium({ pages });
});

afterAll(async () => {
  await session?.close();
  await pages?.close();
});

function attributes(page: Page, selector: string, ...names: string[]): Promise<(string | null)[][]> {
  return page.$$eval(
    selector,
    (nodes, wanted) => nodes.map((node) => wanted.map((name) => node.getAttribute(name))),
    names,
  );
}

function texts(page: Page, selector: string): Promise<string[]> {
  return page.$$eval(selector, (nodes) => nodes.map((node) => node.textContent));
}

function opened(page: Page): Promise<string[]> {
  return page.evaluate(() => window.replica.opened);
}

function shows(page: Page, name: string): Promise<unknown> {
  return page.waitForFunction((wanted) => window.replica.shown()?.name === wanted, {}, name);
}

describe('the chat list', () => {
  test('a muted chat has its bell as the second child of the title’s parent', async () => {
    const page = await open('');
    const children = await page.$eval(`.chatlist-chat[data-peer-id="${TWIN}"] .user-title`, (title) =>
      [...title.children].map((child) => child.classList.item(child.classList.length - 1)),
    );
    expect(children).toEqual(['peer-title', 'dialog-muted-icon']);
    await page.evaluate(() => window.replica.setMuted('mohTwin', false));
    expect(await page.$(`.chatlist-chat[data-peer-id="${TWIN}"] .dialog-muted-icon`)).toBeNull();
    await expectUnharmed(page);
  });

  test('a row that comes back draws its last message anew, and keeps what stands beside its title', async () => {
    const page = await open('');
    await page.evaluate(() => {
      const row = document.querySelector('.chatlist-chat[data-peer-id="-1322094410"]');
      for (const place of ['.user-title', '.row-subtitle']) {
        row?.querySelector(place)?.append(document.createElement('x-guest'));
      }
      window.replica.scrollList(5000);
      window.replica.scrollList(0);
    });
    const guests = '.chatlist-chat[data-peer-id="-1322094410"] x-guest';
    await page.waitForFunction((selector) => document.querySelectorAll(selector).length === 1, {}, guests);
    expect(await page.$(guests.replace('x-guest', '.user-title > x-guest'))).not.toBeNull();
  });

  test('what is in a row takes no pointer, and the open chat’s row has white text on the primary colour', async () => {
    const page = await open('?replica.theme=light#@MOHrep0rt');
    const styles = await page.$eval('.chatlist-chat.active', (row) => {
      const title = row.querySelector('.user-title');
      const { backgroundColor, color } = getComputedStyle(row);
      const { overflow, pointerEvents } = title ? getComputedStyle(title) : { overflow: '', pointerEvents: '' };
      return { backgroundColor, color, overflow, pointerEvents };
    });
    expect(styles).toEqual({
      backgroundColor: 'rgb(51, 144, 236)',
      color: 'rgb(255, 255, 255)',
      overflow: 'hidden',
      pointerEvents: 'none',
    });
  });

  test('more chats come by the setting', async () => {
    const page = await open('?replica.chats=300');
    const last = await page.evaluate(() => {
      window.replica.scrollList(1_000_000);
      const row = document.querySelector('.virtual-chatlist > .chatlist-chat:last-child');
      return [row?.getAttribute('data-peer-id'), document.querySelectorAll('.chatlist-chat').length];
    });
    expect(last[0]).toBe('-1950000299');
    expect(last[1]).toBeLessThan(40);
  });
});

describe('the search', () => {
  test('one’s own chats, everybody’s, and messages; only the first two tell handles', async () => {
    const page = await open('');
    await page.evaluate(() => window.replica.search('sa'));
    expect(await texts(page, '.search-group-contacts:not(.hide) .search-group__name')).toEqual([
      'Chats',
      'Global search',
    ]);
    const [mine, global] = await page.$$eval('.search-group-contacts', (groups) =>
      groups.map((group) => [...group.querySelectorAll('.row-subtitle')].map((line) => line.textContent)),
    );
    expect(mine).toContain('@MinisteroSalute, 74 210 subscribers');
    expect(global).toEqual(['@sanidadgob, 51 870 subscribers']);
    expect(await texts(page, '.search-group-contacts .text-highlight')).toContain('sa');
    expect(await attributes(page, '.search-group-contacts .chatlist-chat[href]', 'href')).toEqual([]);
    await expectUnharmed(page);
  });

  test('a found message is a row with its chat’s title, its number and its address', async () => {
    const page = await open('');
    await page.evaluate(() => window.replica.search('Says one thing'));
    const row = '.search-group-messages .chatlist-chat';
    expect(await attributes(page, row, 'data-peer-id', 'data-mid', 'href')).toEqual([
      ['-1355500022', String(2 ** 32 + 8), '#-1355500022'],
    ]);
    expect(await texts(page, `${row} .row-subtitle`)).toEqual(['Says one thing: @MOHreport']);
    await page.click(row);
    await page.waitForSelector(`.bubble.is-highlighted[data-mid="${2 ** 32 + 8}"]`);
    expect(await opened(page)).toEqual(['linkFair']);
  });

  test('suggestions are titles without marks; the sponsored row says so', async () => {
    const page = await open('?replica.sponsored=bellingcat');
    await page.evaluate(() => window.replica.search('Ministero'));
    const chips = '.search-helper .selector-user-title > .peer-title';
    expect(await attributes(page, chips, 'data-peer-id')).toEqual([['-1298451123'], ['-1877120344']]);
    expect(await page.$$(`${chips} > *`)).toHaveLength(0);
    expect(await attributes(page, '.chatlist-chat[data-sponsored="true"]', 'data-peer-id')).toEqual([['-1270344901']]);
  });

  test('a long global result is folded', async () => {
    const page = await open('?account=2');
    await page.evaluate(() => window.replica.search('evening'));
    const visible = () =>
      page.$$eval(
        '.search-group-contacts .chatlist-chat',
        (rows) => rows.filter((row) => row.checkVisibility()).length,
      );
    expect(await page.$('.search-group-contacts.is-short')).not.toBeNull();
    expect(await visible()).toBe(3);
    await page.click('.search-group__show-more');
    expect(await visible()).toBe(60);
  });

  test('the Channels tab tells subscribers alone, and recommends what is not joined', async () => {
    const page = await open('');
    await page.evaluate(() => window.replica.searchTab('channels'));
    const row = '.search-super-container-channels .chatlist-chat';
    expect(await texts(page, `${row} .row-subtitle`)).toEqual(['51 870 subscribers', '68 004 subscribers']);
    expect(await attributes(page, row, 'data-peer-id', 'href')).toEqual([
      [SANIDAD, null],
      ['-1270344901', null],
    ]);
    await page.evaluate(() => window.replica.search('MOHrep'));
    expect(await texts(page, `${row} .row-subtitle`)).toEqual(['101 287 subscribers', '1 893 subscribers']);
  });

  test('people have their first names alone', async () => {
    const page = await open('');
    await page.evaluate(() => window.replica.searchTab('chats'));
    const titles = '.search-group-people .user-title > .peer-title';
    expect(await texts(page, titles)).toContain('Dana');
    expect(await attributes(page, titles, 'data-only-first-name')).toContainEqual(['1']);
  });
});

describe('the profile', () => {
  test('mentions of the about text are links, addresses are not; the mini title has no marks', async () => {
    const page = await open('#@MinisteroSalute');
    await page.evaluate(() => window.replica.openProfile('crowd'));
    const about = '#column-right .row-title.pre-wrap';
    expect(await texts(page, about)).toEqual(['Official news: @MOHreport. Not ours: https://t.me/MOHrep0rt']);
    expect(await attributes(page, `${about} a`, 'class', 'href', 'onclick')).toEqual([
      ['mention', 'https://t.me/MOHreport', 'im(this)'],
    ]);
    await page.evaluate(() => window.replica.openProfile('salute'));
    const mini = '#column-right .sidebar-header__title > .peer-title';
    expect(await texts(page, mini)).toEqual(['Ministero della Salute']);
    expect(await page.$$(`${mini} > *`)).toHaveLength(0);
    await page.evaluate(() => window.replica.openProfile('crowd'));
    await page.click(`${about} a`);
    await shows(page, 'moh');
  });

  test('the tab of similar channels has rows with marks, subscribers and an address; a press opens the channel', async () => {
    const page = await open('#@link_fair');
    await page.evaluate(() => window.replica.openProfile(undefined, 'similar'));
    const row = '.search-super-container-similar ul.chatlist > a.chatlist-chat';
    expect((await attributes(page, row, 'data-peer-id', 'href')).slice(0, 3)).toEqual([
      [MOH, `#${MOH}`],
      [TWIN, `#${TWIN}`],
      [SANIDAD, `#${SANIDAD}`],
    ]);
    expect(await texts(page, `${row} .row-subtitle`)).toContain('1 893 subscribers');
    expect(await page.$(`${row} .user-title > .peer-title.with-icons > .emoji-status`)).not.toBeNull();
    await page.click(`${row}[data-peer-id="${TWIN}"]`);
    await shows(page, 'mohTwin');
    expect(await opened(page)).toEqual(['mohTwin']);
  });
});

describe('messages of a group', () => {
  const crowd = '#@neighbours_of_haifa';
  const post = (id: number) => `.bubble[data-mid="${2 ** 32 + id}"]`;

  test('a sender is named on the first message of a series, without tick; the label stands beside the title', async () => {
    const page = await open(crowd);
    expect(
      await attributes(page, '.name.colored-name > .peer-title', 'data-peer-id', 'data-with-premium-icon'),
    ).toEqual(
      ['702200411', TWIN, '-1298451123', '-1804417720', '702200411', '-1733904472', '-1411200786'].map((id) => [
        id,
        '1',
      ]),
    );
    expect(await page.$(`${post(3)} .name`)).toBeNull();
    expect(await page.$$('.bubble .verified-icon')).toHaveLength(0);
    expect(await texts(page, '.name > .badge-fake')).toEqual(['FAKE', 'SCAM']);
    expect(await page.$$('.bubble .peer-title .badge-fake')).toHaveLength(0);
    expect(await attributes(page, post(2), 'data-peer-id')).toEqual([['-1355500011']]);
    await expectUnharmed(page);
  });

  test('a guest beside a sender’s title stands in its line, but below it once the title has icons', async () => {
    const page = await open(crowd);
    const isBelow = () =>
      page.$eval(`${post(2)} .name > .peer-title`, (title) => {
        const guest = document.createElement('x-guest');
        guest.textContent = 'guest';
        title.after(guest);
        const { top, height } = guest.getBoundingClientRect();
        const below = top + height / 2 > title.getBoundingClientRect().bottom;
        guest.remove();
        return below;
      });
    expect(await isBelow()).toBe(false);
    await page.evaluate(() => window.replica.setEmojiStatus('mohTwin', '5'));
    expect(await isBelow()).toBe(true);
  });

  test('a forward names its source without marks; a hidden one has no id, no avatar, and leads nowhere', async () => {
    const page = await open(crowd);
    const title = '.bubble.forwarded .name .bubble-name-forwarded > .peer-title';
    expect(await attributes(page, title, 'data-peer-id')).toEqual([[TWIN], [MOH], [SANIDAD], ['0'], ['-1733904472']]);
    expect(await attributes(page, `${post(6)} .bubble-name-forwarded > .peer-title`, 'data-saved-from')).toEqual([
      [`${TWIN}_${2 ** 32 + 6}`],
    ]);
    expect(await page.$$('.bubble-name-forwarded .badge-fake')).toHaveLength(0);
    expect(await page.$(`${post(9)}.hidden-profile .bubble-name-forwarded-avatar`)).toBeNull();
    await page.click(`${post(9)} .bubble-name-forwarded > .peer-title`);
    await page.waitForSelector('.toast');
    expect(await opened(page)).toEqual([]);
  });

  test('a reply names the writer of the original, and a press goes there', async () => {
    const page = await open(crowd);
    expect(await attributes(page, '.reply .reply-title .peer-title', 'data-peer-id')).toEqual([
      [TWIN],
      ['-1298451123'],
    ]);
    await page.click(`${post(10)} .reply`);
    await page.waitForSelector(`${post(2)}.is-highlighted`);
    expect(await opened(page)).toEqual(['mohTwin']);
  });

  test('the bot that helped write looks like a title, but of nobody', async () => {
    const page = await open(crowd);
    expect(await attributes(page, `${post(1)} .is-via .peer-title`, 'data-peer-id')).toEqual([[null]]);
    expect(await texts(page, `${post(1)} .is-via`)).toEqual([' via @tide_table_bot']);
  });

  test.each([
    ['a sender', `${post(2)} .name.colored-name > .peer-title`, 'mohTwin'],
    ['an avatar', `${post(3)} .bubbles-group-avatar`, 'mohTwin'],
    ['a forward', `${post(8)} .bubble-name-forwarded > .peer-title`, 'sanidad'],
  ])('pressing %s stacks its chat', async (_, selector, name) => {
    const page = await open(crowd);
    // Away from under the floating topbar.
    await page.evaluate(() => window.replica.scrollMessages(0));
    await page.click(selector);
    await shows(page, name);
    expect(await opened(page)).toEqual([name]);
    expect(await page.$$('.chats-container > .chat')).toHaveLength(2);
  });

  test('an edit makes the whole bubble anew', async () => {
    const page = await open(crowd);
    const outcome = await page.evaluate((selector) => {
      const before = document.querySelector(selector);
      before?.querySelector('.name')?.append(document.createElement('x-guest'));
      window.replica.editPost('crowd', 2, { text: ['Or ', { mention: 'Dana', byId: 'dana' }] });
      const after = document.querySelector(selector);
      const person = after?.querySelector('a.follow');
      return {
        same: before === after,
        gone: !before?.isConnected,
        guests: document.querySelectorAll('x-guest').length,
        person: ['href', 'data-follow'].map((name) => person?.getAttribute(name)),
      };
    }, post(2));
    expect(outcome).toEqual({ same: false, gone: true, guests: 0, person: ['#702200411', '702200411'] });
    await page.click(`${post(2)} a.follow`);
    await shows(page, 'dana');
  });
});

describe('links in messages', () => {
  const T_ME = 'https://t.me';

  test('an address says what a press does by its onclick, in every form', async () => {
    const page = await open('#@link_fair');
    const wanted = [
      ['mention', `${T_ME}/MOHreport`, 'im(this)', null],
      ['mention', `${T_ME}/MOHrep0rt`, 'im(this)', null],
      ['anchor-url', `${T_ME}/MOHrep0rt`, 'im(this)', null],
      ['anchor-url', `${T_ME}/MOHrep0rt/2`, 'im(this)', null],
      ['anchor-url', `${T_ME}/MOHrep0rt`, 'im(this)', null],
      ['anchor-url', 'https://telegram.me/MOHrep0rt', 'im(this)', null],
      ['anchor-url', 'https://MOHrep0rt.t.me', 'im(this)', null],
      ['anchor-url', 'tg://resolve?domain=MOHrep0rt', 'tg_resolve(this)', null],
      ['anchor-url', 'https://telegram.dog/MOHrep0rt', null, '_blank'],
      ['anchor-url', `${T_ME}/sourdough_diaries`, 'im(this)', null],
      ['anchor-url', `${T_ME}/+AbCdEfGhIjKlMnOp`, 'joinchat(this)', null],
      ['anchor-url', 'https://example.org/t.me/MOHrep0rt', null, '_blank'],
      ['mention', `${T_ME}/dana_levi`, 'im(this)', null],
      ['anchor-url', `${T_ME}/sourdough_diaries`, 'im(this)', null],
      ['anchor-url', `${T_ME}/MOHrep0rt`, 'im(this)', null],
    ];
    const links = '.translatable-message a';
    expect(await attributes(page, links, 'class', 'href', 'onclick', 'target')).toEqual(wanted);
  });

  test.each([
    [`${T_ME}/s/MOHreport`, 'im(this)', `${T_ME}/s/MOHreport`],
    ['t.me/MOHreport', 'im(this)', `${T_ME}/MOHreport`],
    [`${T_ME}/c/1146823917/2`, 'im(this)', `${T_ME}/c/1146823917/2`],
    [`${T_ME}/joinchat/AbCd`, 'joinchat(this)', `${T_ME}/joinchat/AbCd`],
    [`${T_ME}/addlist/AbCd`, 'addlist(this)', `${T_ME}/addlist/AbCd`],
    ['https://xn--e1awd7f.com/', 'showMaskedAlert(this)', 'https://xn--e1awd7f.com/'],
  ])('%s is %s', async (link, onclick, href) => {
    const page = await open('#@link_fair');
    await page.evaluate((address) => window.replica.editPost('linkFair', 1, { text: [{ link: address }] }), link);
    const selector = `.bubble[data-mid="${2 ** 32 + 1}"] .translatable-message a`;
    expect(await attributes(page, selector, 'href', 'onclick')).toEqual([[href, onclick]]);
    expect(await texts(page, selector)).toEqual([link]);
  });

  test('a link that shows another channel’s address opens its target without a word', async () => {
    const page = await open('#@link_fair');
    await page.click(`.bubble[data-mid="${2 ** 32 + 3}"] a`);
    await shows(page, 'mohTwin');
    expect(await page.$('.popup')).toBeNull();
  });

  test.each([4, 5])('links of post %i lead to the twin, too', async (id) => {
    const page = await open('#@link_fair');
    const links = await page.$$(`.bubble[data-mid="${2 ** 32 + id}"] a[onclick]`);
    await links.at(-1)?.click();
    await shows(page, 'mohTwin');
  });

  test('a masked address elsewhere asks first; an invitation shows a title of no peer', async () => {
    const page = await open('#@link_fair');
    await page.evaluate(() =>
      window.replica.editPost('linkFair', 1, { text: [{ link: 'https://example.org/', text: 'gov.il' }] }),
    );
    await page.click(`.bubble[data-mid="${2 ** 32 + 1}"] a`);
    expect(await attributes(page, '.popup-masked-url a.anchor-url', 'href')).toEqual([['https://example.org/']]);
    await page.evaluate(() => window.replica.closePopups());
    await page.click('.bubble a[onclick="joinchat(this)"]');
    expect(await attributes(page, '.popup-join-chat-invite .peer-title.chat-title', 'data-peer-id')).toEqual([[null]]);
    expect(await opened(page)).toEqual([]);
  });

  test('a preview’s press is told by data-callback; a button is a link of its own', async () => {
    const page = await open('#@link_fair');
    const box = '.bubble a.webpage';
    expect(await attributes(page, box, 'href', 'data-callback', 'onclick')).toEqual([
      [`${T_ME}/MOHrep0rt`, 'im', null],
    ]);
    expect(await texts(page, `${box} .webpage-name`)).toEqual(['Telegram']);
    expect(await texts(page, `${box} .webpage-title`)).toEqual(['משרד הבריאות']);
    await page.evaluate(() =>
      window.replica.editPost('linkFair', 9, { buttons: [{ text: 'Open', link: 'https://t.me/MOHreport' }] }),
    );
    expect(await attributes(page, '.bubble a.reply-markup-button.anchor-url', 'href', 'onclick')).toEqual([
      [`${T_ME}/MOHreport`, 'im(this)'],
    ]);
    await page.click(`${box} .webpage-title`);
    await shows(page, 'mohTwin');
    await expectUnharmed(page);
  });

  test('a thousand links come by the setting, every tenth to the twin', async () => {
    const page = await open('?replica.links=1000#@many_links');
    const links = await attributes(page, '.translatable-message a', 'href');
    expect(links).toHaveLength(1000);
    expect(links.filter(([href]) => href === `${T_ME}/MOHrep0rt`)).toHaveLength(100);
    expect(await page.$$('.bubble')).toHaveLength(40);
  });
});

describe('the rest of an open chat', () => {
  test('the strip of similar channels has titles without marks and short counts; a press opens the channel', async () => {
    const page = await open('#@link_fair');
    await page.evaluate(() => window.replica.showSimilar(true));
    const channel = '.similar-channels-container .similar-channels-channel';
    const title = `${channel} .peer-title.similar-channels-channel-name`;
    expect(await attributes(page, title, 'data-peer-id')).toContainEqual([TWIN]);
    expect(await page.$$(`${title}.with-icons`)).toHaveLength(0);
    expect(await texts(page, `${channel} .similar-channels-channel-badge`)).toContain('1.9K');
    await page.click(`${title}[data-peer-id="${TWIN}"]`);
    await shows(page, 'mohTwin');
    await page.evaluate(() => window.replica.back());
    await shows(page, 'linkFair');
    await page.evaluate(() => window.replica.showSimilar(false));
    expect(await page.$(channel)).toBeNull();
  });

  test('the pinned bar names no chat, and goes with the chat', async () => {
    const page = await open('#@link_fair');
    await page.evaluate(() => window.replica.showPinned(true));
    expect(await texts(page, '.topbar-floating-plates .pinned-message-title')).toEqual(['Pinned Message']);
    expect(await page.$('.topbar-floating-plates .peer-title')).toBeNull();
    await page.evaluate(() => window.replica.openChat('moh'));
    expect(await page.$('.pinned-message')).toBeNull();
  });

  test('of many messages about sixty are in the document, and those that come back are the same', async () => {
    const page = await open('?replica.posts=1000#@many_posts');
    const ids = () =>
      page.$$eval('.bubble', (nodes) => nodes.map((node) => Number(node.getAttribute('data-mid')) % 2 ** 32));
    const atEnd = await ids();
    expect(atEnd).toHaveLength(60);
    expect(atEnd.at(-1)).toBe(1000);
    await page.evaluate(() => {
      Object.assign(window, { lastBubble: document.querySelector('.bubble:last-child') });
      window.replica.scrollMessages(0);
    });
    expect((await ids())[0]).toBe(1);
    await page.evaluate(() => window.replica.scrollMessages(10_000));
    const middle = await ids();
    expect(middle).toEqual([...middle].sort((one, other) => one - other));
    expect(middle).toHaveLength(60);
    const inView = await page.evaluate(() => {
      const bubble = document.elementFromPoint(window.innerWidth / 2, 400)?.closest('.bubbles-inner');
      const shown = [...document.querySelectorAll('.bubble')].filter((node) => {
        const { top, bottom } = node.getBoundingClientRect();
        return bottom > 100 && top < 700;
      });
      return bubble !== null && shown.length;
    });
    expect(inView).toBeGreaterThan(10);
    const same = await page.evaluate(() => {
      window.replica.scrollMessages(1_000_000);
      return Reflect.get(window, 'lastBubble') === document.querySelector('.bubble:last-child');
    });
    expect(same).toBe(true);
    await expectUnharmed(page);
  });
});

describe('the forward picker', () => {
  test('its rows come in portions; a press opens the chat and closes the popup', async () => {
    const page = await open('#@link_fair');
    await page.evaluate(() => window.replica.openPicker());
    const row = '.popup-forward .chatlist-chat[data-peer-id]';
    const first = (await page.$$(row)).length;
    await page.$eval('.popup-forward .scrollable', (node) => node.scrollTo(0, node.scrollHeight));
    await page.waitForFunction(
      (selector, before) => document.querySelectorAll(selector).length > before,
      {},
      row,
      first,
    );
    await page.click(`${row}[data-peer-id="${MOH}"]`);
    await shows(page, 'moh');
    expect(await page.$('.popup')).toBeNull();
    expect(await opened(page)).toEqual(['moh']);
  });

  test('Escape closes a popup before it closes the chat', async () => {
    const page = await open('#@link_fair');
    await page.evaluate(() => window.replica.openPicker());
    await page.keyboard.press('Escape');
    expect(await page.$('.popup')).toBeNull();
    expect(await page.evaluate(() => window.replica.shown()?.name)).toBe('linkFair');
  });
});

describe('the client’s records in memory', () => {
  const record = (page: Page, id: string) => page.evaluate((peerId) => window.apiManagerProxy?.getPeer(peerId), id);

  test.each(['', '?replica.passcode=1'])('a peer has one as soon as the client has seen it (%s)', async (address) => {
    const page = await open(address);
    expect(await record(page, MOH)).toMatchObject({
      _: 'channel',
      id: 1146823917,
      title: 'משרד הבריאות',
      username: 'MOHreport',
      pFlags: { broadcast: true },
    });
    expect(await record(page, SANIDAD)).toBeUndefined();
    await page.evaluate(() => window.replica.openChat('crowd'));
    expect(await record(page, SANIDAD)).toMatchObject({ username: 'sanidadgob', pFlags: { left: true } });
    expect(await record(page, '-1270344901')).toBeUndefined();
    await page.evaluate(() => window.replica.search('bellingcat'));
    expect(await record(page, '-1270344901')).toMatchObject({ id: 1270344901, username: 'bellingcat' });
  });

  test('several names come as a list, of which only those in use are active', async () => {
    const page = await open('');
    const multi = await record(page, '-1512220934');
    expect(multi?.username).toBeUndefined();
    expect(multi?.usernames?.filter(({ pFlags }) => pFlags.active).map(({ username }) => username)).toEqual([
      'multi_main',
      'multi_second',
    ]);
    expect(await record(page, '702200411')).toMatchObject({ _: 'user', first_name: 'Dana', last_name: 'Levi' });
  });
});

describe('what tests rely on', () => {
  /** The peers that the books name for a guest put behind each of these nodes. */
  function peersBehind(page: Page, selector: string): Promise<(string | null)[]> {
    return page.$$eval(selector, (nodes) =>
      nodes.map((node) => {
        const guest = document.createElement('x-guest');
        node.after(guest);
        const name = window.replica.peerOf(guest)?.name ?? null;
        guest.remove();
        return name;
      }),
    );
  }

  test('the books tell whose title a node stands beside, whatever the page says', async () => {
    const page = await open('#@neighbours_of_haifa');
    const names = '.bubble .name > .peer-title';
    expect(await peersBehind(page, names)).toEqual(['dana', 'mohTwin', 'salute', 'fake', 'dana', 'scam', 'hobby']);
    expect(await peersBehind(page, '.bubble .name > .badge-fake')).toEqual(['fake', 'scam']);
    const forwards = '.bubble-name-forwarded > .peer-title';
    expect(await peersBehind(page, forwards)).toEqual(['mohTwin', 'moh', 'sanidad', null, 'scam']);
    expect(await peersBehind(page, '.reply-title > .peer-title')).toEqual(['mohTwin', 'salute']);
    const row = '.chatlist-chat[data-peer-id="-1355500011"]';
    await page.evaluate(() => window.replica.scrollList(1500));
    expect(await peersBehind(page, `${row} .user-title > .peer-title`)).toEqual(['crowd']);
    expect(await peersBehind(page, `${row} .row-subtitle .peer-title`)).toEqual(['hobby']);
    const forged = await page.$eval(`${row} .user-title > .peer-title`, (title) => {
      title.setAttribute('data-peer-id', '-1146823917');
      const guest = document.createElement('x-guest');
      title.after(guest);
      return window.replica.peerOf(guest)?.name;
    });
    expect(forged).toBe('crowd');
  });

  test('beside and inside a link, the books tell where it leads', async () => {
    const page = await open('#@link_fair');
    expect(await peersBehind(page, '.translatable-message a')).toEqual([
      'moh',
      ...Array.from({ length: 8 }, () => 'mohTwin'),
      'hobby',
      null,
      null,
      'dana',
      'hobby',
      'mohTwin',
    ]);
    expect(await peersBehind(page, 'a.webpage .webpage-title')).toEqual(['mohTwin']);
    await page.evaluate(() => window.replica.openProfile());
    expect(await peersBehind(page, '#column-right .pre-wrap a')).toEqual(['mohTwin', 'moh']);
    await page.evaluate(() => window.replica.setHandles('mohTwin', ['another_name']));
    expect(await peersBehind(page, '#column-right .pre-wrap a')).toEqual([null, 'moh']);
  });

  test('a press that somebody takes opens nothing; a call of the tests’ own counts as none', async () => {
    const page = await open('#@neighbours_of_haifa');
    await page.$eval(`.bubble[data-mid="${2 ** 32 + 2}"] .name > .peer-title`, (title) => {
      const guest = document.createElement('x-guest');
      guest.textContent = 'guest';
      guest.addEventListener('click', (event) => event.stopPropagation());
      title.after(guest);
    });
    await page.click('x-guest');
    await page.evaluate(() => window.replica.openByLink('MOHreport'));
    await shows(page, 'moh');
    expect(await opened(page)).toEqual([]);
    await page.click('.chat.active .topbar .user-title');
    expect(await opened(page)).toEqual(['moh']);
    expect(await page.$eval('body', (body) => body.classList.contains('is-right-column-shown'))).toBe(true);
  });

  test('a burst fills the titles of many rows anew and moves some, and leaves them as they were', async () => {
    const page = await open('?replica.chats=250');
    await page.evaluate(() => window.replica.search('Extra Reading'));
    const outcome = await page.evaluate(() => {
      const snapshot = () =>
        [...document.querySelectorAll('.chatlist-chat .user-title > .peer-title')].map((title) => title.textContent);
      const before = snapshot();
      const records: MutationRecord[] = [];
      const observer = new MutationObserver((batch) => records.push(...batch));
      observer.observe(document.body, { childList: true, subtree: true });
      const changed = window.replica.burst(200);
      records.push(...observer.takeRecords());
      observer.disconnect();
      const titles = new Set(
        records.map(({ target }) => target).filter((node) => node instanceof Element && node.matches('.peer-title')),
      );
      const moved = records.flatMap(({ addedNodes }) => [...addedNodes]);
      return {
        changed,
        titles: titles.size,
        moved: moved.filter((node) => node instanceof Element && node.matches('.chatlist-chat')).length,
        same: JSON.stringify(before.toSorted()) === JSON.stringify(snapshot().toSorted()),
      };
    });
    expect(outcome).toMatchObject({ changed: 200, same: true });
    expect(outcome.titles).toBeGreaterThanOrEqual(200);
    expect(outcome.moved).toBeGreaterThan(20);
    await expectUnharmed(page);
  });
});
