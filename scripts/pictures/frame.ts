import type { Page } from 'puppeteer-core';
import { OWN_SHIELD } from '../../lib/icons.ts';
import { directionOf, type Translate } from '../../lib/words.ts';
import { iconSvg, OWN_COLOURS } from '../icon-svg.ts';
import { type Shot, WINDOW } from './scenes.ts';

const ICON = iconSvg(OWN_SHIELD, OWN_COLOURS);
/** Screenshots in every store; the small tile of the Chrome Web Store. */
const SCREENSHOT = { width: 1280, height: 800 };
const TILE = { width: 440, height: 280 };
/** What Edge Add-ons asks for. */
const LOGO = { width: 300, height: 300 };
const GROUNDS = { light: ['#e3efe6', '#12351f'], dark: ['#15201a', '#dff2e5'] } as const;

/** Puts a picture of a page under a sentence. */
export async function framed(
  page: Page,
  { page: window, popup }: Shot,
  { caption, t, theme }: { caption: string; t: Translate; theme: 'light' | 'dark' },
): Promise<Uint8Array> {
  const [ground, ink] = GROUNDS[theme];
  const over = popup ? `<img class="popup" src="${pngUrl(popup)}" alt="">` : '';
  return draw(page, SCREENSHOT, {
    t,
    style: `
      body { background: ${ground}; color: ${ink}; display: flex; flex-direction: column; align-items: center }
      h1 { font-size: 27px; font-weight: 600; line-height: 1.25; text-align: center; text-wrap: balance; margin: 0;
        block-size: 104px; max-inline-size: 1080px; display: flex; align-items: center }
      .window { position: relative; inline-size: ${WINDOW.width}px; block-size: ${WINDOW.height}px }
      .window img:first-child { border-radius: 12px; display: block; inline-size: 100% }
      .popup { position: absolute; inset-block-start: 12px; right: 12px; border-radius: 10px; max-block-size: 656px;
        box-shadow: 0 0 0 1px rgb(0 0 0 / 12%), 0 12px 40px rgb(0 0 0 / 35%) }`,
    body: `<h1><span>${asHtml(t(caption))}</span></h1><div class="window"><img src="${pngUrl(window)}" alt="">${over}</div>`,
  });
}

/** The tile that stands for the extension in lists of others. */
export async function tile(page: Page, t: Translate): Promise<Uint8Array> {
  const [ground, ink] = GROUNDS.light;
  return draw(page, TILE, {
    t,
    style: `
      body { background: ${ground}; color: ${ink}; display: flex; flex-direction: column; align-items: center;
        justify-content: center; gap: 12px; text-align: center }
      svg { inline-size: 96px } h1 { font-size: 30px; margin: 0 }
      p { font-size: 17px; line-height: 1.35; margin: 0; max-inline-size: 380px; text-wrap: balance }`,
    body: `${ICON}<h1 dir="ltr">${asHtml(t('extension.name'))}</h1><p>${asHtml(t('extension.description'))}</p>`,
  });
}

/** The extension's own shield on white. */
export async function logo(page: Page, t: Translate): Promise<Uint8Array> {
  return draw(page, LOGO, {
    t,
    style: 'body { display: grid; place-items: center } svg { inline-size: 264px }',
    body: ICON,
  });
}

interface Drawing {
  t: Translate;
  style: string;
  body: string;
}

async function draw(page: Page, size: typeof TILE, { t, style, body }: Drawing): Promise<Uint8Array> {
  await page.setViewport(size);
  await page.setContent(
    `<!doctype html><html lang="${t('language.code')}" dir="${directionOf(t)}"><style>
      * { box-sizing: border-box } html, body { margin: 0; block-size: 100%; overflow: hidden }
      body { font-family: "Noto Sans", "Noto Sans Hebrew", system-ui, sans-serif }
      ${style}</style><body>${body}</body></html>`,
    { waitUntil: 'load' },
  );
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
  return page.screenshot();
}

function pngUrl(bytes: Uint8Array): string {
  return `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
}

function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
