import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from './harness/built.ts';
import {
  axeFindings,
  findFirstPage,
  launchChromium,
  launchFirefox,
  type Pages,
  type Session,
  screenshot,
  showColourScheme,
  startPages,
  waitForBadge,
} from './harness/index.ts';

let pages: Pages;
let folder: string;

beforeAll(async () => {
  pages = await startPages();
  folder = mkdtempSync(join(tmpdir(), 'trust-hints-files-'));
});

afterAll(async () => {
  await pages?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe.each([
  ['chromium', launchChromium],
  ['firefox', launchFirefox],
] as const)('in %s', (kind, launch) => {
  let session: Session;
  let welcome: Page;

  beforeAll(async () => {
    session = await launch({ pages, extension: builtExtension(kind), keepFirstPage: true });
    welcome = await findFirstPage(session.browser);
  });

  afterAll(async () => {
    await session?.close();
  });

  test('the first page opens after installation, and looks up what it is asked', async () => {
    await welcome.waitForSelector('.meanings li');
    expect(await welcome.$$eval('main > .meanings > li', (items) => items.length)).toBe(5);
    const [example] = await welcome.$$('.examples button');
    await example?.click();
    await welcome.waitForSelector('.results article[data-verdict="official"]');
    expect(await linksOf(welcome)).toContain('/options.html');
    await welcome.close();
  });

  test('a hint that is switched off stays off', async () => {
    const page = await openOptions(session);
    expect(await isOn(page, 'suspicious')).toBe(true);
    await press(page, 'input[name="suspicious"]');
    await press(page, 'input[name="chat-list"]');
    await says(page, 'Saved');
    await page.close();
    const again = await openOptions(session);
    expect([await isOn(again, 'suspicious'), await isOn(again, 'chat-list'), await isOn(again, 'official')]).toEqual([
      false,
      false,
      true,
    ]);
    await again.close();
  });

  test('a Telegram page that is open follows', async () => {
    const page = await session.open('https://web.telegram.org/k/');
    await page.evaluate(() => window.replica.openChat('moh'));
    await waitForBadge(page, { verdict: 'official' });
    const options = await openOptions(session);
    await press(options, 'input[name="official"]');
    await says(options, 'Saved');
    await page.bringToFront();
    await page.waitForFunction(() => document.querySelector('trust-hint[data-verdict="official"]') === null);
    await options.bringToFront();
    await press(options, 'input[name="official"]');
    await page.bringToFront();
    await waitForBadge(page, { verdict: 'official' });
    await options.close();
    await page.close();
  });

  test('the page speaks another language as soon as it is chosen, and so do the others', async () => {
    const page = await openOptions(session);
    await page.select('select', 'he');
    await page.waitForFunction(() => document.documentElement.lang === 'he');
    expect(await page.evaluate(() => [document.documentElement.dir, document.title.startsWith('Options')])).toEqual([
      'rtl',
      false,
    ]);
    const popup = await session.openExtensionPage('popup.html');
    await popup.waitForSelector('[lang="he"] input');
    await popup.close();
    await page.bringToFront();
    await page.select('select', 'browser');
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    await page.close();
  });

  test('a channel is trusted by a link, saved to a file, removed, and added from the file', async () => {
    const page = await openOptions(session);
    await page.type('.add input', 'https://t.me/s/MOHreport/12');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('tbody')?.textContent?.includes('@MOHreport'));
    const file = await savedFile(page);
    expect(JSON.parse(file)).toMatchObject({ entries: [{ handle: 'MOHreport', choice: 'trusted' }] });

    await press(page, '.remove');
    await page.waitForSelector('.empty');
    await choose(page, file);
    await says(page, '1 channel added from the file.');
    await page.waitForFunction(() => document.querySelector('tbody')?.textContent?.includes('@MOHreport'));
    await choose(page, file);
    await says(page, 'The file held nothing new.');
    await page.close();
  });

  test.each([
    ['a holiday photo', 'not JSON at all', 'IMPORT_INVALID'],
    ['a later version', '{"format":"channel-trust-hints/personal","version":9}', 'IMPORT_NEWER'],
    ['a huge file', ' '.repeat(1_000_001), 'IMPORT_TOO_LARGE'],
  ])('%s is refused and changes nothing', async (_, text, code) => {
    const page = await openOptions(session);
    await choose(page, text);
    await page.waitForSelector(`[data-error="${code}"]`);
    expect(await page.$$eval('tbody tr', (rows) => rows.length)).toBe(1);
    await page.close();
  });

  test('what names no channel is not added', async () => {
    const page = await openOptions(session);
    await page.type('.add input', 'https://t.me/+AbCdEf');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-error="HANDLE_INVALID"]');
    expect(await page.$eval('.add input', (field) => field.value)).toBe('https://t.me/+AbCdEf');
    await page.close();
  });

  test('everything is set back, with the keyboard alone, once that is confirmed', async () => {
    const page = await openOptions(session);
    await page.$eval('.panel:last-child button', (button) => button.focus());
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.textContent === 'Cancel');
    await page.keyboard.down('Shift');
    await page.keyboard.press('Tab');
    await page.keyboard.up('Shift');
    await page.keyboard.press('Enter');
    await says(page, 'Everything is set back.');
    await page.waitForSelector('.empty');
    expect([await isOn(page, 'suspicious'), await isOn(page, 'chat-list')]).toEqual([true, true]);
    await page.close();
  });
});

