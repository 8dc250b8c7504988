import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nominationSchema } from '../../lib/reports/nomination.ts';
import { answerFirefoxPrompt } from './harness/browser-window.ts';
import { builtExtension } from './harness/built.ts';
import {
  axeFindings,
  BROWSERS,
  launchChromium,
  type Pages,
  type Session,
  screenshot,
  showColourScheme,
  startPages,
} from './harness/index.ts';
import { SITE_HOSTS } from './harness/pages-server.ts';
import { until } from './harness/until.ts';

const PATIENCE = 10_000;
const [BARE, WWW, ELSEWHERE] = SITE_HOSTS;
const ORIGINS = [`https://${BARE}/*`, `https://${WWW}/*`];

/** What these tests ask of the browser in a page of the extension. */
interface Asked {
  permissions: { contains(of: { origins: string[] }): Promise<boolean> };
  storage: { local: { get(key: string): Promise<object> } };
}

let pages: Pages;

beforeAll(async () => {
  pages = await startPages();
});

afterAll(async () => {
  await pages?.close();
});

/** The page that puts a channel forward, with the channel and a website typed. */
async function nominating(session: Session, website: string): Promise<Page> {
  const page = await session.openExtensionPage('nominate.html');
  await page.waitForSelector('form');
  await page.bringToFront();
  const [handle, , , site] = await page.$$('input[type="text"]');
  await handle?.type('@harbour_library');
  await site?.type(website);
  return page;
}

const look = (page: Page) => page.click('.buttons button:not(.primary):not([type="submit"])');
const found = (page: Page) => page.$eval('.found', (node) => node.textContent ?? '');
const nomination = async (page: Page) => JSON.parse(await page.$eval('pre', (node) => node.textContent ?? ''));

function allowed(page: Page): Promise<boolean[]> {
  return page.evaluate(async (origins) => {
    const { permissions } = (globalThis.browser ?? globalThis.chrome) as unknown as Asked;
    return Promise.all(origins.map((origin) => permissions.contains({ origins: [origin] })));
  }, ORIGINS);
}

describe.each(['chromium', 'firefox'] as const)('in %s', (kind) => {
  let session: Session;

  beforeAll(async () => {
    session = await BROWSERS[kind]({ pages, extension: builtExtension(kind) });
  });

  afterAll(async () => {
    await session?.close();
  });

  test('a channel is put forward: what is missing is marked, and the whole is what the schema takes', async () => {
    const page = await nominating(session, 'library.example');
    await page.click('button[type="submit"]');
    await page.waitForSelector('[role="alert"]');
    await until('the first wrong field has the focus', PATIENCE, async () =>
      (await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))) === 'true' ? true : undefined,
    );
    expect(await axeFindings(page)).toEqual([]);
    await screenshot(page, `nominate-${kind}`);
    await page.keyboard.type('Harbour City Library');
    await page.waitForFunction(() => !document.querySelector('[aria-invalid="true"]'));
    expect(nominationSchema.parse(await nomination(page))).toMatchObject({
      handle: 'harbour_library',
      organisationName: 'Harbour City Library',
      website: 'https://library.example/',
    });
    await page.close();
  });

  test('Telegram’s own address shows nothing, and nothing is asked for', async () => {
    const page = await nominating(session, 't.me/harbour_library');
    await look(page);
    await page.waitForSelector('[data-error="SITE_IS_TELEGRAM"]');
    expect(pages.requests.filter((request) => request === 't.me/harbour_library')).toEqual([]);
    await page.close();
  });

  test('the way to a tick and the empty outbox open', async () => {
    const tick = await session.openExtensionPage('tick.html');
    await tick.waitForSelector('.ways li');
    expect(await axeFindings(tick)).toEqual([]);
    await screenshot(tick, `tick-${kind}`);
    await tick.close();
    const outbox = await session.openExtensionPage('outbox.html');
    await outbox.waitForFunction(() => document.querySelector('main')?.textContent?.includes('You have sent nothing.'));
    expect(await axeFindings(outbox)).toEqual([]);
    await outbox.close();
  });
});

