import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium, type Pages, type Session, startPages } from './harness/index.ts';
import { expectUnharmed, OneTab } from './harness/tabs.ts';

/** The replica of t.me behaves as the real pages were seen to, without the extension. test/pages/README.md says where from. */

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

test('a channel card', async () => {
  const page = await open('https://t.me/MinisteroSalute');
  expect(await page.$eval('.tgme_page_title > span[dir=auto]', (title) => title.textContent)).toBe(
    'Ministero della Salute',
  );
  expect(await page.$('.tgme_page_title i.verified-icon')).not.toBeNull();
  expect(await page.$eval('.tgme_page_extra', (extra) => extra.textContent)).toBe('74 210 subscribers');
});

test.each([
  ['https://t.me/bakers_haifa', '1 204 members, 37 online'],
  ['https://t.me/tide_table_bot', '@tide_table_bot'],
  ['https://dana_levi.t.me/', '@dana_levi'],
  ['https://telegram.me/mohREPORT', '101 287 subscribers'],
  ['https://telegram.dog/MOHreport', '101 287 subscribers'],
])('%s says %s', async (url, extra) => {
  const page = await open(url);
  expect(await page.$eval('.tgme_page_extra', (node) => node.textContent)).toBe(extra);
});

test('a handle that nobody has: no title, but a page', async () => {
  const page = await open('https://t.me/nobody_has_this_name');
  expect(await page.$('.tgme_page_title')).toBeNull();
  expect(await page.title()).toBe('Telegram: Contact @nobody_has_this_name');
});

test('a preview tells handle and peer id; older posts come later', async () => {
  const page = await open('https://t.me/s/MOHreport');
  const read = () =>
    page.$$eval('.tgme_widget_message[data-post]', (posts) =>
      posts.map((post) => {
        const view = post.getAttribute('data-view')?.replaceAll('-', '+').replaceAll('_', '/') ?? '';
        return [post.getAttribute('data-post'), JSON.parse(atob(view)).c];
      }),
    );
  expect(await read()).toEqual([
    ['MOHreport/3', -1146823917],
    ['MOHreport/4', -1146823917],
  ]);
  expect(await page.$eval('.tgme_header_title', (title) => title.textContent)).toBe('משרד הבריאות');
  expect(await page.evaluate(() => window.replica.loadOlder())).toBe(true);
  expect((await read()).map(([post]) => post)).toEqual(['MOHreport/2', 'MOHreport/3', 'MOHreport/4']);
  await expectUnharmed(page);
});

test('a channel without preview is sent on to its card', async () => {
  const page = await open('https://t.me/s/bakers_haifa');
  expect(page.url()).toBe('https://t.me/bakers_haifa');
});
