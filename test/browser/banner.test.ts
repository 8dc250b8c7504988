import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TAKEN_OVER } from '../pages/peers.ts';
import { builtExtension } from './harness/built.ts';
import {
  launchChromium,
  type Pages,
  pageFaults,
  replicaReady,
  type Session,
  screenshot,
  startPages,
  waitForBadge,
} from './harness/index.ts';
import { bundledList, storeList, withPinnedPeer } from './harness/stored-list.ts';

const TWIN = { verdict: 'impersonation', tag: 'trust-hint-banner' } as const;

const PLACES = [
  [
    'Web K',
    'https://web.telegram.org/k/',
    '#column-center .topbar',
    ['#column-center .chat-input', '#column-center .bubbles'],
  ],
  [
    'Web A',
    'https://web.telegram.org/a/?replica.cacheDelay=50',
    '#MiddleColumn .MiddleHeader',
    ['#MiddleColumn .Transition_slide-active .MessageList'],
  ],
] as const;

let pages: Pages;
let session: Session;

beforeAll(async () => {
  pages = await startPages();
  session = await launchChromium({ pages, extension: builtExtension('chromium') });
});

afterAll(async () => {
  await session?.close();
  await pages?.close();
});

describe.each(PLACES)('the banner in %s', (client, address, header, others) => {
  test.each([
    [1280, 800],
    [390, 844],
  ])('hides neither header, messages nor controls, at %d x %d', async (width, height) => {
    const page = await openTwin(address, width, height);
    const banner = await box(page, 'trust-hint-banner');
    expect(banner.height).toBeGreaterThan(20);
    for (const covered of [header, ...others]) {
      const other = await box(page, covered);
      expect(other.height).toBeGreaterThan(0);
      expect(overlap(banner, other)).toBe(0);
      expect(other.bottom).toBeLessThanOrEqual(height + 1);
    }
    await screenshot(page, `banner-${client.toLowerCase().replace(' ', '-')}-${width}`);
    await page.close();
  });

  test('goes with the chat, and gives its room back', async () => {
    const page = await openTwin(address);
    await page.evaluate(() => window.replica.openChat('hobby'));
    await page.waitForFunction(() => !document.querySelector('trust-hint-banner'));
    expect((await box(page, header)).top).toBeLessThan(30);
    expect(await pageFaults(page)).toEqual({ errors: [], violations: [] });
    await page.close();
  });

  test('a page that takes it away each time keeps running', async () => {
    const page = await openTwin(address);
    await page.evaluate(() => {
      const fight = () => document.querySelector('trust-hint-banner')?.remove();
      new MutationObserver(fight).observe(document, { subtree: true, childList: true });
      fight();
    });
    expect(await page.evaluate(() => new Promise((resolve) => setTimeout(() => resolve('running'), 300)))).toBe(
      'running',
    );
    await page.close();
  });

  test('is not put back for a moment when it is hidden', async () => {
    const page = await openTwin(address);
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver((records) => {
        for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) seen.push(node.nodeName.toLowerCase());
      }).observe(document, { subtree: true, childList: true });
    });
    await pressInBanner(page, 'Hide for this channel');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
    const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
    expect(seen).not.toContain('trust-hint-banner');
    await page.close();
    await showBannersAgain();
  });

  test('stays away once hidden for this channel, after a reload too, while the badge stays', async () => {
    const page = await openTwin(address);
    await pressInBanner(page, 'Hide for this channel');
    await page.waitForFunction(() => !document.querySelector('trust-hint-banner'));
    await page.reload();
    await replicaReady(page);
    await page.evaluate(() => window.replica.openChat('tickTitle'));
    await waitForBadge(page, TWIN);
    await page.evaluate(() => window.replica.openChat('mohTwin'));
    await waitForBadge(page, { verdict: 'impersonation' });
    expect(await page.$('trust-hint-banner')).toBeNull();
    await page.close();
    await showBannersAgain();
  });
});

test.each(['https://t.me/MOHrep0rt', 'https://t.me/s/MOHrep0rt'])(
  'the banner on %s stands in the flow of the page',
  async (address) => {
    const page = await session.open(address);
    await waitForBadge(page, TWIN);
    const banner = await box(page, 'trust-hint-banner');
    const content = await box(page, address.includes('/s/') ? '.tgme_channel_history' : '.tgme_page');
    expect(banner.height).toBeGreaterThan(20);
    expect(overlap(banner, content)).toBe(0);
    for (const own of address.includes('/s/') ? ['.tgme_header', '.tgme_right_column'] : ['.tgme_head_wrap']) {
      expect(overlap(banner, await box(page, own))).toBe(0);
    }
    await screenshot(page, `banner-t-me-${address.includes('/s/') ? 'preview' : 'card'}`);
    await page.close();
  },
);

test('on a long preview, which opens at its end, the banner stays in sight below the header', async () => {
  const page = await session.open('https://t.me/s/MOHrep0rt');
  await waitForBadge(page, TWIN);
  await page.addStyleTag({ content: '.tgme_channel_history { min-block-size: 4000px; }' });
  await page.evaluate(() => window.scrollTo(0, 3000));
  await page.evaluate(() => new Promise(requestAnimationFrame));
  const [banner, header] = [await box(page, 'trust-hint-banner'), await box(page, '.tgme_header')];
  expect(banner.top).toBeCloseTo(header.bottom, 0);
  await page.close();
});

test('a handle that was taken over is never offered as the official channel', async () => {
  await storeList(session, pages, withPinnedPeer(bundledList(), TAKEN_OVER.handle, TAKEN_OVER.pinnedPeerId));
  const page = await session.open('https://t.me/s/GouvTG');
  await waitForBadge(page, TWIN);
  const snapshot = JSON.stringify(await page.accessibility.snapshot());
  expect(snapshot).toContain('Warning from Channel Trust Hints');
  expect(snapshot).not.toContain('Open @GouvTG');
  await page.close();
});

async function openTwin(address: string, width = 1280, height = 800): Promise<Page> {
  const page = await session.newPage();
  await page.setViewport({ width, height });
  await page.goto(address);
  await replicaReady(page);
  await page.evaluate(() => window.replica.openChat('mohTwin'));
  await waitForBadge(page, TWIN);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  return page;
}

interface Box {
  top: number;
  bottom: number;
  left: number;
  right: number;
  height: number;
}

/** Where the first element that is drawn stands. Badges are drawn first: the banner may follow in a later frame. */
async function box(page: Page, selector: string): Promise<Box> {
  await page.waitForSelector(selector);
  return page.evaluate((wanted) => {
    const drawn = [...document.querySelectorAll(wanted)].find((element) => element.checkVisibility());
    if (!drawn) throw new Error(`nothing is drawn for ${wanted}`);
    const { top, bottom, left, right, height } = drawn.getBoundingClientRect();
    return { top, bottom, left, right, height };
  }, selector);
}

function overlap(one: Box, other: Box): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return width > 0 && height > 0 ? Math.round(width * height) : 0;
}

/** The banner's shadow root is closed to the page; the accessibility tree shows what a reader can press. */
async function pressInBanner(page: Page, name: string): Promise<void> {
  const button = await page.waitForSelector(`aria/${name}[role="button"]`);
  await button?.click();
}

async function showBannersAgain(): Promise<void> {
  const tab = await session.openExtensionPage('popup.html');
  await tab.evaluate(async () => {
    const { chrome } = globalThis as unknown as {
      chrome: { runtime: { sendMessage(message: unknown): Promise<void> } };
    };
    await chrome.runtime.sendMessage({ id: 1, type: 'reset', timestamp: Date.now() });
  });
  await tab.close();
}
