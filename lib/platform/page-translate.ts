import { browser } from 'wxt/browser';
import type { Translate } from '../words.ts';

/** Messages in the browser's language. Browsers join the levels of a key with `_`. */
export const translate: Translate = (key, substitutions) =>
  browser.i18n.getMessage(key.replaceAll('.', '_') as Parameters<typeof browser.i18n.getMessage>[0], substitutions);

/** The browser's language, a BCP 47 tag. */
export function uiLanguage(): string {
  return browser.i18n.getUILanguage();
}
