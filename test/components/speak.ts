import { readFileSync } from 'node:fs';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { translatorFromYaml } from '../../scripts/translate.ts';

/**
 * Makes the fake browser speak a language of the locale files.
 *
 * @param messages the language of the messages.
 * @param browserLanguage the browser's own language, where it differs.
 */
export function speak(messages: 'en' | 'he', browserLanguage: string = messages): void {
  const text = readFileSync(`locales/${messages}.yml`, 'utf8');
  const translate = translatorFromYaml(text, '_');
  fakeBrowser.i18n.getMessage = (key: string, substitutions: string | (string | number)[] = []) =>
    translate(key, [substitutions].flat().map(String));
  fakeBrowser.i18n.getUILanguage = () => browserLanguage;
}
