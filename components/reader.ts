import { t, uiLanguage } from '../lib/platform/page-translate.ts';

/**
 * The language dates and numbers are written in: the one the messages speak, in the reader's own variety of it
 * (`en-GB` for a British reader), so that a sentence never mixes two languages.
 */
export function writingLanguage(): string {
  const messages = t('language.code');
  const reader = uiLanguage().replace('_', '-');
  return reader.split('-')[0] === messages ? reader : messages;
}
