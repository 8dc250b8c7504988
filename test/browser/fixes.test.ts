import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtExtension } from './harness/built.ts';
import {
  badgesOn,
  closeClean,
  idOf,
  launchChromium,
  openWatched,
  type Pages,
  type Session,
  startPages,
  waitForBadge,
} from './harness/index.ts';
import { bundledList, storeList } from './harness/stored-list.ts';

let pages: Pages;
let session: Session;

beforeAll(async () => {
  const extension = builtExtension('chromium');
  pages = await startPages();
  session = await launchChromium({ pages, extension });
  await storeList(session, pages, {
    ...bundledList(),
    surfaces: [
      { surface: 'web-k-chat-list', off: true },
      // As if the suggestions now stood where the preview is.
      {
        surface: 'web-k-search-chips',
        selectors: { title: '.popup-chat-preview .topbar .user-title > .peer-title', unit: '.popup' },
      },
      { surface: 'web-k-preview', off: true },
      { surface: 'web-k-link', selectors: { title: ']] no selector' } },
      { surface: 'web-k-forward', off: true, until: '0.0.1' },
    ],
  });
});

afterAll(async () => {
  await session?.close();
  await pages?.close();
});

test('the list switches a surface off, puts other selectors in place, and harms nothing with what is none', async () => {
  const page = await openWatched(session, 'https://web.telegram.org/k/');
  await page.evaluate(() => window.replica.openChat('linkFair'));
  await waitForBadge(page, { verdict: 'suspicious', surface: 'web-k-link' });
  await page.evaluate(() => window.replica.openChat('crowd'));
  await waitForBadge(page, { verdict: 'impersonation', surface: 'web-k-forward' });
  await page.evaluate(() => window.replica.preview('mohTwin'));
  await waitForBadge(page, { verdict: 'impersonation', surface: 'web-k-search-chips', peerId: idOf('mohTwin') });
  const surfaces = new Set((await badgesOn(page)).map(({ surface }) => surface));
  expect(surfaces).not.toContain('web-k-chat-list');
  expect(surfaces).not.toContain('web-k-preview');
  await closeClean(page);
});
