import type { Language } from '../../lib/languages.ts';
import { isLanguage } from '../../lib/languages.ts';
import type { Theme } from '../../lib/palette.ts';

/** How a story is shown. */
export interface Look {
  language: Language;
  theme: Theme;
}

/** The look that an address asks for; English and light where it does not say. */
export function lookOf(search: string): Look {
  const asked = new URLSearchParams(search);
  const language = asked.get('language');
  return {
    language: isLanguage(language) ? language : 'en',
    theme: asked.get('theme') === 'dark' ? 'dark' : 'light',
  };
}

/** The address of a story in a look. */
export function frameAddress(story: string, { language, theme }: Look): string {
  return `frame.html?${new URLSearchParams({ story, language, theme })}`;
}
