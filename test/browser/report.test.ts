import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportSchema } from '../../lib/reports/report.ts';
import { HEALTH, smallList } from '../fakes/list.ts';
import { pressFirefoxButton } from './harness/browser-window.ts';
import { builtExtension } from './harness/built.ts';
import { openedPage } from './harness/extension-api.ts';
import {
  axeFindings,
  launchChromium,
  launchFirefox,
  openPopup,
  type Pages,
  type Session,
  screenshot,
  showColourScheme,
  startPages,
  waitForBadge,
} from './harness/index.ts';
import { storeList } from './harness/stored-list.ts';
import { until } from './harness/until.ts';

let pages: Pages;
let site: Server;
let folder: string;

beforeAll(async () => {
  pages = await startPages();
  site = createServer((request, response) => {
    const declared = new URL(request.url ?? '/', 'http://x').searchParams.getAll('declares');
    const metas = declared.map((content) => `<meta name="Telegram:Channel" content="${content}">`);
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end(`<!doctype html>${metas.join('')}<h1>A site</h1><iframe src="/?declares=@durov"></iframe>`);
  });
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  folder = mkdtempSync(join(tmpdir(), 'trust-hints-report-'));
});

afterAll(async () => {
  await pages?.close();
  site?.closeAllConnections();
  site?.close();
  rmSync(folder, { recursive: true, force: true });
});

const siteAddress = (...declared: string[]) =>
  `http://127.0.0.1:${(site.address() as AddressInfo).port}/?${new URLSearchParams(declared.map((each) => ['declares', each]))}`;

describe.each([
  ['chromium', launchChromium],
  ['firefox', launchFirefox],
] as const)('in %s', (kind, launch) => {
  let session: Session;

  beforeAll(async () => {
    session = await launch({ pages, extension: builtExtension(kind) });
  });

  afterAll(async () => {
    await session?.close();
  });

  test('a chat is reported from the popup: the page shows what was seen, all of it, and works by keyboard', async () => {
    const tab = await session.open('https://web.telegram.org/k/');
    await tab.evaluate(() => window.replica.openChat('mohTwin'));
    await waitForBadge(tab, { verdict: 'impersonation' });
    const popup = await openPopup(session, tab);
    await popup.waitForSelector('.current .decide button');
    // Chromium closes the popup as the report opens: its answer to the click never comes.
    await popup.evaluate(() => {
      const buttons = [...document.querySelectorAll<HTMLElement>('.current .decide button')];
      setTimeout(() => buttons.find((button) => button.textContent === 'Report')?.click(), 50);
    });
    const page = await openedPage(session, '/report.html?draft=');
    await page.waitForSelector('article[data-verdict="impersonation"]');
    const report = reportSchema.parse(JSON.parse(await textOf(page, 'pre')));
    expect(report).toMatchObject({
      handle: 'MOHrep0rt',
      client: 'web-k',
      verdict: 'impersonation',
      reason: 'poses',
      organisation: 'israel-ministry-of-health',
      links: [],
    });
    expect(report.title).toBe(await fieldValue(page, 'Title'));
    expect(await textOf(page, '.ways')).toContain('In Telegram Web K');

    await page.bringToFront();
    await page.focus('input');
    const reached: string[] = [];
    for (let step = 0; step < 12; step++) {
      reached.push(await page.evaluate(() => document.activeElement?.localName ?? ''));
      await page.keyboard.press('Tab');
    }
    // Handle, title, whether the id and the client are told, one of the reasons, whom it poses as, links, contact, the
    // button, Telegram's two addresses.
    const fields = ['input', 'input', 'input', 'input', 'input', 'input', 'textarea', 'input'];
    expect(reached.slice(0, 11)).toEqual([...fields, 'button', 'a', 'a']);
    await page.close();
    await tab.close();
  });

  test('a line that is no link is named and nothing is lost', async () => {
    const page = await session.openExtensionPage('report.html');
    await page.waitForSelector('textarea');
    await page.type('input', '@MOHrep0rt');
    await page.type('textarea', 'https://t.me/MOHrep0rt/12\nsee there');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-error="MESSAGE_LINK_INVALID"]');
    expect(await textOf(page, '.wrong ul')).toBe('Line 2: see there');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('textarea');
    expect(await page.$eval('textarea', (field) => field.value)).toBe('https://t.me/MOHrep0rt/12\nsee there');
    await page.close();
  });

  test.each([320, 1280])('it fits a window %i wide', async (width) => {
    const page = await session.openExtensionPage('report.html');
    await page.setViewport({ width, height: 900 });
    await page.waitForSelector('textarea');
    await page.type('input', '@MOHrep0rt');
    await page.waitForSelector('article[data-verdict]');
    await page.type('textarea', `https://t.me/${'x'.repeat(80)}`);
    await page.click('button[type="submit"]');
    await page.waitForSelector('.wrong li');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
    await screenshot(page, `report-${kind}-${width}`);
    await page.close();
  });

  test.each([
    [['@MOHreport'], 'elsewhere', 'official'],
    [['not a handle', '@MOHrep0rt', '@durov'], 'warning', 'suspicious'],
    [['@sourdough_diaries'], 'not-listed', undefined],
    [['not a handle'], 'invalid', undefined],
  ])('a site that declares %j: %s', async (declared, relation, verdict) => {
    const tab = await session.newPage();
    await tab.goto(siteAddress(...declared));
    if (kind === 'firefox') await pressFirefoxButton(session, tab);
    const popup = await openPopup(session, tab);
    await popup.waitForSelector(`.site[data-relation="${relation}"]`);
    if (verdict) await popup.waitForSelector(`.site article[data-verdict="${verdict}"]`);
    else expect(await popup.$('.site article')).toBeNull();
    await screenshot(popup, `site-${kind}-${relation}`);
    await popup.close();
    await tab.close();
  });

  test('a site that declares nothing is not spoken of, nor is what a frame in it declares', async () => {
    const tab = await session.newPage();
    await tab.goto(siteAddress());
    if (kind === 'firefox') await pressFirefoxButton(session, tab);
    const popup = await openPopup(session, tab);
    await popup.waitForSelector('footer .list-status');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await popup.$('.site')).toBeNull();
    await popup.close();
    await tab.close();
  });
});

