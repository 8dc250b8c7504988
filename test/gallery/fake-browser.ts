import { translatorFromYaml } from '../../scripts/translate.ts';
import { lookOf } from './look.ts';

/**
 * Stands in for `wxt/browser`: the gallery is a plain web page. It speaks the language its address names, and keeps
 * nothing.
 */
const files = import.meta.glob<string>('../../locales/*.yml', { query: '?raw', import: 'default', eager: true });
const { language } = lookOf(location.search);
const translate = translatorFromYaml(files[`../../locales/${language}.yml`] ?? '', '_');

const nothing = { addListener() {}, removeListener() {} };

export const browser = {
  i18n: {
    getMessage: (key: string, substitutions: string | string[] = []) => translate(key, [substitutions].flat()),
    getUILanguage: () => language,
  },
  runtime: {
    getURL: (path: string) => path,
    getManifest: () => ({ version: '0.1.0' }),
    onMessage: nothing,
  },
  storage: {
    local: { get: async () => ({}), set: async () => {}, remove: async () => {}, onChanged: nothing },
    session: { get: async () => ({}), set: async () => {}, remove: async () => {} },
  },
};
