/**
 * `npm run icons` draws the icons of the toolbar button in the sizes browsers ask for: the extension's own and one
 * of every verdict.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import puppeteer from 'puppeteer-core';
import { OWN_SHIELD, verdictIcon } from '../lib/icons.ts';
import { MARKS } from '../lib/mark.ts';
import { PALETTE } from '../lib/palette.ts';
import { ICON_SIZES, type IconName, iconPath, OWN_ICON } from '../lib/toolbar.ts';
import { findBrowser } from '../test/browser/harness/find-browser.ts';
import { ensureBrowsers } from './browsers.ts';
import { iconSvg, OWN_COLOURS } from './icon-svg.ts';

const PUBLIC = join(import.meta.dirname, '../public');

await ensureBrowsers(['chromium']);
const executablePath = findBrowser('chromium');
if (!executablePath) throw new Error('No Chromium found: set CHROMIUM_PATH');

const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const page = await browser.newPage();
  await draw(OWN_ICON, iconSvg(OWN_SHIELD, OWN_COLOURS));
  // Toolbars are light or dark, and none tells which: light colours, and the rim keeps the icon legible on both.
  for (const mark of MARKS) await draw(mark, iconSvg(verdictIcon(mark), PALETTE.light[mark]));

  async function draw(name: IconName, drawing: string): Promise<void> {
    for (const size of ICON_SIZES) {
      await page.setViewport({ width: size, height: size });
      await page.setContent(
        `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`,
      );
      const path = join(PUBLIC, iconPath(name, size));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, await page.screenshot({ omitBackground: true }));
      console.log(`public${iconPath(name, size)}`);
    }
  }
} finally {
  await browser.close();
}
