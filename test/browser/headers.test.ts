import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TAKEN_OVER } from '../pages/peers.ts';
import { builtExtension } from './harness/built.ts';
import {
  BROWSERS,
  badgesOn,
  closeClean,
  idOf,
  isOpenChats,
  openWatched,
  type Pages,
  replicaReady,
  type Session,
  startPages,
  waitForBadge,
} from './harness/index.ts';
import { bundledList, stopBackground, storeList, withPinnedPeer } from './harness/stored-list.ts';

/** What each chat's header must say. `none`: no badge, after everything there is to know is known. */
const EXPECTED: Record<string, string> = {
  moh: 'official',
  salute: 'official',
  sanidad: 'official',
  pikud: 'listed',
  bellingcat: 'listed',
  mohTwin: 'impersonation',
  tickTitle: 'impersonation',
  statusTick: 'impersonation',
  takenOver: 'impersonation',
  zeroWidth: 'suspicious',
  privateTwin: 'suspicious',
  botTwin: 'suspicious',
  scam: 'flagged',
  fake: 'flagged',
  harbour: 'telegram-verified',
  museum: 'telegram-verified',
  hobby: 'none',
  private: 'none',
  group: 'none',
  basicGroup: 'none',
  bot: 'none',
  multi: 'none',
  collectible: 'none',
  dana: 'none',
  noHandle: 'none',
  self: 'none',
  bidi: 'none',
  markup: 'none',
  long: 'none',
  surrogates: 'none',
};

const CLIENTS = {
  'Web K': 'https://web.telegram.org/k/',
  'Web A': 'https://web.telegram.org/a/?replica.cacheDelay=50',
} as const;

