import type { OfficialList } from '../../../lib/list/schema.ts';
import type { ListStatus } from '../../../lib/messages.ts';
import { compileRegistry } from '../../../registry/compile.ts';
import { testPublication } from '../../../registry/publish/test-publication.ts';
import type { Pages } from './pages-server.ts';
import type { Session } from './session.ts';

/** The list that a build comes with when no publication was given to it. */
export function bundledList(): OfficialList {
  return compileRegistry();
}

/** Publishes a list where the extension syncs from. @param version higher than the last one's; the bundled one is 1. */
export function publishList(pages: Pages, { version: _, ...list }: OfficialList, version = 2): void {
  pages.list.files = testPublication(list, version);
}

/** Publishes a list and has the extension fetch it. */
export async function storeList(session: Session, pages: Pages, list: OfficialList, version = 2): Promise<void> {
  publishList(pages, list, version);
  const [own] = await syncLists(session);
  if (own?.version !== version) throw new Error(`the list was not synced: ${JSON.stringify(own)}`);
}

/** Has the extension sync its lists now. @returns how they are doing then. */
export async function syncLists(session: Session): Promise<ListStatus[]> {
  const tab = await session.openExtensionPage('popup.html');
  const answer = await tab.evaluate(async () => {
    const api = globalThis.browser ?? globalThis.chrome;
    return api.runtime.sendMessage({ id: 1, type: 'sync-lists', timestamp: Date.now() });
  });
  await tab.close();
  return (answer as { res: ListStatus[] }).res;
}

/** The list with one channel's peer id pinned. */
export function withPinnedPeer(list: OfficialList, handle: string, peerId: string): OfficialList {
  const organisations = list.organisations.map((organisation) => ({
    ...organisation,
    channels: organisation.channels.map((channel) => (channel.handle === handle ? { ...channel, peerId } : channel)),
  }));
  return { ...list, organisations };
}

/**
 * Stops the extension's background: Chromium's service worker, as the browser does when it has been idle; Firefox's
 * background page is loaded anew, which forgets as much.
 */
export async function stopBackground(session: Session): Promise<void> {
  // In Chromium a page without a script: what one asks would start the background again.
  const tab = await session.openExtensionPage(session.kind === 'firefox' ? 'popup.html' : 'manifest.json');
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
