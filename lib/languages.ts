/** Every language the extension speaks, by the name it calls itself, in the order of the options page. */
export const LANGUAGES = {
  en: 'English',
  he: 'עברית',
  ar: 'العربية',
  fa: 'فارسی',
  ru: 'Русский',
  uk: 'Українська',
  es: 'Español',
  pt: 'Português',
  de: 'Deutsch',
  fr: 'Français',
  it: 'Italiano',
  tr: 'Türkçe',
} as const;

export type Language = keyof typeof LANGUAGES;

/** True for the code of a language the extension speaks. */
export function isLanguage(code: unknown): code is Language {
  return typeof code === 'string' && Object.hasOwn(LANGUAGES, code);
}
