import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { botApiId, peerNamed } from '../pages/peers.ts';
import { builtExtension } from './harness/built.ts';
import {
  badgesOn,
  launchChromium,
  type Pages,
  pageFaults,
  replicaReady,
  type Session,
  staleReport,
  staleWatch,
  startPages,
  waitForBadge,
} from './harness/index.ts';

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

describe('under a passcode, what the page shows tells the handle', () => {
  test.each([
    ['Web K', 'search row', 'https://web.telegram.org/k/?account=2&replica.passcode=1'],
    ['Web A', 'search row', 'https://web.telegram.org/a/?account=2&replica.passcode=1'],
    ['Web A', 'profile', 'https://web.telegram.org/a/?account=2&replica.passcode=1'],
  ])('in %s, by its %s', async (_, place, address) => {
    const page = await openClient(address);
    if (place === 'search row') {
      await page.evaluate(() => window.replica.search('MOHreport'));
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 800)));
    }
    await page.evaluate(() => window.replica.openChat('moh'));
    if (place === 'profile') await page.evaluate(() => window.replica.openProfile());
    await waitForBadge(page, { verdict: 'official', peerId: idOf('moh') });
    await expectClean(page);
  });
});

test('Web K’s address says nothing of a chat that a typed name did not open', async () => {
  const page = await openClient('https://web.telegram.org/k/?replica.passcode=1&replica.navigationApi=0#@idf_telegram');
  await page.evaluate(() => {
    location.hash = '#@MOHrep0rt';
  });
  await page.waitForFunction(() => window.replica.shown()?.name === 'mohTwin');
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 4000)));
  expect((await badgesOn(page)).filter(({ handle }) => handle === 'idf_telegram')).toEqual([]);
  await expectClean(page);
});

test('a title element that is used again for another chat loses its badge', async () => {
  const page = await openClient('https://web.telegram.org/k/');
  await page.evaluate(() => window.replica.openChat('moh'));
  await waitForBadge(page, { verdict: 'official', peerId: idOf('moh') });
  await page.evaluate(() => window.replica.reuseNodeFor('mohTwin'));
  await waitForBadge(page, { verdict: 'impersonation', peerId: idOf('mohTwin') });
  await page.evaluate(() => window.replica.reuseNodeFor('hobby'));
  await page.waitForFunction(() => !document.querySelector('trust-hint'));
  await expectClean(page);
});

async function openClient(address: string): Promise<Page> {
  const page = await session.newPage();
  await staleWatch(page);
  await page.goto(address);
  await replicaReady(page);
  return page;
}

function idOf(name: string): string {
  return botApiId(peerNamed(name));
}

async function expectClean(page: Page): Promise<void> {
  const { looks, afterMutation, painted } = await staleReport(page);
  expect(looks.frames).toBeGreaterThan(0);
  expect({ afterMutation, painted }).toEqual({ afterMutation: [], painted: [] });
  expect(await pageFaults(page)).toEqual({ errors: [], violations: [] });
  await page.close();
}
