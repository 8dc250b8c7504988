import type { Page } from 'puppeteer-core';
import { replicaReady, type Session, showColourScheme, waitForBadge } from '../../test/browser/harness/index.ts';
import type { ReplicaPeer } from '../../test/pages/peers.ts';
import { TWIN } from './chats.ts';

/** How large the window stands in the picture; the page in it is larger, so that a whole card fits in. */
export const WINDOW = { width: 1160, height: 680 };
const VIEWPORT = { width: 1280, height: 750, deviceScaleFactor: WINDOW.width / 1280 };
/** As tall as browsers let a popup be. */
const POPUP = { width: 360, height: 600 };

const WEB_K = 'https://web.telegram.org/k/';
/** For what fades in, and for badges that wait their turn. */
const STILL_MS = 900;

export interface Stage {
  session: Session;
  chats: readonly ReplicaPeer[];
  dark: boolean;
}

export interface Shot {
  /** What the page shows, as a PNG. */
  page: Uint8Array;
  /** What lies over its corner. */
  popup?: Uint8Array;
}

export interface Scene {
  name: string;
  /** The message that stands over the picture, in the reader's language. */
  caption: string;
  themes: readonly ('light' | 'dark')[];
  take(stage: Stage): Promise<Shot>;
}

export const SCENES: readonly Scene[] = [
  {
    name: 'twin',
    caption: 'verdict.impersonation.text',
    themes: ['light', 'dark'],
    take: (stage) => onPage(stage, `${WEB_K}#@${TWIN}`, (page) => waitForBadge(page, { ...WARNED, tag: BANNER })),
  },
  {
    name: 'official',
    caption: 'welcome.official',
    themes: ['light', 'dark'],
    take: (stage) =>
      onPage(stage, WEB_K, async (page) => {
        await page.evaluate(() => window.replica.openChat('official'));
        await waitForBadge(page, { verdict: 'official', ofOpenChat: true });
        await openCard(page, 'trust-hint[data-surface="web-k-header"]');
      }),
  },
  {
    name: 'popup',
    caption: 'popup.hint',
    themes: ['light'],
    take: takePopup,
  },
  {
    name: 'group',
    caption: 'welcome.suspicious',
    themes: ['light'],
    take: (stage) => onPage(stage, WEB_K, showGroup),
  },
  {
    name: 'meanings',
    caption: 'extension.description',
    themes: ['dark'],
    take: async ({ session, dark }) => {
      const page = await session.openExtensionPage('welcome.html');
      return shot(page, dark);
    },
  },
];

const WARNED = { verdict: 'impersonation' } as const;
const BANNER = 'trust-hint-banner';

async function onPage(stage: Stage, address: string, show: (page: Page) => Promise<unknown>): Promise<Shot> {
  const page = await openClient(stage, address);
  await show(page);
  return shot(page, stage.dark);
}

/** A client with the invented chats. */
async function openClient({ session, chats, dark }: Stage, address: string): Promise<Page> {
  const page = await session.newPage();
  await showColourScheme(page, dark);
  await page.setViewport(VIEWPORT);
  await page.evaluateOnNewDocument((given) => {
    Object.defineProperty(window, 'replicaPeers', { get: () => given, set() {} });
  }, chats as ReplicaPeer[]);
  await page.goto(address);
  await replicaReady(page);
  await page.bringToFront();
  return page;
}

/** A group in which a twin's post was passed on, and its handle is named. */
async function showGroup(page: Page): Promise<void> {
  await page.evaluate(() => window.replica.openChat('group'));
  for (const place of ['forward', 'link']) await page.waitForSelector(`trust-hint[data-surface="web-k-${place}"]`);
}

async function openCard(page: Page, badge: string): Promise<void> {
  await still(page);
  await page.click(badge);
  await page.waitForSelector('trust-hint-card');
  // Nothing lies under the pointer.
  await page.mouse.move(VIEWPORT.width - 4, VIEWPORT.height - 4);
}

/** The popup, in which a name was typed. */
async function takePopup(stage: Stage): Promise<Shot> {
  const page = await openClient(stage, WEB_K);
  await showGroup(page);
  // In a tab, because the size of a real popup cannot be set.
  const popup = await stage.session.openExtensionPage('popup.html');
  await showColourScheme(popup, stage.dark);
  await popup.setViewport(POPUP);
  await popup.type('input', `@${TWIN}`);
  await popup.waitForSelector('.verdict-card[data-verdict="impersonation"], .verdict-card[data-verdict="suspicious"]');
  await still(popup);
  const picture = await popup.screenshot();
  await popup.close();
  return { ...(await shot(page, stage.dark)), popup: picture };
}

async function shot(page: Page, dark: boolean): Promise<Shot> {
  await showColourScheme(page, dark);
  await page.setViewport(VIEWPORT);
  await still(page);
  const picture = await page.screenshot();
  await page.close();
  return { page: picture };
}

async function still(page: Page): Promise<void> {
  await page.evaluate(async (wait) => {
    await new Promise((resolve) => setTimeout(resolve, wait));
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  }, STILL_MS);
}
