import { type ComponentChild, render } from 'preact';
import { browser } from 'wxt/browser';
import { chosenMessages } from '../lib/chosen-messages.ts';
import { paletteCss } from '../lib/palette.ts';
import { pagePlatform } from '../lib/platform/page-platform.ts';
import { speakLanguage, translate } from '../lib/platform/page-translate.ts';
import { SETTINGS_KEY } from '../lib/settings.ts';
import { directionOf } from '../lib/words.ts';

/**
 * Starts a page of the extension: the verdicts' colours, the language the reader chose, and `view` in `#app`.
 * When the reader chooses another language, here or on another page, the page speaks it at once.
 *
 * @param title names the page in the language spoken when it is called.
 * @param view what the page shows, made anew whenever the language changes.
 */
export async function startPage(title: () => string, view: () => ComponentChild): Promise<void> {
  const palette = new CSSStyleSheet();
  palette.replaceSync(paletteCss(':root'));
  document.adoptedStyleSheets = [palette];

  let latest = 0;
  const show = async () => {
    latest += 1;
    const own = latest;
    const messages = await chosenMessages(pagePlatform);
    if (own !== latest) return;
    speakLanguage(messages);
    const root = document.documentElement;
    // The messages' language, not the browser's: a browser in a third language shows the English ones.
    root.lang = translate('language.code');
    root.dir = directionOf(translate);
    document.title = title();
    const app = document.getElementById('app');
    if (app) render(view(), app);
  };
  browser.storage.local.onChanged.addListener((changes) => {
    if (SETTINGS_KEY in changes) void show();
  });
  await show();
}
