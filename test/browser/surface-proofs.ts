import type { Page } from 'puppeteer-core';

/** How a replica is brought to show one surface, and the badges that must stand there then, and no others. */
export interface SurfaceProof {
  /** Id of the surface. */
  surface: string;
  address: string;
  /** Goes where the surface is shown. */
  show(page: Page): Promise<unknown>;
  /** The chat beside the badge, by the replica's own books, and the verdict. */
  badges: readonly string[];
}

const K = 'https://web.telegram.org/k/';
const A = 'https://web.telegram.org/a/?replica.cacheDelay=50';

const open = (name: string) => (page: Page) => page.evaluate((reference) => window.replica.openChat(reference), name);
const search = (query: string) => (page: Page) => page.evaluate((words) => window.replica.search(words), query);
const stay = async () => {};

async function openProfile(page: Page, name: string, tab?: 'similar'): Promise<void> {
  await open(name)(page);
  await page.evaluate((shown) => window.replica.openProfile(undefined, shown), tab);
}

const WARNED = ['mohTwin impersonation', 'mohTwin suspicious'];

/** The chats whose titles stand in every list, with what must stand beside them. */
const JOINED = [
  'moh official',
  'mohTwin impersonation',
  'pikud listed',
  'salute official',
  'takenOver official',
  'scam flagged',
  'fake flagged',
  'tickTitle impersonation',
  'statusTick impersonation',
  'zeroWidth suspicious',
  'privateTwin suspicious',
  'botTwin suspicious',
  'harbour telegram-verified',
  'museum telegram-verified',
];
const FOUND = ['moh official', 'mohTwin impersonation', 'zeroWidth suspicious', 'botTwin suspicious'];
const SENDERS = ['mohTwin impersonation', 'salute official', 'fake flagged', 'scam flagged'];
const SIMILAR = ['moh official', 'mohTwin impersonation', 'sanidad official', 'statusTick impersonation'];
const FORWARDED = ['mohTwin impersonation', 'moh official', 'scam flagged'];

async function openStrip(page: Page): Promise<void> {
  await open('linkFair')(page);
  await page.evaluate(() => window.replica.showSimilar(true));
}

const similarTab = (page: Page) => openProfile(page, 'linkFair', 'similar');
const twinsProfile = (page: Page) => openProfile(page, 'mohTwin');
const preview = (page: Page) => page.evaluate(() => window.replica.preview('mohTwin'));

/** One for each surface; a test fails when one is missing. */
export const PROOFS: readonly SurfaceProof[] = [
  { surface: 'web-k-header', address: K, show: open('mohTwin'), badges: ['mohTwin impersonation'] },
  { surface: 'web-k-chat-list', address: K, show: stay, badges: JOINED },
  { surface: 'web-k-search-results', address: K, show: search('moh'), badges: FOUND },
  {
    surface: 'web-k-search-messages',
    address: K,
    show: search('הנחיות'),
    badges: ['moh official', 'mohTwin impersonation', 'pikud listed'],
  },
  {
    surface: 'web-k-search-chips',
    address: K,
    show: search('משרד'),
    badges: ['moh official', 'mohTwin impersonation', 'zeroWidth suspicious'],
  },
  { surface: 'web-k-preview', address: K, show: preview, badges: ['mohTwin impersonation'] },
  { surface: 'web-k-profile', address: K, show: twinsProfile, badges: ['mohTwin impersonation'] },
  { surface: 'web-k-sender', address: K, show: open('crowd'), badges: SENDERS },
  // The running client also tells who an unjoined origin is.
  { surface: 'web-k-forward', address: K, show: open('crowd'), badges: [...FORWARDED, 'sanidad official'] },
  {
    surface: 'web-k-reply',
    address: K,
    show: open('crowd'),
    badges: ['mohTwin impersonation', 'salute official'],
  },
  { surface: 'web-k-link', address: K, show: open('linkFair'), badges: [...WARNED, 'hobby suspicious'] },
  { surface: 'web-k-link-preview', address: K, show: open('linkFair'), badges: ['mohTwin impersonation'] },
  { surface: 'web-k-similar', address: K, show: similarTab, badges: SIMILAR },
  { surface: 'web-k-similar-strip', address: K, show: openStrip, badges: SIMILAR },
  { surface: 'web-a-header', address: A, show: open('mohTwin'), badges: ['mohTwin impersonation'] },
  { surface: 'web-a-chat-list', address: A, show: stay, badges: [...JOINED, 'forum telegram-verified'] },
  { surface: 'web-a-search-results', address: A, show: search('moh'), badges: FOUND },
  {
    surface: 'web-a-search-messages',
    address: A,
    show: search('הנחיות'),
    badges: ['moh official', 'mohTwin impersonation', 'pikud listed'],
  },
  {
    surface: 'web-a-search-chips',
    address: A,
    show: search('משרד'),
    badges: ['moh official', 'mohTwin impersonation', 'zeroWidth suspicious', 'privateTwin suspicious'],
  },
  { surface: 'web-a-profile', address: A, show: twinsProfile, badges: ['mohTwin impersonation'] },
  { surface: 'web-a-sender', address: A, show: open('crowd'), badges: SENDERS },
  { surface: 'web-a-forward', address: A, show: open('crowd'), badges: FORWARDED },
  { surface: 'web-a-link', address: A, show: open('linkFair'), badges: [...WARNED, 'hobby suspicious'] },
  { surface: 'web-a-link-preview', address: A, show: open('linkFair'), badges: ['mohTwin impersonation'] },
  { surface: 'web-a-similar', address: A, show: similarTab, badges: SIMILAR },
  { surface: 'web-a-similar-strip', address: A, show: openStrip, badges: SIMILAR },
  { surface: 't-me-card', address: 'https://t.me/MOHrep0rt', show: stay, badges: ['mohTwin impersonation'] },
  { surface: 't-me-preview', address: 'https://t.me/s/MOHrep0rt', show: stay, badges: ['mohTwin impersonation'] },
  { surface: 't-me-owner', address: 'https://t.me/s/MOHrep0rt', show: stay, badges: ['mohTwin impersonation'] },
  {
    surface: 't-me-forward',
    address: 'https://t.me/s/link_fair',
    show: stay,
    badges: ['mohTwin impersonation', 'moh official'],
  },
  {
    surface: 't-me-link',
    address: 'https://t.me/s/link_fair',
    show: allPosts,
    badges: [...WARNED, 'hobby suspicious'],
  },
  {
    surface: 't-me-link-preview',
    address: 'https://t.me/s/link_fair',
    show: allPosts,
    badges: ['mohTwin impersonation'],
  },
];

async function allPosts(page: Page): Promise<void> {
  await page.evaluate(() => {
    while (window.replica.loadOlder());
  });
}
