/** `npm run icons` draws the extension's own icon, the shield of the official badge, in the sizes browsers ask for. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { verdictIcon } from '../lib/icons.ts';
import { PALETTE } from '../lib/palette.ts';
import { findBrowser } from '../test/browser/harness/find-browser.ts';
import { ensureBrowsers } from './browsers.ts';

const SIZES = [16, 32, 48, 128];
const FOLDER = join(import.meta.dirname, '../public/icon');

await ensureBrowsers(['chromium']);
const executablePath = findBrowser('chromium');
if (!executablePath) throw new Error('No Chromium found: set CHROMIUM_PATH');

const { viewBox, paths } = verdictIcon('official');
const drawn = paths
  .filter(({ role }) => role !== 'halo')
  .map(({ d, role }) => `<path d="${d}" fill="${PALETTE.light.official[role]}"/>`);

const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage();
  mkdirSync(FOLDER, { recursive: true });
  for (const size of SIZES) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>` +
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${drawn.join('')}</svg>`,
    );
    writeFileSync(join(FOLDER, `${size}.png`), await page.screenshot({ omitBackground: true }));
    console.log(`public/icon/${size}.png`);
  }
} finally {
  await browser.close();
}
