// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { startPage } from '../../components/start-page.ts';
import { speakLanguage, t } from '../../lib/platform/page-translate.ts';
import { SETTINGS_KEY } from '../../lib/settings.ts';
import { speak } from './speak.ts';

const ARABIC = {
  language_code: { message: 'ar' },
  language_direction: { message: 'rtl' },
  options_title: { message: 'خيارات' },
};

beforeEach(() => {
  fakeBrowser.reset();
  speak('en');
  document.body.replaceChildren(Object.assign(document.createElement('div'), { id: 'app' }));
  vi.stubGlobal(
    'fetch',
    vi.fn(async (address: URL) => {
      if (!String(address).endsWith('/_locales/ar/messages.json')) throw new TypeError('not found');
      return Response.json(ARABIC);
    }),
  );
});
afterEach(() => {
  speakLanguage(undefined);
  vi.unstubAllGlobals();
});

const start = () =>
  startPage(
    () => t('options.title'),
    () => t('options.title'),
  );
const shown = () => {
  const { lang, dir } = document.documentElement;
  return { lang, dir, title: document.title, text: document.getElementById('app')?.textContent };
};
const ENGLISH = { lang: 'en', dir: 'ltr', title: 'Options', text: 'Options' };

test('speaks the browser’s language, with the verdicts’ colours', async () => {
  await start();
  expect(shown()).toEqual(ENGLISH);
  const [palette] = document.adoptedStyleSheets;
  expect(palette?.cssRules[0]?.cssText).toContain('--trust-official-edge');
});

test('speaks the chosen language from the first moment', async () => {
  await fakeBrowser.storage.local.set({ [SETTINGS_KEY]: { language: 'ar' } });
  await start();
  expect(shown()).toEqual({ lang: 'ar', dir: 'rtl', title: 'خيارات', text: 'خيارات' });
});

test('speaks another language as soon as it is chosen, and the browser’s again', async () => {
  await start();
  await fakeBrowser.storage.local.set({ [SETTINGS_KEY]: { language: 'ar' } });
  await vi.waitFor(() => expect(shown().lang).toBe('ar'));
  await fakeBrowser.storage.local.set({ [SETTINGS_KEY]: { language: 'browser' } });
  await vi.waitFor(() => expect(shown()).toEqual(ENGLISH));
});

test('messages that cannot be read leave the browser’s language', async () => {
  await fakeBrowser.storage.local.set({ [SETTINGS_KEY]: { language: 'fa' } });
  await start();
  expect(shown()).toEqual(ENGLISH);
});
