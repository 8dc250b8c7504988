import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { botApiId, peerNamed } from '../pages/peers.ts';
import { builtExtension } from './harness/built.ts';
import {
  launchFirefox,
  openPopup,
  type Pages,
  pageFaults,
  replicaReady,
  type Session,
  screenshot,
  staleReport,
  staleWatch,
  startPages,
  waitForBadge,
} from './harness/index.ts';

const WALK = [
  ['moh', 'official'],
  ['mohTwin', 'impersonation'],
  ['pikud', 'listed'],
  ['scam', 'flagged'],
  ['harbour', 'telegram-verified'],
  ['moh', 'official'],
] as const;

let pages: Pages;
let session: Session;

beforeAll(async () => {
  pages = await startPages();
  session = await launchFirefox({ pages, extension: builtExtension('firefox') });
});

afterAll(async () => {
  await session?.close();
  await pages?.close();
});

test.each([
  ['Web K', 'https://web.telegram.org/k/'],
  ['Web A', 'https://web.telegram.org/a/?replica.cacheDelay=50'],
])('the open chat in %s has its badge, in a walk through every verdict', async (client, address) => {
  const page = await session.newPage();
  await staleWatch(page);
  await page.goto(address);
  await replicaReady(page);
  for (const [name, verdict] of WALK) {
    await page.evaluate((reference) => window.replica.openChat(reference), name);
    await waitForBadge(page, { verdict, peerId: idOf(name), ofOpenChat: true });
    const isGrave = verdict === 'impersonation' || verdict === 'flagged';
    if (isGrave) await waitForBadge(page, { verdict, tag: 'trust-hint-banner' });
  }
  await page.evaluate(() => window.replica.openChat('hobby'));
  await page.waitForFunction(() => !document.querySelector('trust-hint[data-surface$="-header"]'));
  const { looks, afterMutation, painted } = await staleReport(page);
  expect(looks.frames).toBeGreaterThan(0);
  expect({ afterMutation, painted }).toEqual({ afterMutation: [], painted: [] });
  expect(await pageFaults(page)).toEqual({ errors: [], violations: [] });
  await page.evaluate(() => window.replica.openChat('mohTwin'));
  await waitForBadge(page, { verdict: 'impersonation', tag: 'trust-hint-banner' });
  await screenshot(page, `firefox-${client.toLowerCase().replace(' ', '-')}`);
  await page.close();
});

test.each([
  ['https://t.me/MOHreport', 'official'],
  ['https://t.me/s/MOHrep0rt', 'impersonation'],
])('%s is %s', async (address, verdict) => {
  const page = await session.open(address);
  await waitForBadge(page, { verdict });
  expect(await pageFaults(page)).toEqual({ errors: [], violations: [] });
  await page.close();
});

test('the popup opens with the verdict on the open chat, and looks up others', async () => {
  const page = await session.open('https://web.telegram.org/k/');
  await page.evaluate(() => window.replica.openChat('mohTwin'));
  await waitForBadge(page, { verdict: 'impersonation' });
  const popup = await openPopup(session, page);
  await shows(popup, '.current article[data-verdict="impersonation"]');
  await popup.type('input', '@PikudHaOref_all');
  await shows(popup, '.results article[data-verdict="listed"]');
  await popup.close();
  await page.close();
});

function idOf(name: string): string {
  return botApiId(peerNamed(name));
}

/** Polls by the clock: a page in a tab behind paints no frames. */
async function shows(popup: Page, selector: string): Promise<void> {
  await popup.waitForFunction((wanted) => document.querySelector(wanted) !== null, { polling: 20 }, selector);
}
