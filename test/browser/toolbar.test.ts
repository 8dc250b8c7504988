import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseInFirefoxMenu, typeIntoFirefoxBar } from './harness/browser-window.ts';
import { builtExtension } from './harness/built.ts';
import { openedPage, toolbarOf } from './harness/extension-api.ts';
import {
  axeFindings,
  launchChromium,
  launchFirefox,
  type Pages,
  type Session,
  screenshot,
  showColourScheme,
  startPages,
} from './harness/index.ts';

const OWN = { title: 'Channel Trust Hints', badge: '' };
/** For what the page learns and the background answers, in milliseconds. */
const SOON = { timeout: 10_000, interval: 50 };

let pages: Pages;

beforeAll(async () => {
  pages = await startPages();
});

afterAll(async () => {
  await pages?.close();
});

describe.each([
  ['chromium', launchChromium],
  ['firefox', launchFirefox],
] as const)('in %s', (kind, launch) => {
  let session: Session;
  let own: Page;

  beforeAll(async () => {
    session = await launch({ pages, extension: builtExtension(kind) });
    own = await session.openExtensionPage('options.html');
  });

  afterAll(async () => {
    await session?.close();
  });

  const toolbarSays = (tab: Page, wanted: { title: string; badge: string }) =>
    expect.poll(() => toolbarOf(own, tab), SOON).toEqual(wanted);

  test('the toolbar button tells the verdict on the open chat, and is itself again elsewhere', async () => {
    const tab = await session.open('https://web.telegram.org/k/');
    await toolbarSays(tab, OWN);
    for (const [name, title, badge] of [
      ['moh', 'Trust hint: Official, Ministry of Health of Israel', ''],
      ['mohTwin', 'Trust hint: Likely impostor, Ministry of Health of Israel', '!'],
      ['scam', 'Trust hint: Flagged as scam or fake', '!'],
      ['pikud', 'Trust hint: Listed, not confirmed, Home Front Command of Israel', ''],
      ['hobby', 'No hint for this chat', ''],
    ] as const) {
      await tab.evaluate((reference) => window.replica.openChat(reference), name);
      await toolbarSays(tab, { title, badge });
    }
    await tab.goto('https://t.me/MOHrep0rt');
    await toolbarSays(tab, { title: 'Trust hint: Likely impostor, Ministry of Health of Israel', badge: '!' });
    await tab.goto('about:blank');
    await toolbarSays(tab, OWN);
    await tab.goBack();
    await toolbarSays(tab, { title: 'Trust hint: Likely impostor, Ministry of Health of Israel', badge: '!' });
    await tab.close();
  });

  test('it tells each tab its own', async () => {
    const one = await session.open('https://t.me/MOHreport');
    const other = await session.open('https://t.me/MOHrep0rt');
    await toolbarSays(one, { title: 'Trust hint: Official, Ministry of Health of Israel', badge: '' });
    await toolbarSays(other, { title: 'Trust hint: Likely impostor, Ministry of Health of Israel', badge: '!' });
    await toolbarSays(one, { title: 'Trust hint: Official, Ministry of Health of Israel', badge: '' });
    await one.close();
    await other.close();
  });

  test('it says that hints may be missing', async () => {
    const tab = await session.open('https://web.telegram.org/k/');
    await tab.evaluate(() => window.replica.openChat('moh'));
    await toolbarSays(tab, { title: 'Trust hint: Official, Ministry of Health of Israel', badge: '' });
    await tab.evaluate(() => window.replica.removeHeader());
    await toolbarSays(tab, { title: 'Hints may be missing on this page', badge: '×' });
    await tab.close();
  });

  test('the context menu has its entries', async () => {
    const results = await own.evaluate(async () => {
      const { contextMenus } = globalThis.browser ?? globalThis.chrome;
      const change = (id: string) =>
        contextMenus.update(id, {}).then(
          () => 'there',
          () => 'not there',
        );
      return [await change('check-selection'), await change('check-link'), await change('something-else')];
    });
    expect(results).toEqual(['there', 'there', 'not there']);
  });

  test('the popup has its shortcut', async () => {
    const commands = await own.evaluate(() => (globalThis.browser ?? globalThis.chrome).commands.getAll());
    const name = kind === 'chromium' ? '_execute_action' : '_execute_browser_action';
    expect(commands.map((command) => command.name)).toContain(name);
  });

  test('the popup’s page in a tab starts with its text looked up, in light and dark and at any width', async () => {
    const page = await session.openExtensionPage('popup.html#check=https%3A%2F%2Ft.me%2FMOHrep0rt');
    await page.waitForSelector('.results article[data-verdict="suspicious"]');
    expect(await page.$eval('input', (field) => field.value)).toBe('https://t.me/MOHrep0rt');
    await page.evaluate(() => {
      location.hash = 'check=%40MOHreport';
    });
    await page.waitForSelector('.results article[data-verdict="official"]');
    for (const width of [320, 1280]) {
      await page.setViewport({ width, height: 900 });
      expect(await overflow(page)).toBe(0);
      await screenshot(page, `check-${kind}-${width}`);
    }
    expect(await axeFindings(page)).toEqual([]);
    if (kind === 'chromium') {
      await showColourScheme(page, true);
      expect(await axeFindings(page)).toEqual([]);
      await screenshot(page, `check-${kind}-dark`);
    }
    await page.close();
  });
});

