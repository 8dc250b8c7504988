import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { isLanguage, type Language } from '../../lib/languages.ts';
import type { Theme } from '../../lib/palette.ts';
import type { Session } from '../browser/harness/index.ts';
import { frameAddress } from './look.ts';
import { GROUPS, STORIES } from './stories/index.ts';

const THEMES: readonly Theme[] = ['light', 'dark'];

/** Opens a story in a tab, drawn and still. */
export async function openStory(
  page: Page,
  gallery: string,
  story: string,
  look: { language: Language; theme: Theme },
): Promise<void> {
  const [group = ''] = story.split('/');
  const { width = 800, height = 600 } = GROUPS[group] ?? {};
  await page.setViewport({ width, height });
  await page.goto(new URL(frameAddress(story, look), gallery).href);
  await page.waitForSelector('html[data-drawn]');
  await page.evaluate(async () => {
    await new Promise((resolve) => setTimeout(resolve, 250));
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
  });
}

/** Takes a picture of every story, whole, in both themes. @returns how many. */
export async function takePictures(
  session: Session,
  gallery: string,
  folder: string,
  languages: readonly string[],
): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const page = await session.newPage();
  let count = 0;
  for (const language of languages.filter(isLanguage)) {
    for (const theme of THEMES) {
      for (const story of STORIES) {
        await openStory(page, gallery, story, { language, theme });
        const name = `${story.replace(/[^a-z]+/g, '-')}-${language}-${theme}.png`;
        await page.screenshot({ path: join(folder, name) as `${string}.png`, fullPage: true });
        count++;
      }
    }
  }
  return count;
}
