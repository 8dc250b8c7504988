import type { Page } from 'puppeteer-core';

/** Something that is heavy on a page, done by a script inside it so that nothing from outside slows it down. */
export interface LoadScenario {
  name: string;
  address: string;
  run(page: Page): Promise<unknown>;
  /** What stands there at the end: warnings beside the twin's links. */
  warnedLinks?: number;
}

/** The start of each client's address, for the replica's settings to follow. */
export const PAGES = {
  'Web K': 'https://web.telegram.org/k/?replica.theme=light&',
  'Web A': 'https://web.telegram.org/a/?replica.cacheDelay=50&',
} as const;

/** How much is on the page, by the settings of the replicas. */
export const MUCH = 'replica.chats=5000&replica.links=1000&replica.posts=2000';

const LINKS = 1000;
/** The replica's own habit: every tenth link leads to the twin. */
const TWINS_LINKS = LINKS / 10;

export const SCENARIOS: readonly LoadScenario[] = Object.entries(PAGES).flatMap(([client, page]) => [
  { name: `${client}: 5,000 chats scrolled end to end`, address: `${page}${MUCH}`, run: scrollList },
  { name: `${client}: 200 rows changed in one frame, ten times`, address: `${page}replica.chats=250`, run: changeRows },
  { name: `${client}: every title drawn anew in every frame, for 3 s`, address: page, run: drawInALoop },
  {
    name: `${client}: a chat with 1,000 links opened`,
    address: `${page}${MUCH}`,
    run: openLinks,
    warnedLinks: TWINS_LINKS,
  },
  { name: `${client}: 2,000 posts scrolled through`, address: `${page}${MUCH}`, run: scrollPosts },
]);

function scrollList(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const end = 5080 * 72;
    for (let top = 0; top < end; top += 1500) {
      window.replica.scrollList(top);
      await frame();
    }
    window.replica.scrollList(0);
    await frame();
  });
}

function changeRows(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    window.replica.search('Extra Reading');
    await frame();
    for (let round = 0; round < 10; round++) {
      window.replica.burst(200);
      await frame();
      await frame();
    }
  });
}

async function drawInALoop(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await window.replica.openChat('crowd');
    window.replica.rerenderLoop(true);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    window.replica.rerenderLoop(false);
  });
}

function openLinks(page: Page): Promise<void> {
  return page.evaluate(() => window.replica.openChat('manyLinks'));
}

function scrollPosts(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    await window.replica.openChat('manyPosts');
    for (let top = 60_000; top > 0; top -= 700) {
      window.replica.scrollMessages(top);
      await frame();
    }
  });
}
