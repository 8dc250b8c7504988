import type { FoundBrowser } from '../../test/browser/harness/find-browser.ts';
import { launchChromium, launchFirefox, type Pages, type Session } from '../../test/browser/harness/index.ts';
import { firstLine, StartError } from './errors.ts';

interface Launch {
  browser: FoundBrowser;
  extension: string;
  headless: boolean;
  /** Absent: the real network. */
  pages?: Pages;
}

/**
 * Starts the browser with the extension in a throw-away profile.
 *
 * @throws StartError `BROWSER_FAILED`
 */
export async function launch({ browser, extension, headless, pages }: Launch): Promise<Session> {
  const start = browser.kind === 'firefox' ? launchFirefox : launchChromium;
  try {
    const lang = headless ? 'en' : 'system';
    return await start({ path: browser.path, extension, headless, pages, lang, keepSignals: true });
  } catch (error) {
    throw new StartError(
      'BROWSER_FAILED',
      `${browser.path} did not start: ${firstLine(error)}\nSet CHROME_PATH or FIREFOX_PATH to use another browser.`,
    );
  }
}
