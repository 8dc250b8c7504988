import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { botApiId, peerNamed } from '../pages/peers.ts';
import {
  badgesOn,
  launchChromium,
  launchFirefox,
  type Pages,
  replicaReady,
  type Session,
  staleReport,
  staleWatch,
  startPages,
} from './harness/index.ts';
import { expectUnharmed, hashOf, OneTab } from './harness/tabs.ts';

/** What every test against the replicas relies on: their books, their records, and the watch for stale badges. */
const K = 'https://web.telegram.org/k/';
const A = 'https://web.telegram.org/a/';
const MOH = botApiId(peerNamed('moh'));
const TWIN = botApiId(peerNamed('mohTwin'));

let pages: Pages;
let session: Session;
const tab = new OneTab();
const open = (url: string) => tab.open(session, url);

beforeAll(async () => {
  pages = await startPages();
  session = await launchChromium({ pages });
});

afterAll(async () => {
  await session?.close();
  await pages?.close();
});

describe('what tests rely on', () => {
  test.each([`${K}#@markup_lovers`, `${A}#${botApiId(peerNamed('markup'))}`, 'https://t.me/s/markup_lovers'])(
    'a title is text, never markup: %s',
    async (url) => {
      const page = await open(url);
      expect(await page.evaluate(() => 'replicaMarkupRan' in window)).toBe(false);
      await expectUnharmed(page);
    },
  );

  test.each([
    [`${K}#@MOHreport`, '.topbar .user-title > .peer-title'],
    [`${A}#${MOH}`, '.MiddleHeader .title > .fullName'],
    ['https://t.me/MOHreport', '.tgme_page_title > [dir=auto]'],
  ])('a header that throws when it is read: %s', async (url, selector) => {
    const page = await open(url);
    const failure = await page.evaluate((titleSelector) => {
      window.replica.throwingHeader();
      try {
        document.querySelector(titleSelector)?.getAttribute('data-peer-id');
        return 'nothing';
      } catch (error) {
        return error instanceof Error ? error.name : 'other';
      }
    }, selector);
    expect(failure).toBe('TypeError');
  });

  test('changes of the client’s own nodes are recorded, additions beside them are not', async () => {
    const page = await open(`${K}#@MOHreport`);
    const faults = await page.evaluate(() => {
      document.querySelector('.user-title')?.append(document.createElement('x-guest'));
      window.replica.settle();
      const before = window.replica.violations.length;
      document.querySelector('.topbar')?.setAttribute('style', 'top: 90px');
      document.querySelector('.user-title > .peer-title')?.remove();
      window.replica.settle();
      return { before, after: window.replica.violations.map(({ change }) => change), guests: window.replica.foreign };
    });
    expect(faults.before).toBe(0);
    expect(faults.after).toEqual(['attribute style', 'removed span.peer-title']);
    expect(faults.guests.map(({ tag }) => tag)).toEqual(['x-guest']);
  });

  test('the watch sees a badge that stays behind on a chat switch, and only that', async () => {
    const page = await session.newPage();
    await staleWatch(page);
    await page.goto(`${K}#@MOHreport`);
    await replicaReady(page);
    await page.evaluate(async (id) => {
      const badge = document.createElement('trust-hint');
      badge.dataset['peerId'] = id;
      badge.dataset['handle'] = 'MOHreport';
      badge.textContent = 'badge';
      document.querySelector('.topbar .user-title')?.append(badge);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }, MOH);
    expect(await badgesOn(page)).toEqual([
      {
        tag: 'trust-hint',
        verdict: null,
        handle: 'MOHreport',
        peerId: MOH,
        surface: null,
        visible: true,
        beside: 'moh',
      },
    ]);
    const before = await staleReport(page);
    expect(before.looks.frames).toBeGreaterThan(1);
    expect([...before.afterMutation, ...before.painted]).toEqual([]);
    await page.evaluate(async () => {
      const badge = document.querySelector('trust-hint');
      if (badge) document.querySelector('.chat-info .content .top')?.append(badge);
      await window.replica.openChat('mohTwin');
    });
    const after = await staleReport(page);
    expect(after.afterMutation[0]?.shown.peerId).toBe(TWIN);
    expect(after.painted.length).toBeGreaterThan(0);
    await page.close();
  });
});

describe('in Firefox', () => {
  let firefox: Session;
  beforeAll(async () => {
    firefox = await launchFirefox({ pages });
  });
  afterAll(() => firefox?.close());

  test('Web K switches chats without an event, and the replicas have no errors', async () => {
    const page = await tab.open(firefox, `${K}#@MOHreport`);
    const events = await page.evaluate(async () => {
      const order: string[] = [];
      for (const type of ['popstate', 'hashchange']) addEventListener(type, () => order.push(type));
      await window.replica.openChat('mohTwin');
      return order;
    });
    expect(events).toEqual([]);
    expect(await hashOf(page)).toBe('#@MOHrep0rt');
    await expectUnharmed(page);
    for (const url of [`${A}#${MOH}`, 'https://t.me/s/MOHreport']) await expectUnharmed(await tab.open(firefox, url));
  });
});
