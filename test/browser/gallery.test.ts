import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../lib/languages.ts';
import type { Theme } from '../../lib/palette.ts';
import { buildGallery, serveGallery } from '../gallery/build.ts';
import { openStory } from '../gallery/pictures.ts';
import { STORIES } from '../gallery/stories/index.ts';
import { axeFindings } from './harness/axe.ts';
import { launchChromium, type Session, screenshot } from './harness/index.ts';

let session: Session;
let gallery: Awaited<ReturnType<typeof serveGallery>>;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  await buildGallery();
  gallery = await serveGallery();
  session = await launchChromium();
  page = await session.newPage();
  page.on('pageerror', (error) => errors.push(String(error)));
});

afterAll(async () => {
  await session?.close();
  await gallery?.close();
});

/** What stands in somebody else's page, and is judged by itself. */
const PARTS: Record<string, string> = { badge: 'trust-hint', banner: 'trust-hint-banner', card: '.verdict-card' };

const LOOKS: [Language, Theme][] = [
  ['en', 'light'],
  ['he', 'dark'],
];

test.each(STORIES.flatMap((story) => LOOKS.map(([language, theme]) => [story, language, theme] as const)))(
  '%s in %s, %s: nothing in the way of anybody, nothing out of the window',
  async (story, language, theme) => {
    errors.length = 0;
    await openStory(page, gallery.address, story, { language, theme });
    expect(await axeFindings(page, PARTS[story.split('/')[0] ?? ''])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(errors).toEqual([]);
  },
);

test.each(Object.keys(LANGUAGES) as Language[])(
  '%s: the card of a twin, the popup and the options fit',
  async (language) => {
    for (const story of ['card/impersonation', 'popup/twin', 'options/filled', 'welcome/first run', 'report/a twin']) {
      await openStory(page, gallery.address, story, { language, theme: 'light' });
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      await screenshot(page, `gallery-${story.replace(/\W+/g, '-')}-${language}`);
    }
  },
);
