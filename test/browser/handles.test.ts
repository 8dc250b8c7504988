import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtExtension } from './harness/built.ts';
import {
  BROWSERS,
  badgesOn,
  closeClean,
  idOf,
  openWatched,
  type Pages,
  type Session,
  startPages,
  waitForBadge,
} from './harness/index.ts';

describe.each(['chromium', 'firefox'] as const)('in %s', (kind) => {
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

  describe('under a passcode, what the page shows tells the handle', () => {
    test.each([
      ['Web K', 'search row', 'https://web.telegram.org/k/?account=2&replica.passcode=1'],
      ['Web A', 'search row', 'https://web.telegram.org/a/?account=2&replica.passcode=1'],
      ['Web A', 'profile', 'https://web.telegram.org/a/?account=2&replica.passcode=1'],
    ])('in %s, by its %s', async (_, place, address) => {
      const page = await openWatched(session, address);
      if (place === 'search row') {
        await page.evaluate(() => window.replica.search('MOHreport'));
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 800)));
      }
      await page.evaluate(() => window.replica.openChat('moh'));
      if (place === 'profile') await page.evaluate(() => window.replica.openProfile());
      await waitForBadge(page, { verdict: 'official', peerId: idOf('moh') });
      await closeClean(page);
    });
  });

  test('Web K’s address says nothing of a chat that a typed name did not open', async () => {
    const page = await openWatched(
      session,
      'https://web.telegram.org/k/?replica.passcode=1&replica.navigationApi=0#@idf_telegram',
    );
    await page.evaluate(() => {
      location.hash = '#@MOHrep0rt';
    });
    await page.waitForFunction(() => window.replica.shown()?.name === 'mohTwin');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 4000)));
    expect((await badgesOn(page)).filter(({ handle }) => handle === 'idf_telegram')).toEqual([]);
    await closeClean(page);
  });

  test('a title element that is used again for another chat loses its badge', async () => {
    const page = await openWatched(session, 'https://web.telegram.org/k/');
    await page.evaluate(() => window.replica.openChat('moh'));
    await waitForBadge(page, { verdict: 'official', peerId: idOf('moh') });
    await page.evaluate(() => window.replica.reuseNodeFor('mohTwin'));
    await waitForBadge(page, { verdict: 'impersonation', peerId: idOf('mohTwin') });
    await page.evaluate(() => window.replica.reuseNodeFor('hobby'));
    await page.waitForFunction(() => !document.querySelector('trust-hint[data-surface$="-header"]'));
    await closeClean(page);
  });
});
