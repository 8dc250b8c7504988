import type { OfficialList } from '../../../lib/list/schema.ts';
import { STORED_LIST_KEY } from '../../../lib/list/store.ts';
import type { Session } from './session.ts';

/** What a page of the extension has, as far as it is used here. */
interface ExtensionPage {
  chrome: { storage: { local: { set(values: Record<string, unknown>): Promise<void> } } };
}

/** Puts a list where the extension keeps a newer one than the bundled, as a later sync would. For a fresh background only. */
export async function storeList(session: Session, list: unknown): Promise<void> {
  const tab = await session.openExtensionPage('popup.html');
  await tab.evaluate(
    (key, value) => (globalThis as unknown as ExtensionPage).chrome.storage.local.set({ [key]: value }),
    STORED_LIST_KEY,
    list,
  );
  await tab.close();
  await stopBackground(session);
}

/** The list with one channel's peer id pinned, as a newer version. */
export function withPinnedPeer(list: OfficialList, handle: string, peerId: string): OfficialList {
  const organisations = list.organisations.map((organisation) => ({
    ...organisation,
    channels: organisation.channels.map((channel) => (channel.handle === handle ? { ...channel, peerId } : channel)),
  }));
  return { ...list, version: list.version + 1, organisations };
}

/**
 * Stops the extension's background: Chromium's service worker, as the browser does when it has been idle; Firefox's
 * background page is loaded anew, which forgets as much.
 */
export async function stopBackground(session: Session): Promise<void> {
  const tab = await session.openExtensionPage('popup.html');
  if (session.kind === 'firefox') {
    await tab.evaluate(async () => {
      const { browser } = globalThis as unknown as {
        browser: { runtime: { getBackgroundPage(): Promise<Window> } };
      };
      const background = await browser.runtime.getBackgroundPage();
      background.location.reload();
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
  } else {
    const devtools = await tab.createCDPSession();
    await devtools.send('ServiceWorker.enable');
    await devtools.send('ServiceWorker.stopAllWorkers');
  }
  await tab.close();
}
