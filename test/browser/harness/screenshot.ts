import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';

/** Where pictures go: `artifacts/` of the project, never committed. */
export const ARTIFACTS = fileURLToPath(new URL('../../../artifacts', import.meta.url));

/**
 * Takes a picture of what the page shows.
 *
 * @param name file name without `.png`
 * @returns the path of the picture
 */
export async function screenshot(page: Page, name: string, folder = ARTIFACTS): Promise<string> {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path: path as `${string}.png` });
  return path;
}
