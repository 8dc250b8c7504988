import { translate, uiLanguage } from '../lib/platform/page-translate.ts';
import { writtenLanguage } from '../lib/words.ts';

/** The language dates and numbers are written in. */
export function writingLanguage(): string {
  return writtenLanguage(translate, uiLanguage());
}
