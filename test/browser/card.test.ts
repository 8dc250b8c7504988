import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from './harness/built.ts';
import {
  BROWSERS,
  closeClean,
  idOf,
  openWatched,
  type Pages,
  type Session,
  screenshot,
  startPages,
  waitForBadge,
} from './harness/index.ts';

/** In the card of a twin: close, the official channel, one piece of evidence, trust. */
const TRUST_AFTER_LINKS = 4;
/** In a card without an organisation: close, trust, hide. */
const HIDE_WITHOUT_LINKS = 3;
const CLIENTS = [
  ['web-k', 'https://web.telegram.org/k/'],
  ['web-a', 'https://web.telegram.org/a/?replica.cacheDelay=50'],
] as const;

describe.each(['chromium', 'firefox'] as const)('%s', (kind) => {
  let pages: Pages;
  let session: Session;

  beforeAll(async () => {
    pages = await startPages();
    session = await BROWSERS[kind]({ pages, extension: builtExtension(kind) });
  });

  afterAll(async () => {
    await session?.close();
    await pages?.close();
  });

  const twinInList = (client: string) =>
    `trust-hint[data-surface="${client}-chat-list"][data-peer-id="${idOf('mohTwin')}"]`;

  async function openList(address: string): Promise<Page> {
    const page = await openWatched(session, address);
    await page.bringToFront();
    await waitForBadge(page, { verdict: 'impersonation', peerId: idOf('mohTwin') });
    return page;
  }

  describe.each(CLIENTS)('a badge in the list of %s', (client, address) => {
    test('opens its card under the pointer, and closes it when the pointer leaves', async () => {
      const page = await openList(address);
      await page.hover(twinInList(client));
      await cards(page, 1);
      expect(await insideWindow(page)).toBe(true);
      await screenshot(page, `card-${kind}-${client}`);
      await page.mouse.move(900, 500);
      await cards(page, 0);
      await closeClean(page);
    });

    test('pressed, opens its card and never the chat; Escape closes it', async () => {
      const page = await openList(address);
      await page.click(twinInList(client));
      await cards(page, 1);
      await page.mouse.move(900, 500);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
      await cards(page, 1);
      expect(await page.evaluate(() => [window.replica.shown() ?? 'no chat', window.replica.opened])).toEqual([
        'no chat',
        [],
      ]);
      await page.keyboard.press('Escape');
      await cards(page, 0);
      await closeClean(page);
    });

    test('a press beside it still opens the chat, and closes the card', async () => {
      const page = await openList(address);
      await page.click(twinInList(client));
      await cards(page, 1);
      await page.mouse.click(40, 92);
      await cards(page, 0);
      await page.waitForFunction(() => window.replica.shown()?.name === 'moh');
      await closeClean(page);
    });

    test('opens from the keyboard, takes the focus, and gives it back', async () => {
      const page = await openList(address);
      await page.focus(twinInList(client));
      await page.keyboard.press('Enter');
      await cards(page, 1);
      await page.waitForFunction(() => document.activeElement?.localName === 'trust-hint-card');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Escape');
      await cards(page, 0);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-peer-id'))).toBe(idOf('mohTwin'));
      expect(await page.evaluate(() => window.replica.opened)).toEqual([]);
      await closeClean(page);
    });
  });

  test.each(CLIENTS)(
    '%s: beside the open chat, trusting it changes badge and banner at once, and back',
    async (_, address) => {
      const page = await openList(address);
      await page.evaluate(() => window.replica.openChat('mohTwin'));
      await waitForBadge(page, { verdict: 'impersonation', tag: 'trust-hint-banner' });
      const header = 'trust-hint[data-surface$="-header"]';
      await page.waitForSelector(header);
      await pressInCard(page, header, TRUST_AFTER_LINKS);
      await page.waitForSelector(`${header}[data-choice="trusted"]`);
      await page.waitForFunction(() => !document.querySelector('trust-hint-banner'));
      await screenshot(page, `card-trusted-${kind}`);
      await page.keyboard.press('Escape');
      await pressInCard(page, header, TRUST_AFTER_LINKS);
      await page.waitForSelector(`${header}:not([data-choice])`);
      await waitForBadge(page, { verdict: 'impersonation', tag: 'trust-hint-banner' });
      await page.keyboard.press('Escape');
      await closeClean(page);
    },
  );

  test('hiding the hints of a channel takes its badge away, and its card with it', async () => {
    const page = await openList('https://web.telegram.org/k/');
    const badge = `trust-hint[data-peer-id="${idOf('scam')}"]`;
    await page.waitForSelector(badge);
    await pressInCard(page, badge, HIDE_WITHOUT_LINKS);
    await page.waitForFunction((gone) => !document.querySelector(gone), {}, badge);
    await cards(page, 0);
    await closeClean(page);
  });

  test('its card goes when the chat beside it does', async () => {
    const page = await openList('https://web.telegram.org/k/');
    await page.evaluate(() => window.replica.openChat('mohTwin'));
    const header = 'trust-hint[data-surface="web-k-header"]';
    await page.waitForSelector(header);
    await page.click(header);
    await cards(page, 1);
    await page.evaluate(() => window.replica.openChat('hobby'));
    await cards(page, 0);
    await closeClean(page);
  });

  test.each(['light', 'dark'])('beside posts on t.me and in a narrow window (%s) it stays inside', async (theme) => {
    const page = await openWatched(session, `https://t.me/s/MOHrep0rt?replica.theme=${theme}`);
    await page.bringToFront();
    await page.setViewport({ width: 380, height: 620 });
    await waitForBadge(page, { verdict: 'impersonation' });
    const badges = await page.$$('trust-hint[data-surface="t-me-owner"]');
    await badges.at(-1)?.click();
    await cards(page, 1);
    expect(await insideWindow(page)).toBe(true);
    await screenshot(page, `card-narrow-${kind}-${theme}`);
    await page.keyboard.press('Escape');
    await cards(page, 0);
    await closeClean(page);
  });

  test('reads the same whatever the page does to every element and every key', async () => {
    const page = await openList('https://web.telegram.org/k/');
    await page.click(twinInList('web-k'));
    await cards(page, 1);
    const before = await cardSize(page);
    await page.evaluate(() => {
      const style = document.createElement('style');
      style.textContent =
        '* { font: italic 40px serif !important; color: red !important; display: block !important; margin: 9px !important }';
      document.head.append(style);
    });
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
    expect(await cardSize(page)).toEqual(before);
    await page.close();
  });
});

/** Waits until so many cards are open. */
async function cards(page: Page, count: number): Promise<void> {
  await page.waitForFunction((wanted) => document.querySelectorAll('trust-hint-card').length === wanted, {}, count);
}

/** Opens a badge's card from the keyboard and presses what the Tab key reaches in so many steps. */
async function pressInCard(page: Page, badge: string, tabs: number): Promise<void> {
  await page.focus(badge);
  await page.keyboard.press('Enter');
  await cards(page, 1);
  await page.waitForFunction(() => document.activeElement?.localName === 'trust-hint-card');
  for (let step = 0; step < tabs; step++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
}

function insideWindow(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const box = document.querySelector('trust-hint-card')?.getBoundingClientRect();
    if (!box || box.height < 100) return false;
    return box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
  });
}

function cardSize(page: Page): Promise<(number | undefined)[]> {
  return page.evaluate(() => {
    const box = document.querySelector('trust-hint-card')?.getBoundingClientRect();
    return [box?.width, box?.height].map((length) => length && Math.round(length));
  });
}
