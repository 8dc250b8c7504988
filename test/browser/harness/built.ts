import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OUTPUT = fileURLToPath(new URL('../../../.output/', import.meta.url));

/**
 * The folder of the extension as `npm run build` leaves it.
 *
 * @throws Error when it has not been built.
 */
export function builtExtension(browser: 'chromium' | 'firefox'): string {
  const folder = join(OUTPUT, browser === 'chromium' ? 'chrome-mv3' : 'firefox-mv2');
  if (!existsSync(join(folder, 'manifest.json')))
    throw new Error(`No extension in ${folder}: run "npm run build" first`);
  return folder;
}