describe('in Firefox, whose question can be answered', () => {
  let session: Session;

  beforeAll(async () => {
    session = await BROWSERS.firefox({ pages, extension: builtExtension('firefox') });
  });

  afterAll(async () => {
    await session?.close();
  });

  test('a site is read once the reader allows it, where it leads is named, and the permission is given back', async () => {
    const page = await nominating(session, BARE);
    expect(await allowed(page)).toEqual([false, false]);
    await look(page);
    const question = await answerFirefoxPrompt(session, true);
    for (const host of [BARE, WWW]) expect(question).toContain(host);
    await page.waitForSelector('.found li');
    expect(await found(page)).toContain(`https://${WWW}/ links to this channel.`);
    expect((await nomination(page)).pages).toMatchObject([{ address: `https://${WWW}/`, found: 'link' }]);
    await until('the permission is given back', PATIENCE, async () =>
      (await allowed(page)).some(Boolean) ? undefined : true,
    );
    const left = await page.evaluate(async () => {
      const { storage } = (globalThis.browser ?? globalThis.chrome) as unknown as Asked;
      return storage.local.get('siteReads');
    });
    expect(left).toEqual({});
    await page.close();
  });

  test('it is asked again each time, and nothing is read when the reader says no', async () => {
    const page = await nominating(session, BARE);
    const before = pages.requests.length;
    await look(page);
    await answerFirefoxPrompt(session, false);
    await page.waitForSelector('[data-error="SITE_NOT_ALLOWED"]');
    const since = pages.requests.slice(before).filter((request) => request.includes('library.example'));
    expect([since, await allowed(page)]).toEqual([[], [false, false]]);
    await page.close();
  });

  test('a site that leads to another one is not read there', async () => {
    const page = await nominating(session, `${WWW}/moved`);
    await look(page);
    await answerFirefoxPrompt(session, true);
    await page.waitForFunction((host) => document.querySelector('.found')?.textContent?.includes(host), {}, ELSEWHERE);
    expect((await nomination(page)).pages).toEqual([]);
    await page.close();
  });

  test('a page that goes away while it reads leaves no permission behind', async () => {
    const page = await nominating(session, `${WWW}/slow`);
    await look(page);
    await answerFirefoxPrompt(session, true);
    await until('the site is being read', PATIENCE, async () =>
      pages.requests.includes(`${WWW}/slow`) ? true : undefined,
    );
    await page.close();
    const next = await session.openExtensionPage('nominate.html');
    await next.waitForSelector('form');
    await until('the permission is given back', PATIENCE, async () =>
      (await allowed(next)).some(Boolean) ? undefined : true,
    );
    await next.close();
  });
});

describe('in Chromium, with a site that the reader had allowed before', () => {
  let folder: string;
  let session: Session;

  beforeAll(async () => {
    // Chromium without a window cannot ask. A permission that is there from the start stands for one that was granted.
    folder = mkdtempSync(join(tmpdir(), 'trust-hints-allowed-'));
    cpSync(builtExtension('chromium'), folder, { recursive: true });
    const file = join(folder, 'manifest.json');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), host_permissions: ORIGINS }));
    session = await launchChromium({ pages, extension: folder });
  });

  afterAll(async () => {
    await session?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('it is read, and the permission stays the reader’s', async () => {
    const page = await nominating(session, BARE);
    await look(page);
    await page.waitForSelector('.found li');
    expect(await found(page)).toContain(`https://${WWW}/ links to this channel.`);
    expect(await allowed(page)).toEqual([true, true]);
    for (const dark of [false, true]) {
      await showColourScheme(page, dark);
      expect(await axeFindings(page)).toEqual([]);
    }
    await page.close();
  });

  test('a site that leads to another one is not read there', async () => {
    const page = await nominating(session, `${WWW}/moved`);
    await look(page);
    await page.waitForFunction((host) => document.querySelector('.found')?.textContent?.includes(host), {}, ELSEWHERE);
    expect((await nomination(page)).pages).toEqual([]);
    await page.close();
  });
});
