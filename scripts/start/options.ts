import { StartError } from './errors.ts';

export interface StartOptions {
  /** The real web.telegram.org in place of the replicas. */
  live: boolean;
  /** No window, even where there is a display. */
  headless: boolean;
  /** Firefox even where a Chromium is installed. */
  firefox: boolean;
  help: boolean;
}

export const USAGE = `Usage: npm start [-- options]

Shows the extension at work on replicas of Telegram's pages: in a window where there is a display, otherwise as a
table with screenshots.

  --live      open the real web.telegram.org in a window (log in as you usually do; the profile is thrown away)
  --headless  no window, even where there is a display
  --firefox   use Firefox even where Chrome, Chromium or Edge is installed
  --help      this text

CHROME_PATH and FIREFOX_PATH say which browser to use.`;

const NAMES = ['live', 'headless', 'firefox', 'help'] as const;

/**
 * Reads the command line.
 *
 * @throws StartError `UNKNOWN_OPTION`
 */
export function parseOptions(args: readonly string[]): StartOptions {
  const options: StartOptions = { live: false, headless: false, firefox: false, help: false };
  for (const argument of args) {
    const name = NAMES.find((known) => argument === `--${known}`);
    if (!name) throw new StartError('UNKNOWN_OPTION', `There is no option ${argument}.\n\n${USAGE}`);
    options[name] = true;
  }
  return options;
}
