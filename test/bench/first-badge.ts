/**
 * How long a badge takes: from the moment that a title changes to the frame after the one with the badge, in Chromium,
 * with the background awake and with it just stopped, with lists of three sizes. Beside it, in the same run, an
 * extension that does nothing but ask its worker and put an element there.
 */
import { fileURLToPath } from 'node:url';
import type { Page, Target } from 'puppeteer-core';
import { builtExtension } from '../browser/harness/built.ts';
import { launchChromium, type Pages, type Session, startPages, waitForBadge } from '../browser/harness/index.ts';
import { storeList } from '../browser/harness/stored-list.ts';
import { until } from '../browser/harness/until.ts';
import { listOf } from './lists.ts';
import { median } from './numbers.ts';

/** How many organisations the lists have. */
const SIZES = [600, 10_000, 100_000] as const;
const EMPTY_EXTENSION = fileURLToPath(new URL('./empty-extension', import.meta.url));
const PAGE = 'https://web.telegram.org/k/?replica.theme=light#@';
/** One that the list knows, and one that it must be searched for. */
const CHATS = [
  { words: 'the official channel', name: 'moh', handle: 'MOHreport', verdict: 'official' },
  { words: 'a twin', name: 'mohTwin', handle: 'MOHrep0rt', verdict: 'impersonation' },
] as const;
type Chat = (typeof CHATS)[number];
/** Everything is left alone for so long before and after the background is stopped, in milliseconds. */
const SETTLED = 500;

/** Milliseconds, one a round. */
export interface BadgeTimes {
  awake: number[];
  stopped: number[];
}

export interface FirstBadge {
  empty: BadgeTimes;
  ours: { chat: string; organisations: number; times: BadgeTimes }[];
}

/** @param rounds how often each is measured. */
export async function measureFirstBadge(rounds: number): Promise<FirstBadge> {
  const empty = await withExtension(EMPTY_EXTENSION, async (session) => {
    const [chat] = CHATS;
    return timesOn(session, await session.open(`${PAGE}${chat.handle}`), chat, 'empty-badge', rounds);
  });
  const ours: FirstBadge['ours'] = [];
  for (const organisations of SIZES) {
    await withExtension(builtExtension('chromium'), async (session, pages) => {
      await storeList(session, pages, listOf(organisations));
      await prepared(session);
      for (const chat of CHATS) {
        const page = await session.open(`${PAGE}${chat.handle}`);
        await waitForBadge(page, { verdict: chat.verdict, ofOpenChat: true });
        const times = await timesOn(session, page, chat, 'trust-hint', rounds);
        ours.push({ chat: chat.words, organisations, times });
        await page.close();
      }
    });
  }
  return { empty, ours };
}

/** The result as a section of a document, from a heading of the second level on. */
export function firstBadgeMarkdown({ empty, ours }: FirstBadge): string {
  const bare = median(empty.stopped);
  const ratio = Math.max(...ours.map(({ times }) => median(times.stopped))) / bare;
  const growth = Math.max(...CHATS.map(({ words }) => growthOf(ours.filter(({ chat }) => chat === words))));
  return [
    '## The first badge',
    '',
    'From the moment a title changes to the frame after the one with the badge, in milliseconds: the middle one of',
    `${empty.stopped.length} rounds, and behind the stroke the worst. The empty extension asks its worker and puts an element there.`,
    '',
    '| | background awake | background just stopped | times the empty one’s |',
    '| --- | ---: | ---: | ---: |',
    row('an empty extension', empty, bare),
    ...ours.map(({ chat, organisations, times }) =>
      row(`${organisations.toLocaleString('en')} organisations, ${chat}`, times, bare),
    ),
    '',
    `- Just stopped, at most 3 times the empty one's: ${ratio.toFixed(2)} times, ${verdict(ratio <= 3)}.`,
    `- From 600 to 100,000 organisations, at most 1.5 times: ${growth.toFixed(2)} times, ${verdict(growth <= 1.5)}.`,
  ].join('\n');
}

