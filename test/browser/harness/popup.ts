import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { Session } from './session.ts';

const POPUP = 'popup.html';

/**
 * Opens the extension's popup over a tab. In Chromium it is the real popup of the toolbar button; in Firefox, which
 * cannot press the button for us, it is the popup's page in a tab behind `tab`, so that the active tab is the same.
 *
 * @throws Error when no popup shows up within 5 s.
 */
export function openPopup(session: Session, tab: Page): Promise<Page> {
  return session.kind === 'chromium' ? pressButton(session, tab) : openBehind(session, tab);
}

async function pressButton(session: Session, tab: Page): Promise<Page> {
  const [extension] = [...(await session.browser.extensions()).values()];
  if (!extension) throw new Error('No extension is loaded');
  const manifest = JSON.parse(readFileSync(join(extension.path, 'manifest.json'), 'utf8')) as {
    action?: { default_popup?: string };
  };
  const address = `${session.extensionOrigin}/${manifest.action?.default_popup ?? POPUP}`;
  await tab.bringToFront();
  const opened = session.browser.waitForTarget((target) => target.url().startsWith(address), { timeout: 5000 });
  await extension.triggerAction(tab);
  return (await opened).asPage();
}

async function openBehind(session: Session, tab: Page): Promise<Page> {
  const popup = await session.openExtensionPage(POPUP);
  await tab.bringToFront();
  // Asks again which tab is the active one, now that it is the other.
  await popup.evaluate(() => {
    Object.assign(window, { beforeReload: true });
    location.reload();
  });
  await popup.waitForFunction(() => !('beforeReload' in window) && document.readyState === 'complete', { polling: 20 });
  return popup;
}
