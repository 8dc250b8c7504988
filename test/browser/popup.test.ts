import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OfficialList } from '../../lib/list/schema.ts';
import { builtExtension } from './harness/built.ts';
import {
  launchChromium,
  openPopup,
  type Pages,
  replicaReady,
  type Session,
  screenshot,
  showColourScheme,
  startPages,
  waitForBadge,
} from './harness/index.ts';
import { bundledList, publishList, syncLists } from './harness/stored-list.ts';

let pages: Pages;

beforeAll(async () => {
  pages = await startPages();
});

afterAll(async () => {
  await pages?.close();
});

describe('in English', () => {
  let session: Session;

  beforeAll(async () => {
    session = await launchChromium({ pages, extension: builtExtension('chromium') });
  });

  afterAll(async () => {
    await session?.close();
  });

  test.each([
    ['moh', 'official', 'Ministry of Health of Israel', 'Named by Telegram itself'],
    ['mohTwin', 'impersonation', 'Ministry of Health of Israel', 'writes 0 where the official @MOHreport has o'],
    ['hobby', 'unknown', 'Sourdough Diaries', 'proves nothing'],
  ])('over a Telegram tab it opens with the verdict on the open chat: %s', async (name, verdict, ...words) => {
    const page = await openChat(session, name);
    const popup = await openPopup(session, page);
    const card = await popup.waitForSelector(`.current article[data-verdict="${verdict}"]`);
    const text = await card?.evaluate((article) => article.textContent);
    for (const word of words) expect(text).toContain(word);
    expect(await popup.$eval('footer', (footer) => footer.textContent)).toMatch(/List \d+ of .*\d{4}/);
    await screenshot(popup, `popup-${name}-light`);
    await popup.close();
    await page.close();
  });

  test.each([
    ['@MOHreport', 'official'],
    ['https://t.me/s/PikudHaOref_all', 'listed'],
    ['tg://resolve?domain=MOHrep0rt', 'suspicious'],
    ['@sourdough_diaries', 'unknown'],
  ])('it looks up %s', async (query, verdict) => {
    const popup = await lookUp(session, query);
    await popup.waitForSelector(`.results article[data-verdict="${verdict}"]`);
    await popup.close();
  });

  test.each([
    ['משרד הבריאות', '@MOHreport'],
    ['ministero della sal', '@MinisteroSalute'],
    ['Bundesministerium', '@Corona_Infokanal_BMG'],
  ])('it finds an organisation by its name in any language, and the keyboard opens it: %s', async (query, handle) => {
    const popup = await lookUp(session, query);
    await popup.waitForFunction(
      (wanted) => document.querySelector('.matches')?.textContent?.includes(wanted),
      {},
      handle,
    );
    await popup.waitForSelector('.results[aria-busy="false"]');
    await popup.keyboard.press('ArrowDown');
    await popup.keyboard.press('Enter');
    await popup.waitForSelector('.results article[data-verdict="official"]');
    await popup.keyboard.press('Escape');
    await popup.waitForFunction(() => document.querySelector('input')?.value === '');
    await popup.close();
  });

  test('a private link is refused in plain words', async () => {
    const popup = await lookUp(session, 'https://t.me/+AbCdEfGh');
    await popup.waitForFunction(() => document.querySelector('.results')?.textContent?.includes('private link'));
    await popup.close();
  });

  test('on a page that is not as expected it says that hints may be missing', async () => {
    const page = await openChat(session, 'moh');
    await page.evaluate(() => window.replica.removeHeader());
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 5200)));
    const popup = await openPopup(session, page);
    await popup.waitForFunction(() => document.querySelector('.current')?.textContent?.includes('PAGE_UNREADABLE'));
    await popup.close();
    await page.close();
  });
});

describe.each([
  ['LIST_CORRUPT', { organisations: [{ id: 'nobody' }] }],
  ['LIST_FORMAT_NEWER', { format: 2 }],
])('with a published list that is no good', (problem, changes) => {
  test(`it says ${problem} and judges by the one it has`, async () => {
    const session = await launchChromium({ pages, extension: builtExtension('chromium') });
    const { files } = pages.list;
    try {
      publishList(pages, { ...bundledList(), ...changes } as unknown as OfficialList);
      expect((await syncLists(session))[0]).toMatchObject({ version: 1, problem });
      const popup = await lookUp(session, '@MOHreport');
      await popup.waitForSelector('.results article[data-verdict="official"]');
      await popup.waitForFunction((code) => document.querySelector('footer')?.textContent?.includes(code), {}, problem);
      await screenshot(popup, `popup-${problem.toLowerCase()}`);
    } finally {
      pages.list.files = files;
      await session.close();
    }
  });
});

describe('in Hebrew', () => {
  test('popup and banner speak Hebrew, from right to left, in light and dark', async () => {
    const session = await launchChromium({ pages, extension: builtExtension('chromium'), lang: 'he' });
    try {
      const page = await openChat(session, 'mohTwin');
      await waitForBadge(page, { verdict: 'impersonation', tag: 'trust-hint-banner' });
      await screenshot(page, 'banner-he-light');
      await page.evaluate(() => window.replica.setTheme('dark'));
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
      await screenshot(page, 'banner-he-dark');
      const popup = await openPopup(session, page);
      const card = await popup.waitForSelector('.current article[data-verdict="impersonation"]');
      expect(await card?.evaluate((article) => article.textContent)).toContain('משרד הבריאות');
      expect(
        await popup.evaluate(() => [document.documentElement.lang, getComputedStyle(document.body).direction]),
      ).toEqual(['he', 'rtl']);
      for (const dark of [false, true]) {
        await showColourScheme(popup, dark);
        await screenshot(popup, `popup-he-${dark ? 'dark' : 'light'}`);
      }
    } finally {
      await session.close();
    }
  });
});

async function openChat(session: Session, name: string): Promise<Page> {
  const page = await session.newPage();
  await page.goto('https://web.telegram.org/k/');
  await replicaReady(page);
  await page.evaluate((reference) => window.replica.openChat(reference), name);
  return page;
}

async function lookUp(session: Session, query: string): Promise<Page> {
  const popup = await session.openExtensionPage('popup.html');
  const field = await popup.waitForSelector('input');
  await field?.type(query);
  return popup;
}