/** How many times as long the largest list takes as the smallest, after the background was stopped. */
function growthOf(ours: FirstBadge['ours']): number {
  const stopped = ours.map(({ times }) => median(times.stopped));
  return (stopped.at(-1) ?? Number.NaN) / (stopped[0] ?? Number.NaN);
}

function row(name: string, { awake, stopped }: BadgeTimes, bare: number): string {
  return `| ${name} | ${both(awake)} | ${both(stopped)} | ${(median(stopped) / bare).toFixed(2)} |`;
}

function both(times: readonly number[]): string {
  return `${median(times).toFixed(0)} \\| ${Math.max(...times).toFixed(0)}`;
}

function verdict(holds: boolean): string {
  return holds ? 'met' : '**missed**';
}

async function withExtension<T>(
  extension: string,
  measure: (session: Session, pages: Pages) => Promise<T>,
): Promise<T> {
  const pages = await startPages();
  const session = await launchChromium({ pages, extension });
  try {
    return await measure(session, pages);
  } finally {
    await session.close();
    await pages.close();
  }
}

async function timesOn(
  session: Session,
  page: Page,
  { name }: Chat,
  badge: string,
  rounds: number,
): Promise<BadgeTimes> {
  const times: BadgeTimes = { awake: [], stopped: [] };
  await page.bringToFront();
  // The first is not counted: code has been compiled by then.
  for (let round = 0; round <= rounds; round++) {
    await new Promise((resolve) => setTimeout(resolve, SETTLED));
    await stopWorker(session);
    await new Promise((resolve) => setTimeout(resolve, SETTLED));
    if (workerOf(session)) throw new Error('the background was started before anything was asked');
    const stopped = await timeOf(page, name, badge, `Ministry of Health ${round} a`);
    const awake = await timeOf(page, name, badge, `Ministry of Health ${round} b`);
    if (round > 0) times.stopped.push(stopped);
    if (round > 0) times.awake.push(awake);
  }
  return times;
}

/** As the browser does it: with the worker goes its process, which no page of the extension keeps. */
async function stopWorker(session: Session): Promise<void> {
  const worker = await workerOf(session)?.worker();
  await worker?.close();
}

function workerOf(session: Session): Target | undefined {
  return session.browser.targets().find((target) => String(target.type()) === 'service_worker');
}

/** Changes the title of the open chat, and waits for a new badge in its header. @returns milliseconds. */
function timeOf(page: Page, chat: string, badge: string, title: string): Promise<number> {
  return page.evaluate(
    (open, name, newTitle) =>
      new Promise<number>((resolve) => {
        const isThere = (node: Node): node is Element =>
          node instanceof Element && node.localName === name && node.closest('.chat-info') !== null;
        let started = 0;
        // It has a size once it is drawn; the frame after that one shows it.
        const whenDrawn = (badge: Element) => {
          if (badge.getBoundingClientRect().width === 0) requestAnimationFrame(() => whenDrawn(badge));
          else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
        };
        const observer = new MutationObserver((records) => {
          const badge = records.flatMap(({ addedNodes }) => Array.from(addedNodes)).find(isThere);
          if (!badge) return;
          observer.disconnect();
          whenDrawn(badge);
        });
        observer.observe(document.documentElement, { subtree: true, childList: true });
        started = performance.now();
        window.replica.rename(open, newTitle);
      }),
    chat,
    badge,
    title,
  );
}

/** Waits until what was prepared of the synced list is stored: until then a start makes it anew. */
async function prepared(session: Session): Promise<void> {
  const page = await session.openExtensionPage('popup.html');
  await until('the index is stored', 60_000, async () => {
    const heads = await page.evaluate(
      () =>
        new Promise<{ facts: { version: number } }[]>((resolve, reject) => {
          const opening = indexedDB.open('list-index');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const asking = opening.result.transaction('heads').objectStore('heads').getAll();
            asking.onsuccess = () => resolve(asking.result);
            asking.onerror = () => reject(asking.error);
          };
        }),
    );
    return heads.some(({ facts }) => facts.version === 2) || undefined;
  });
  await page.close();
}
