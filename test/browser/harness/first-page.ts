import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { until } from './until.ts';

const FIRST_PAGE = '/welcome.html';
/** How long the extension may take to open it, in milliseconds. */
const PATIENCE = 10_000;

/**
 * The tab that the extension opens when it is installed.
 *
 * @throws Error when it does not open within {@link PATIENCE}.
 */
export function findFirstPage(browser: Browser): Promise<Page> {
  return until(`${FIRST_PAGE} opens`, PATIENCE, async () => {
    for (const page of await browser.pages()) {
      // Asked of the page itself: what Firefox says of a tab that an extension opened is out of date.
      const path = await page.evaluate(() => location.pathname).catch(() => undefined);
      if (path === FIRST_PAGE) return page;
    }
    return undefined;
  });
}

/** Closes that tab, so that it does not come before the tabs of a test while they are at work. */
export async function closeFirstPage(browser: Browser, extension: string): Promise<void> {
  if (!existsSync(join(extension, FIRST_PAGE))) return;
  const page = await findFirstPage(browser);
  await page.close();
}