describe('in Chromium, whose background can be reached', () => {
  let session: Session;

  beforeAll(async () => {
    session = await launchChromium({ pages, extension: builtExtension('chromium') });
  });

  afterAll(async () => {
    await session?.close();
  });

  test('a click in the context menu looks the text up in a tab', async () => {
    await inBackground(session, ({ contextMenus }) =>
      contextMenus.onClicked.dispatch({ menuItemId: 'check-selection', selectionText: '@MOHrep0rt' }),
    );
    const page = await openedPage(session, '/popup.html#check=%40MOHrep0rt');
    await page.waitForSelector('.results article[data-verdict="suspicious"]');
  });

  test('the omnibox suggests organisations, and looks up what is entered', async () => {
    const suggested = await inBackground(
      session,
      ({ omnibox }) =>
        new Promise<{ content: string; description: string }[]>((resolve) => {
          omnibox.onInputChanged.dispatch('Ministry of Health of Israel', resolve);
        }),
    );
    expect(suggested?.[0]).toEqual({
      content: '@MOHreport',
      description: 'Ministry of Health of Israel @MOHreport: Official',
    });
    await inBackground(session, ({ omnibox }) => omnibox.onInputEntered.dispatch('@MOHreport', 'newForegroundTab'));
    const page = await openedPage(session, '/popup.html#check=%40MOHreport');
    await page.waitForSelector('.results article[data-verdict="official"]');
  });
});

describe('in Firefox, whose own window can be reached', () => {
  let session: Session;

  beforeAll(async () => {
    session = await launchFirefox({ pages, extension: builtExtension('firefox') });
  });

  afterAll(async () => {
    await session?.close();
  });

  test('the context menu has its entry on links to Telegram and not on others, and looks the link up', async () => {
    const tab = await session.open('https://t.me/MOHreport');
    await tab.evaluate(() => {
      for (const [id, href] of [
        ['telegram', 'https://t.me/MOHrep0rt'],
        ['other', 'https://example.org/MOHrep0rt'],
      ] as const) {
        const link = document.createElement('a');
        Object.assign(link, { id, href, textContent: `A link, ${id}` });
        link.style.display = 'block';
        document.body.prepend(link);
      }
    });
    await expect(chooseInFirefoxMenu(session, tab, '#other', 'Check this channel')).rejects.toThrow('no such entry');
    await chooseInFirefoxMenu(session, tab, '#telegram', 'Check this channel');
    const page = await openedPage(session, '/popup.html#check=https%3A%2F%2Ft.me%2FMOHrep0rt');
    await page.waitForSelector('.results article[data-verdict="suspicious"]');
    await page.close();
    await chooseInFirefoxMenu(session, tab, '#telegram', 'Report a channel');
    const report = await openedPage(session, '/report.html?draft=');
    await report.waitForFunction(() => document.querySelector('pre')?.textContent?.includes('"MOHrep0rt"'));
    await report.close();
    await tab.close();
  });

  test('the address bar suggests organisations after the keyword, and looks up what is entered', async () => {
    const tab = await session.newPage();
    await tab.bringToFront();
    const wanted = 'Ministry of Health of Israel @MOHreport: Official';
    expect(await typeIntoFirefoxBar(session, 'trust MOHrepor', wanted)).toContain(wanted);
    const page = await openedPage(session, '/popup.html#check=MOHrepor');
    await page.waitForSelector('.results article[data-verdict]');
  });
});

/** How much wider the page is than the window, in CSS pixels. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Events of the browser, with Chromium's own way to set them off. */
interface Background {
  contextMenus: { onClicked: { dispatch(click: object): void } };
  omnibox: {
    onInputChanged: { dispatch(text: string, suggest: (suggestions: Suggestion[]) => void): void };
    onInputEntered: { dispatch(text: string, disposition: string): void };
  };
}

type Suggestion = { content: string; description: string };

/** Runs something in the extension's service worker, which it wakes. */
async function inBackground<T>(session: Session, what: (chrome: Background) => T): Promise<Awaited<T> | undefined> {
  const target = await session.browser.waitForTarget((each) => each.type() === 'service_worker');
  const worker = await target.worker();
  const background = await worker?.evaluateHandle(() => globalThis.chrome as unknown as Background);
  return background && worker?.evaluate(what, background);
}
