import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'puppeteer-core';
import { closeFirstPage } from './first-page.ts';
import { isReplicaPage, replicaReady } from './replica.ts';
import type { LaunchOptions, Session } from './session.ts';

/** How long a browser may take to close. */
const CLOSE_PATIENCE_MS = 10_000;

interface Running {
  browser: Browser;
  extensionOrigin: string;
}

/** What a session needs to be: how to start, and what to clear away whether or not it did. */
export interface Starting {
  options: LaunchOptions;
  /** Part of the profile folder's name. */
  name: string;
  start(profile: string): Promise<Browser>;
  /** Loads the extension, where there is one, and gives its origin. */
  install(browser: Browser): Promise<string>;
  /** Besides the profile. */
  cleanUp?(): Promise<void>;
}

/** What both browsers have in common. */
export abstract class BrowserSession implements Session {
  abstract readonly kind: Session['kind'];
  readonly browser: Browser;
  readonly extensionOrigin: string;
  readonly options: LaunchOptions;
  readonly #cleanUp: () => Promise<void>;

  constructor({ browser, extensionOrigin }: Running, options: LaunchOptions, cleanUp: () => Promise<void>) {
    this.browser = browser;
    this.extensionOrigin = extensionOrigin;
    this.options = options;
    this.#cleanUp = cleanUp;
  }

  newPage(): Promise<Page> {
    return this.browser.newPage();
  }

  async open(url: string): Promise<Page> {
    const page = await this.newPage();
    await page.goto(url);
    if (this.options.pages && isReplicaPage(url)) await replicaReady(page);
    return page;
  }

  abstract openExtensionPage(path: string): Promise<Page>;

  async close(): Promise<void> {
    // A browser that the user has closed already cannot be closed again, but leaves its profile; one that does not
    // answer is ended.
    const closed = this.browser.close().then(
      () => true,
      () => true,
    );
    const patience = new Promise<false>((resolve) => setTimeout(() => resolve(false), CLOSE_PATIENCE_MS).unref());
    if (!(await Promise.race([closed, patience]))) this.browser.process()?.kill('SIGKILL');
    await this.#cleanUp();
  }
}

/**
 * Starts a browser in a new profile, which is removed when the start fails and by the function that is returned.
 *
 * @throws whatever `start` or `install` throws.
 */
export async function startInNewProfile(starting: Starting): Promise<Running & { cleanUp: () => Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), `trust-hints-${starting.name}-`));
  const cleanUp = async () => {
    await starting.cleanUp?.();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  let browser: Browser | undefined;
  try {
    browser = await starting.start(profile);
    const { extension, keepFirstPage = false } = starting.options;
    const extensionOrigin = extension ? await starting.install(browser) : '';
    if (extension && !keepFirstPage) await closeFirstPage(browser, extension);
    return { browser, extensionOrigin, cleanUp };
  } catch (error) {
    await browser?.close().catch(() => {});
    await cleanUp();
    throw error;
  }
}
