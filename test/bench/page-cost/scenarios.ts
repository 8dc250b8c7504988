import type { Page } from 'puppeteer-core';
import { type LoadScenario, MUCH, PAGES, SCENARIOS } from '../../browser/load-scenarios.ts';

/** One way of using a page, to be measured with and without the extension. */
export interface CostScenario extends Pick<LoadScenario, 'name' | 'address'> {
  /**
   * - `human`: as fast as a reader in a hurry; every budget holds
   * - `stress`: as fast as a script can; told without a budget for our share
   */
  pace: 'human' | 'stress';
  /** Done before the measuring begins. */
  prepare?(page: Page): Promise<unknown>;
  /** @param duration milliseconds to go on for; of no meaning under stress. */
  run(page: Page, duration: number): Promise<unknown>;
}

/** A flick of the wheel every 100 ms: three rows of the list, or some posts. */
const FLICK_MS = 100;
const ROW = 72;
const ROWS_A_FLICK = 3;
const POSTS_A_FLICK = 200;
/** Somebody in a hurry looks at a chat for a second. */
const CHAT_MS = 1000;
/** How far down the long channel is when it is scrolled upwards. */
const CHANNEL_TOP = 80_000;
/** Every third post of the long channel is one that our surfaces look at. */
const SPECIAL_EVERY = 3;

/** Chats of the replicas with a badge of every sort, and quiet ones between them. */
const KNOWN_CHATS = [
  'moh',
  'mohTwin',
  'pikud',
  'salute',
  'scam',
  'bellingcat',
  'sanidad',
  'crowd',
  'linkFair',
  'hobby',
];
/** Quiet ones, an odd number of them, so that each is opened in its turn. */
const EXTRA_CHATS = 581;

/** How many chats there are to switch between. */
export const SWITCHED_CHATS = KNOWN_CHATS.length + EXTRA_CHATS;

const HUMAN: readonly CostScenario[] = Object.entries(PAGES).flatMap(([client, page]) => [
  {
    name: `${client}: list of 5,000 chats scrolled`,
    pace: 'human' as const,
    address: `${page}${MUCH}`,
    run: scrollList,
  },
  {
    name: `${client}: channel of 2,000 messages scrolled`,
    pace: 'human' as const,
    address: `${page}${MUCH}`,
    prepare: openLongChannel,
    run: scrollPosts,
  },
  {
    name: `${client}: a chat opened every second`,
    pace: 'human' as const,
    address: `${page}${MUCH}`,
    run: switchChats,
  },
]);

const STRESS = SCENARIOS.map(({ name, address, run }) => ({ name, address, run, pace: 'stress' as const }));

export const COST_SCENARIOS: readonly CostScenario[] = [...HUMAN, ...STRESS];

/** In a window of the usual size the pointer lies there: on the chat list, on the messages. */
const ON_LIST = { x: 150, y: 400 };
const ON_MESSAGES = { x: 700, y: 300 };

function scrollList(page: Page, duration: number): Promise<void> {
  return flick(page, duration, ON_LIST, ROW * ROWS_A_FLICK);
}

/** The wheel goes through the browser's own input, as a reader's does: what moves then is the compositor's to show. */
async function flick(page: Page, duration: number, { x, y }: { x: number; y: number }, deltaY: number): Promise<void> {
  await page.mouse.move(x, y);
  const end = performance.now() + duration;
  while (performance.now() < end) {
    await page.mouse.wheel({ deltaY });
    await new Promise((resolve) => setTimeout(resolve, FLICK_MS));
  }
}

/** Some of the posts are forwarded, some mention a chat, some hold a link to one. */
async function openLongChannel(page: Page): Promise<void> {
  await page.evaluate(
    async ({ every, top }) => {
      const special = [
        { forwardedFrom: 'moh', text: ['Forwarded.'] },
        { text: ['See ', { mention: 'extra_reading_7' }, ' today.'] },
        { forwardedFrom: 'hobby', text: ['Forwarded, too.'] },
        { text: ['Read ', { link: 'https://t.me/extra_reading_9' }, '.'] },
        { text: ['Mind ', { mention: 'MOHrep0rt' }, '.'] },
      ];
      for (let id = 1; id <= 2000; id += every) {
        window.replica.editPost('manyPosts', id, special[Math.floor(id / every) % special.length]);
      }
      await window.replica.openChat('manyPosts');
      window.replica.scrollMessages(top);
    },
    { every: SPECIAL_EVERY, top: CHANNEL_TOP },
  );
}

function scrollPosts(page: Page, duration: number): Promise<void> {
  return flick(page, duration, ON_MESSAGES, -POSTS_A_FLICK);
}

/**
 * Opens one chat after the other, and again from the first: every second one a chat that has something to mark.
 *
 * @param first number of the first turn.
 * @returns the number of the next one.
 */
export function switchChats(page: Page, duration: number, first = 1): Promise<number> {
  return page.evaluate(
    async ({ ms, pause, known, extras, from }) => {
      const end = performance.now() + ms;
      let turn = from;
      for (; performance.now() < end; turn++) {
        const name = turn % 2 === 0 ? known[(turn / 2) % known.length] : `extra${(turn % extras) + 1}`;
        await window.replica.openChat(name ?? 'hobby');
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
      return turn;
    },
    { ms: duration, pause: CHAT_MS, known: KNOWN_CHATS, extras: EXTRA_CHATS, from: first },
  );
}
