import puppeteer, { type LaunchOptions as LaunchSettings, type Page } from 'puppeteer-core';
import { BrowserSession, startInNewProfile } from './browser-session.ts';
import { findBrowser } from './find-browser.ts';
import { type Pages, REPLICA_HOSTS } from './pages-server.ts';
import { type LaunchOptions, type Session, signalSettings, sizeOf } from './session.ts';

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
];
const UNCHANGING_LOOKS = ['--disable-gpu', '--hide-scrollbars', '--force-color-profile=srgb'];

/**
 * Starts Chromium (or Chrome, or Edge) with the extension in a throw-away profile.
 *
 * @throws Error when no such browser is installed or it does not start.
 */
export async function launchChromium(options: LaunchOptions = {}): Promise<Session> {
  const executablePath = options.path ?? findBrowser('chromium');
  if (!executablePath) throw new Error('No Chromium, Chrome or Edge found: set CHROME_PATH');
  const { cleanUp, ...running } = await startInNewProfile({
    options,
    name: 'chromium',
    start: (userDataDir) => puppeteer.launch({ ...settings(options), executablePath, userDataDir }),
    install: async (browser) => `chrome-extension://${await browser.installExtension(options.extension ?? '')}`,
  });
  return new ChromiumSession(running, options, cleanUp);
}

class ChromiumSession extends BrowserSession {
  readonly kind = 'chromium';

  override async newPage(): Promise<Page> {
    const page = await super.newPage();
    if (this.options.dark !== undefined) await showColourScheme(page, this.options.dark);
    return page;
  }

  async openExtensionPage(path: string): Promise<Page> {
    const page = await this.newPage();
    await page.goto(`${this.extensionOrigin}/${path}`);
    return page;
  }
}

/** Makes `prefers-color-scheme` say dark or light on a page. */
export function showColourScheme(page: Page, dark: boolean): Promise<void> {
  return page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }]);
}

function settings(options: LaunchOptions): LaunchSettings {
  const { pages, headless = true } = options;
  const size = sizeOf(options);
  return {
    headless,
    // Branded Chrome ignores --load-extension since 137, so the extension is installed over the debugging pipe.
    pipe: true,
    enableExtensions: true,
    acceptInsecureCerts: Boolean(pages),
    ...signalSettings(options.keepSignals),
    defaultViewport: headless ? size : null,
    env: { ...process.env, ...languageVariables(options.lang) },
    args: [
      ...QUIET,
      ...languageArgs(options.lang),
      ...sandboxArgs(),
      ...(headless ? UNCHANGING_LOOKS : [`--window-size=${size.width},${size.height}`]),
      ...pageArgs(pages),
    ],
  };
}

/** The messages of an extension follow LANGUAGE on Linux and --lang elsewhere. */
function languageVariables(lang: LaunchOptions['lang'] = 'en'): Record<string, string> {
  return lang === 'system' ? {} : { LANGUAGE: lang, LANG: `${lang}.UTF-8` };
}

function languageArgs(lang: LaunchOptions['lang'] = 'en'): string[] {
  return lang === 'system' ? [] : [`--lang=${lang}`];
}

function pageArgs(pages: Pages | undefined): string[] {
  if (!pages) return [];
  const here = `127.0.0.1:${pages.port}`;
  const rules = [...REPLICA_HOSTS.map((host) => `MAP ${host} ${here}`), 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'];
  // acceptInsecureCerts does not cover what the service worker fetches, and --ignore-certificate-errors leaves the
  // certificate in error, so that nothing of it is cached and no request is ever conditional.
  return [`--host-resolver-rules=${rules.join(', ')}`, `--ignore-certificate-errors-spki-list=${pages.publicKeyHash}`];
}

/** Chromium refuses to run as root with its sandbox. */
function sandboxArgs(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}