describe.each(['chromium', 'firefox'] as const)('in %s', (kind) => {
  let pages: Pages;
  let session: Session;

  beforeAll(async () => {
    const extension = builtExtension(kind);
    pages = await startPages();
    session = await BROWSERS[kind]({ pages, extension });
    await storeList(session, pages, withPinnedPeer(bundledList(), TAKEN_OVER.handle, TAKEN_OVER.pinnedPeerId));
  });

  afterAll(async () => {
    await session?.close();
    await pages?.close();
  });

  describe.each(Object.entries(CLIENTS))('the open chat in %s', (client, address) => {
    test('every kind of chat has its badge, in a walk through all of them and back', async () => {
      const page = await openWatched(session, address);
      // Web K shows a forum's topics where the header would be.
      const forum = client === 'Web A' ? 'telegram-verified' : 'none';
      const walk = Object.entries({ ...EXPECTED, forum });
      for (const [name, verdict] of [...walk, ...walk.toReversed()]) {
        await page.evaluate((reference) => window.replica.openChat(reference), name);
        await expectBadge(page, name, verdict);
      }
      await closeClean(page);
    });

    test('a chat shown before has its badge in the very next frame', async () => {
      const page = await openWatched(session, address);
      for (const name of ['moh', 'mohTwin', 'moh', 'mohTwin']) {
        await page.evaluate((reference) => window.replica.openChat(reference), name);
        await expectBadge(page, name, EXPECTED[name] ?? 'none');
      }
      for (const name of ['moh', 'mohTwin', 'moh']) {
        expect(await badgeInNextFrame(page, name)).toEqual([{ verdict: EXPECTED[name], peerId: idOf(name) }]);
      }
      await closeClean(page);
    });

    test('follows links inside messages, the way back, and closing the chat', async () => {
      const page = await openWatched(session, address);
      await page.evaluate(() => window.replica.openChat('hobby'));
      await page.evaluate(() => window.replica.openByLink('MOHreport'));
      await expectBadge(page, 'moh', 'official');
      await page.evaluate(() => window.replica.openByLink('MOHrep0rt'));
      await expectBadge(page, 'mohTwin', 'impersonation');
      await page.evaluate(() => window.replica.back());
      await expectBadge(page, 'moh', 'official');
      await page.evaluate(() => window.replica.openByLink('MOHrep0rt'));
      await expectBadge(page, 'mohTwin', 'impersonation');
      await page.evaluate(() => window.replica.escape());
      await page.waitForFunction(() => !document.querySelector('trust-hint-banner'));
      await page.evaluate(() => window.replica.openChat('moh'));
      await expectBadge(page, 'moh', 'official');
      await closeClean(page);
    });

    test('a reload and a second account show the right badge', async () => {
      const page = await openWatched(session, `${address}${client === 'Web K' ? '#@MOHreport' : `#${idOf('moh')}`}`);
      await expectBadge(page, 'moh', 'official');
      await page.reload();
      await replicaReady(page);
      await expectBadge(page, 'moh', 'official');
      const query = address.includes('?') ? '&' : '?';
      const second = await openWatched(session, `${address}${query}account=2`);
      await second.evaluate(() => window.replica.openChat('mohTwin'));
      await expectBadge(second, 'mohTwin', 'impersonation');
      await closeClean(page);
      await closeClean(second);
    });

    test('renaming the open chat: the badge follows what is shown', async () => {
      const page = await openWatched(session, address);
      await page.evaluate(() => window.replica.openChat('privateTwin'));
      await page.waitForSelector('trust-hint[data-surface$="-header"]');
      await page.evaluate(() => window.replica.rename('privateTwin', 'Holiday photos'));
      await page.waitForFunction(() => !document.querySelector('trust-hint[data-surface$="-header"]'));
      await page.evaluate(() => window.replica.openChat('harbour'));
      await expectBadge(page, 'harbour', 'telegram-verified');
      await page.evaluate(() => window.replica.setVerified('harbour', false));
      await page.waitForFunction(() => !document.querySelector('trust-hint[data-surface$="-header"]'));
      await closeClean(page);
    });

    test('under a passcode nothing is stored: what is shown is judged, and no name alone makes a warning', async () => {
      const query = address.includes('?') ? '&' : '?';
      const page = await openWatched(session, `${address}${query}replica.passcode=1`);
      await page.evaluate(() => window.replica.openChat('scam'));
      await expectBadge(page, 'scam', 'flagged');
      await page.evaluate(() => window.replica.openChat('harbour'));
      await expectBadge(page, 'harbour', 'telegram-verified');
      await page.evaluate(() => window.replica.openChat('moh'));
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 2500)));
      const verdicts = (await badgesOn(page))
        .filter((badge) => badge.visible && isOpenChats(badge))
        .map(({ verdict }) => verdict);
      expect(verdicts).toEqual(client === 'Web K' ? ['official'] : []);
      await closeClean(page);
    });

    test('a page that renders in a loop keeps the right badge, and goes on working', async () => {
      const page = await openWatched(session, address);
      await page.evaluate(() => window.replica.openChat('mohTwin'));
      await expectBadge(page, 'mohTwin', 'impersonation');
      await page.evaluate(() => window.replica.rerenderLoop(true));
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1500)));
      await page.evaluate(() => window.replica.rerenderLoop(false));
      await expectBadge(page, 'mohTwin', 'impersonation');
      await page.evaluate(() => window.replica.openChat('moh'));
      await expectBadge(page, 'moh', 'official');
      await closeClean(page);
    });

    test('a header that throws on access gets no badge and breaks nothing', async () => {
      const page = await openWatched(session, address);
      await page.evaluate(() => window.replica.openChat('moh'));
      await expectBadge(page, 'moh', 'official');
      await page.evaluate(() => window.replica.throwingHeader());
      if (kind === 'firefox') await expectBadge(page, 'moh', 'official');
      else await page.waitForFunction(() => !document.querySelector('trust-hint[data-surface$="-header"]'));
      await closeClean(page);
    });

    test('a background that was stopped answers all the same', async () => {
      const page = await openWatched(session, address);
      await page.evaluate(() => window.replica.openChat('moh'));
      await expectBadge(page, 'moh', 'official');
      await stopBackground(session);
      await page.bringToFront();
      await page.evaluate(() => window.replica.openChat('mohTwin'));
      await expectBadge(page, 'mohTwin', 'impersonation');
      await closeClean(page);
    });

    test('Telegram’s own database can be upgraded while we read it', async () => {
      const page = await openWatched(session, address);
      await page.evaluate(() => window.replica.openChat('moh'));
      await expectBadge(page, 'moh', 'official');
      // A read that has just ended may still be closing; nothing of ours keeps the database open.
      await expect.poll(() => page.evaluate(() => window.replica.upgradeStore())).toBe('upgraded');
      await closeClean(page);
    });
  });

  describe('t.me', () => {
    test.each([
      ['https://t.me/MOHreport', 'official', undefined],
      ['https://t.me/mohREPORT', 'official', undefined],
      ['https://t.me/s/MOHreport', 'official', idOf('moh')],
      ['https://mohreport.t.me/', 'official', undefined],
      ['https://telegram.me/MOHreport', 'official', undefined],
      ['https://telegram.dog/s/MOHreport', 'official', idOf('moh')],
      ['https://t.me/PikudHaOref_all', 'listed', undefined],
      ['https://t.me/MOHrep0rt', 'impersonation', undefined],
      ['https://t.me/s/MOHrep0rt', 'impersonation', idOf('mohTwin')],
      ['https://t.me/s/GouvTG', 'impersonation', idOf('takenOver')],
      ['https://t.me/harbour_city_library', 'telegram-verified', undefined],
    ])('%s is %s', async (address, verdict, peerId) => {
      const page = await openWatched(session, address);
      await waitForBadge(page, { verdict, ...(peerId && { peerId }) });
      await closeClean(page);
    });

    test.each([
      'https://t.me/sourdough_diaries',
      'https://t.me/s/sourdough_diaries',
      'https://t.me/dana_levi',
      'https://t.me/nobody_has_this_name',
    ])('%s has no badge', async (address) => {
      const page = await openWatched(session, address);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 800)));
      expect(await badgesOn(page)).toEqual([]);
      await closeClean(page);
    });
  });

  async function expectBadge(page: Page, name: string, verdict: string): Promise<void> {
    if (verdict !== 'none') {
      await waitForBadge(page, { verdict, peerId: idOf(name), ofOpenChat: true });
      const isGrave = verdict === 'impersonation' || verdict === 'flagged';
      if (isGrave) await waitForBadge(page, { verdict, peerId: idOf(name), tag: 'trust-hint-banner' });
      return;
    }
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 250)));
    const shown = (await badgesOn(page)).filter(
      (badge) => badge.visible && badge.beside === name && (badge.tag === 'trust-hint-banner' || isOpenChats(badge)),
    );
    expect(shown).toEqual([]);
  }

  /** Opens a chat and says which badges are there when the frame that shows it is painted. */
  function badgeInNextFrame(page: Page, name: string): Promise<{ verdict: string | null; peerId: string | null }[]> {
    return page.evaluate(async (reference) => {
      const opened = window.replica.openChat(reference);
      do await new Promise(requestAnimationFrame);
      while (window.replica.shown()?.name !== reference);
      const badges = [...document.querySelectorAll('trust-hint[data-surface$="-header"]')].filter((badge) =>
        badge.checkVisibility(),
      );
      const seen = badges.map((badge) => ({
        verdict: badge.getAttribute('data-verdict'),
        peerId: badge.getAttribute('data-peer-id'),
      }));
      await opened;
      return seen;
    }, name);
  }
});
