import type { Page } from 'puppeteer-core';
import type { Session } from './session.ts';
import { until } from './until.ts';

/** How long a page of the extension may take to open, in milliseconds. */
const PATIENCE = 10_000;

interface Button {
  getTitle(of: { tabId: number }): Promise<string>;
  getBadgeText(of: { tabId: number }): Promise<string>;
}

/** What a page of the extension can ask the browser, as far as tests use it. */
export interface ExtensionApi {
  tabs: { query(of: { active: boolean; currentWindow: boolean }): Promise<{ id: number }[]> };
  action?: Button;
  browserAction: Button;
  commands: { getAll(): Promise<{ name: string; shortcut: string }[]> };
  contextMenus: { update(id: string, changes: object): Promise<void> };
  runtime: { sendMessage(message: object): Promise<unknown> };
  storage: { local: { set(values: Record<string, unknown>): Promise<void> } };
}

declare global {
  /** Chromium's name for it. Firefox has it too, but with callbacks. */
  var chrome: ExtensionApi;
  var browser: ExtensionApi | undefined;
}

/** What the toolbar button shows while `tab` is the active tab. @param own any page of the extension. */
export async function toolbarOf(own: Page, tab: Page): Promise<{ title: string; badge: string }> {
  await tab.bringToFront();
  return own.evaluate(async () => {
    const api = globalThis.browser ?? globalThis.chrome;
    const button = api.action ?? api.browserAction;
    const [{ id: tabId } = { id: -1 }] = await api.tabs.query({ active: true, currentWindow: true });
    return { title: await button.getTitle({ tabId }), badge: await button.getBadgeText({ tabId }) };
  });
}

/**
 * The page of the extension that opens in a tab by itself.
 *
 * @param path how its address inside the extension begins: `/report.html`.
 */
export function openedPage(session: Session, path: string): Promise<Page> {
  const address = `${session.extensionOrigin}${path}`;
  return until(`${path} opens`, PATIENCE, async () => {
    for (const page of await session.browser.pages()) {
      // Asked of the page itself: what Firefox says of a tab that an extension opened is out of date.
      const href = await page.evaluate(() => location.href).catch(() => '');
      if (href.startsWith(address)) return page;
    }
    return undefined;
  });
}
