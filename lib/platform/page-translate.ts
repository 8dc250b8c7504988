import { browser } from 'wxt/browser';
import type { GeneratedI18nStructure } from '#i18n';
import type { Translate } from '../words.ts';

/** A key of the locale files, levels joined by dots. */
export type MessageKey = keyof GeneratedI18nStructure;

/** Messages in the language the reader chose; absent while that is the browser's. */
let chosen: Record<string, string> | undefined;

/**
 * Speaks another language than the browser's from now on.
 *
 * @param messages by their keys, levels joined by `_`, places as `$1` to `$9`; `undefined` for the browser's language.
 */
export function speakLanguage(messages: Record<string, string> | undefined): void {
  chosen = messages;
}

/** Messages in the reader's language. Browsers join the levels of a key with `_`. */
export const translate: Translate = (key, substitutions) => {
  const name = key.replaceAll('.', '_');
  const message = chosen?.[name];
  if (message !== undefined) return fill(message, substitutions ?? []);
  return browser.i18n.getMessage(name as Parameters<typeof browser.i18n.getMessage>[0], substitutions);
};

/** {@link translate} for keys known when the code is written: a key that is not in the locale files does not compile. */
export function t(key: MessageKey, substitutions?: (string | number)[]): string {
  return translate(key, substitutions?.map(String));
}

/** The browser's language, or the one the reader chose: a BCP 47 tag. */
export function uiLanguage(): string {
  return chosen?.['language_code'] ?? browser.i18n.getUILanguage();
}

/** As browsers do: `$1` to `$9` are places, `$$` is a dollar sign. */
function fill(message: string, substitutions: string[]): string {
  return message.replace(/\$([1-9$])/g, (_, mark: string) =>
    mark === '$' ? '$' : (substitutions[Number(mark) - 1] ?? ''),
  );
}
