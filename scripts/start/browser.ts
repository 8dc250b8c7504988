import { type FoundBrowser, findAnyBrowser, findBrowser } from '../../test/browser/harness/find-browser.ts';
import { ensureBrowsers } from '../browsers.ts';
import { StartError } from './errors.ts';

/**
 * The browser to show things in: Chrome, Chromium or Edge, else Firefox. On Debian as root, Chromium is installed when
 * there is none at all.
 *
 * @throws StartError `BROWSER_MISSING`
 */
export function chooseBrowser(preferFirefox: boolean): FoundBrowser {
  const wanted = preferFirefox ? firefox() : findAnyBrowser();
  if (wanted) return wanted;
  ensureBrowsers([preferFirefox ? 'firefox' : 'chromium']);
  const installed = preferFirefox ? firefox() : findAnyBrowser();
  if (installed) return installed;
  throw new StartError(
    'BROWSER_MISSING',
    `No ${preferFirefox ? 'Firefox' : 'Chrome, Chromium, Edge or Firefox'} was found.\n` +
      'Install one, or set CHROME_PATH or FIREFOX_PATH to the path of the browser.',
  );
}

function firefox(): FoundBrowser | undefined {
  const path = findBrowser('firefox');
  return path ? { kind: 'firefox', path } : undefined;
}
