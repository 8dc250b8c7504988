import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type LaunchOptions as LaunchSettings, type Page } from 'puppeteer-core';
import { BrowserSession, startInNewProfile } from './browser-session.ts';
import { startConnectProxy } from './connect-proxy.ts';
import { findBrowser } from './find-browser.ts';
import { isReplicaHost } from './pages-server.ts';
import { type LaunchOptions, type Session, signalSettings, sizeOf } from './session.ts';
import { until } from './until.ts';

/** Fixed, so that the extension's pages have an address that is known beforehand. */
const EXTENSION_UUID = '7d0b3c0e-52b1-4f0e-9a5c-0c6a1f6f0b11';

/** How long a page of the extension may take to load, in milliseconds. */
const PATIENCE = 30_000;

const QUIET_PREFS = {
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  // The popup's page waits in a tab behind the one it is about; its timers run as they would in a real popup.
  'dom.min_background_timeout_value': 4,
  'dom.min_background_timeout_value_without_budget_throttling': 4,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,#x',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/**
 * Starts Firefox with the extension as a temporary add-on in a throw-away profile. Its interface language is the
 * installed one: `lang` needs a language pack and is not supported here.
 *
 * @throws Error when Firefox is not installed, does not start, or the extension's manifest names no gecko id.
 */
export async function launchFirefox(options: LaunchOptions = {}): Promise<Session> {
  const { extension, pages } = options;
  const executablePath = options.path ?? findBrowser('firefox');
  if (!executablePath) throw new Error('No Firefox found: set FIREFOX_PATH');
  const geckoId = extension && geckoIdOf(extension);
  const proxy = pages && (await startConnectProxy(pages.port, isReplicaHost));
  const prefs = {
    ...QUIET_PREFS,
    ...(geckoId && { 'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: EXTENSION_UUID }) }),
    ...(proxy && proxyPrefs(proxy.port)),
    ...(options.dark !== undefined && { 'layout.css.prefers-color-scheme.content-override': options.dark ? 0 : 1 }),
  };
  const { cleanUp, ...running } = await startInNewProfile({
    options,
    name: 'firefox',
    start: (userDataDir) => puppeteer.launch({ ...settings(options, prefs), executablePath, userDataDir }),
    install: async (browser) => {
      await browser.installExtension(extension ?? '');
      return `moz-extension://${EXTENSION_UUID}`;
    },
    cleanUp: async () => proxy?.close(),
  });
  return new FirefoxSession(running, options, cleanUp);
}

class FirefoxSession extends BrowserSession {
  readonly kind = 'firefox';

  async openExtensionPage(path: string): Promise<Page> {
    const page = await this.newPage();
    // Firefox never says that a page of an extension has loaded, so the page itself is asked.
    page.goto(`${this.extensionOrigin}/${path}`).catch(() => {});
    return until(`${path} loads`, PATIENCE, async () => ((await page.evaluate(isLoaded)) ? page : undefined));
  }
}

/** Asked on the page; while the tab changes over from one process to another, nobody answers. */
function isLoaded(): boolean {
  return location.protocol === 'moz-extension:' && document.readyState === 'complete';
}

function settings(options: LaunchOptions, extraPrefsFirefox: Record<string, unknown>): LaunchSettings {
  const { pages, headless = true } = options;
  const size = sizeOf(options);
  return {
    browser: 'firefox',
    headless,
    acceptInsecureCerts: Boolean(pages),
    ...signalSettings(options.keepSignals),
    defaultViewport: headless ? size : null,
    env: { ...process.env, MOZ_REMOTE_SETTINGS_DEVTOOLS: '1' },
    args: ['--remote-allow-system-access', `--width=${size.width}`, `--height=${size.height}`],
    extraPrefsFirefox,
  };
}

function geckoIdOf(folder: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (!id) throw new Error(`The manifest in ${folder} names no browser_specific_settings.gecko.id`);
  return id;
}

function proxyPrefs(port: number): Record<string, string | number | boolean> {
  return {
    'network.proxy.type': 1,
    'network.proxy.http': '127.0.0.1',
    'network.proxy.http_port': port,
    'network.proxy.ssl': '127.0.0.1',
    'network.proxy.ssl_port': port,
    'network.proxy.no_proxies_on': '',
  };
}
