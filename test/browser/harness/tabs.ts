import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { pageFaults } from './replica.ts';
import type { Session } from './session.ts';

/** Tabs of which one is open at a time: opening the next closes the last. */
export class OneTab {
  #page: Page | undefined;

  /** Opens an address, and waits for the replica when it is one. */
  async open(session: Session, url: string): Promise<Page> {
    await this.#page?.close();
    this.#page = await session.open(url);
    return this.#page;
  }
}

/** The page's hash as it is now. */
export function hashOf(page: Page): Promise<string> {
  return page.evaluate(() => location.hash);
}

/** Nothing was thrown on the page, and nobody changed Telegram's own nodes. */
export async function expectUnharmed(page: Page): Promise<void> {
  expect(await pageFaults(page)).toEqual({ errors: [], violations: [] });
}