describe('in Chromium, with a list that knows the site', () => {
  let session: Session;

  beforeAll(async () => {
    session = await launchChromium({ pages, extension: builtExtension('chromium'), lang: 'he' });
    const website = new URL('/', siteAddress()).href;
    await storeList(session, pages, smallList({ organisations: [{ ...HEALTH, website }] }));
  });

  afterAll(async () => {
    await session?.close();
  });

  test.each([
    ['@MOHreport', 'agrees'],
    ['@sourdough_diaries', 'differs'],
  ])('a site that declares %s %s', async (declared, relation) => {
    const tab = await session.newPage();
    await tab.goto(siteAddress(declared));
    const popup = await openPopup(session, tab);
    const section = await popup.waitForSelector(`.site[data-relation="${relation}"]`);
    expect(await section?.evaluate((node) => node.textContent)).toContain('@MOHreport');
    for (const dark of [false, true]) {
      await showColourScheme(popup, dark);
      expect(await axeFindings(popup)).toEqual([]);
      await screenshot(popup, `site-he-${relation}-${dark ? 'dark' : 'light'}`);
    }
    await popup.close();
    await tab.close();
  });
});

describe('in Chromium, whose downloads can be read', () => {
  test('the file is what the page shows, to the letter', async () => {
    const session = await launchChromium({ pages, extension: builtExtension('chromium') });
    try {
      const page = await session.openExtensionPage('report.html');
      await page.waitForSelector('textarea');
      const devtools = await session.browser.target().createCDPSession();
      await devtools.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
      await page.type('input', '@MOHrep0rt');
      await page.waitForSelector('article[data-verdict="suspicious"]');
      await page.type('textarea', 't.me/MOHrep0rt/12');
      await page.click('button[type="submit"]');
      await page.waitForFunction(() => document.querySelector('[role="status"]')?.textContent === 'Saved.');
      const shown = await textOf(page, 'pre');
      const { handle, created } = reportSchema.parse(JSON.parse(shown));
      const path = join(folder, `report-${handle}-${created}.json`);
      expect(await until('the file is there', 5000, async () => readFileSync(path, 'utf8'))).toBe(shown);
    } finally {
      await session.close();
    }
  });

  test.each(['en', 'he'] as const)('pictures in %s, light and dark', async (lang) => {
    const session = await launchChromium({
      pages,
      extension: builtExtension('chromium'),
      lang,
      height: 1500,
      width: 900,
    });
    try {
      const tab = await session.open('https://web.telegram.org/k/');
      await tab.evaluate(() => window.replica.openChat('mohTwin'));
      await waitForBadge(tab, { verdict: 'impersonation' });
      const popup = await openPopup(session, tab);
      await popup.waitForSelector('.current .decide button:last-of-type');
      expect(await axeFindings(popup)).toEqual([]);
      await screenshot(popup, `popup-actions-${lang}`);
      await popup.evaluate(() => {
        const button = document.querySelector<HTMLElement>('.current .decide button:last-of-type');
        setTimeout(() => button?.click(), 50);
      });
      const page = await openedPage(session, '/report.html?draft=');
      await page.waitForSelector('article[data-verdict="impersonation"]');
      await page.type('textarea', 'see there');
      await page.click('button[type="submit"]');
      await page.waitForSelector('.wrong li');
      for (const dark of [false, true]) {
        await showColourScheme(page, dark);
        await page.setViewport({ width: 900, height: 1700 });
        expect(await axeFindings(page)).toEqual([]);
        await screenshot(page, `report-${lang}-${dark ? 'dark' : 'light'}`);
      }
      expect(await page.evaluate(() => getComputedStyle(document.body).direction)).toBe(lang === 'he' ? 'rtl' : 'ltr');
    } finally {
      await session.close();
    }
  });
});

function textOf(page: Page, selector: string): Promise<string> {
  return page.$eval(selector, (node) => node.textContent ?? '');
}

/** What stands in the field with this label. */
function fieldValue(page: Page, label: string): Promise<string | undefined> {
  return page.$$eval(
    'label',
    (labels, wanted) => {
      const control = labels.find((each) => each.textContent === wanted)?.control;
      return control instanceof HTMLInputElement ? control.value : undefined;
    },
    label,
  );
}
