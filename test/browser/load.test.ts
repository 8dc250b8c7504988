import type { Page } from 'puppeteer-core';
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
} from './harness/index.ts';
import { SCENARIOS } from './load-scenarios.ts';

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

  test.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
    '%s: no badge is wrong, and page and extension go on working',
    async (_, { address, run, warnedLinks }) => {
      const page = await openWatched(session, address);
      await page.bringToFront();
      await run(page);
      if (warnedLinks !== undefined)
        await expect.poll(() => linksWarnedOf(page), { timeout: 10_000 }).toBe(warnedLinks);
      // Page and extension are both still at work.
      await page.evaluate(() => window.replica.search(''));
      await page.evaluate(() => window.replica.openChat('mohTwin'));
      await expect.poll(async () => (await badgesOn(page)).some(isTwinsBanner), { timeout: 10_000 }).toBe(true);
      await closeClean(page);
    },
  );
});

async function linksWarnedOf(page: Page): Promise<number> {
  return (await badgesOn(page)).filter(({ surface }) => surface?.endsWith('-link')).length;
}

function isTwinsBanner({ tag, peerId }: { tag: string; peerId: string | null }): boolean {
  return tag === 'trust-hint-banner' && peerId === idOf('mohTwin');
}