test('the pages fit every window, theme and direction, and axe finds nothing', async () => {
  const session = await launchChromium({ pages, extension: builtExtension('chromium'), width: 1000, height: 900 });
  try {
    const page = await openOptions(session);
    await choose(page, SAMPLE);
    await page.waitForSelector('tbody');
    for (const [name, path] of [
      ['options', 'options.html'],
      ['welcome', 'welcome.html'],
    ] as const) {
      const shown = name === 'options' ? page : await session.openExtensionPage(path);
      await shown.waitForSelector('main li, main .switches');
      await showColourScheme(shown, false);
      await picture(shown, `${name}-light`, 1000);
      await picture(shown, `${name}-narrow`, 320);
      await showColourScheme(shown, true);
      await picture(shown, `${name}-dark`, 1000);
      await page.select('select', 'he');
      await shown.waitForFunction(() => document.documentElement.lang === 'he');
      await picture(shown, `${name}-he-dark`, 1000);
      await showColourScheme(shown, false);
      await picture(shown, `${name}-he-narrow`, 320);
      await page.select('select', 'browser');
      await shown.waitForFunction(() => document.documentElement.lang === 'en');
    }
  } finally {
    await session.close();
  }
});

const SAMPLE = JSON.stringify({
  format: 'channel-trust-hints/personal',
  version: 1,
  entries: [
    { handle: 'MOHreport', peerId: '-1001146823917', choice: 'trusted', title: 'משרד הבריאות', added: '2026-11-20' },
    { handle: 'sourdough_diaries', choice: 'hidden', title: 'Sourdough Diaries', added: '2026-11-02' },
    { handle: 'a_very_long_handle_of_32_letters', choice: 'trusted', added: '2026-10-30' },
    { peerId: '-1001500000009', choice: 'hidden', added: '2026-09-01' },
  ],
});

/** A picture of the whole page in a window of that width. Nothing may stick out sideways. */
async function picture(page: Page, name: string, width: number): Promise<void> {
  await page.setViewport({ width, height: 900 });
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
  expect(await axeFindings(page), name).toEqual([]);
  await page.setViewport({ width, height });
  await screenshot(page, name);
}

async function openOptions(session: Session): Promise<Page> {
  const page = await session.openExtensionPage('options.html');
  await page.waitForSelector('.switches');
  return page;
}

/** Presses what may be out of view. */
async function press(page: Page, selector: string): Promise<void> {
  const target = await page.waitForSelector(selector);
  await target?.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await target?.click();
}

function isOn(page: Page, name: string): Promise<boolean> {
  return page.$eval(`input[name="${name}"]`, (box) => (box as HTMLInputElement).checked);
}

async function says(page: Page, words: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector('[role="status"].notice')?.textContent === wanted,
    {},
    words,
  );
}

function linksOf(page: Page): Promise<(string | null)[]> {
  return page.$$eval('main a', (links) => links.map((link) => link.getAttribute('href')));
}

/** What the page hands to the browser to be saved; nothing reaches the disk. */
async function savedFile(page: Page): Promise<string> {
  await page.evaluate(() => {
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      if (blob instanceof Blob) Object.assign(window, { saved: blob.text() });
      return create.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = () => {};
  });
  const [save] = await page.$$('.buttons button');
  await save?.click();
  return page.evaluate(() => (window as unknown as { saved: Promise<string> }).saved);
}

async function choose(page: Page, text: string): Promise<void> {
  const path = join(folder, 'list.json');
  writeFileSync(path, text);
  const input = await page.$('input[type="file"]');
  await (await input?.toElement('input'))?.uploadFile(path);
}
