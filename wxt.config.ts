import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { BUNDLE_FILE, refuseTestKeys, writeBundle } from './registry/bundle.ts';
import { minifyAgain } from './scripts/minify.ts';
import { gatherLicences, licencePart } from './scripts/release/licences.ts';

/** Lists are fetched over https; over http only from this machine, by whoever tries one out. */
const CONNECT = "connect-src 'self' https: http://localhost:* http://127.0.0.1:*";
const POLICY = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; ${CONNECT}`;

/** Where requests are made without an origin, see lib/platform/anonymous-fetch.ts. */
const ANONYMOUS_FETCH = '<!doctype html><meta charset="utf-8"><script src="anonymous-fetch.js"></script>\n';

/** Scripts that our own on a page loads when they are needed, and the pages on which they may be. */
const LOADED_BY_PAGES = ['banner.js', 'card.js', 'drawing.js'];
const TELEGRAM_PAGES = [
  'https://web.telegram.org/*',
  'https://webk.telegram.org/*',
  'https://t.me/*',
  'https://*.t.me/*',
  'https://telegram.me/*',
  'https://telegram.dog/*',
];

/** What builds for readers have besides: less to load. */
const FOR_READERS = {
  plugins: [minifyAgain()],
  resolve: {
    alias: {
      'wxt/utils/content-script-context': fileURLToPath(new URL('lib/platform/script-context.ts', import.meta.url)),
    },
  },
};

export default defineConfig({
  modules: ['@wxt-dev/i18n/module'],
  imports: false,
  zip: { name: 'channel-trust-hints' },
  vite: ({ mode }) => (mode === 'production' ? FOR_READERS : {}),
  manifest: ({ browser, manifestVersion }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['storage', 'alarms', 'contextMenus', 'activeTab', 'scripting'],
    // Asked for one site at a time, when the reader presses, and given back at once.
    ...(manifestVersion === 2
      ? { optional_permissions: ['https://*/*'] }
      : { optional_host_permissions: ['https://*/*'] }),
    omnibox: { keyword: 'trust' },
    commands: {
      [manifestVersion === 2 ? '_execute_browser_action' : '_execute_action']: {
        suggested_key: { default: 'Alt+Shift+T' },
      },
    },
    // Nothing of ours can ask anybody for anything, or show what is not ours.
    content_security_policy: browser === 'firefox' ? `${POLICY}; frame-src 'self'` : { extension_pages: POLICY },
    web_accessible_resources:
      browser === 'firefox' ? LOADED_BY_PAGES : [{ resources: LOADED_BY_PAGES, matches: TELEGRAM_PAGES }],
    action: { default_title: '__MSG_extension_name__' },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'channel-trust-hints@channel-trust-hints.org',
          strict_min_version: '142.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      const fileName = licencePart(entrypoints.map(({ name }) => name));
      config.build = { ...config.build, license: { fileName } };
      // `imports: false` leaves the plugin in (WXT 0.21.4), and it takes any variable called `storage` for WXT's own.
      config.plugins = config.plugins?.flat().filter((plugin) => !isNamed(plugin, 'unimport'));
    },
    'build:publicAssets': (wxt, files) => {
      if (wxt.config.browser !== 'firefox') return;
      files.push({ relativeDest: 'anonymous-fetch.html', contents: ANONYMOUS_FETCH });
    },
    'build:before': async () => {
      const { LIST_PUBLICATION: publication, LIST_URL: url, RELEASE, SOURCE_DATE_EPOCH: epoch } = process.env;
      const now = epoch ? new Date(Number(epoch) * 1000) : undefined;
      await writeBundle({ publication, url, release: RELEASE === '1', ...(now && { now }) });
    },
    'build:done': (wxt) => gatherLicences(wxt.config.outDir),
    // What is zipped goes to readers.
    'zip:start': () => refuseTestKeys(JSON.parse(readFileSync(BUNDLE_FILE, 'utf8'))),
  },
});

function isNamed(plugin: unknown, name: string): boolean {
  return typeof plugin === 'object' && plugin !== null && 'name' in plugin && plugin.name === name;
}
