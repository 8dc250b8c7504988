import { StartError } from './errors.ts';
import type { StartOptions } from './options.ts';

/** True where a window can be opened: always on macOS and Windows, elsewhere when a display server says so. */
export function hasDisplay(platform = process.platform, env: NodeJS.ProcessEnv = process.env): boolean {
  if (platform === 'darwin' || platform === 'win32') return true;
  return Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/**
 * True when a window is to be opened.
 *
 * @throws StartError `NO_DISPLAY` when one is asked for and there is nowhere to open it
 */
export function wantsWindow({ live, headless }: StartOptions, display = hasDisplay()): boolean {
  if (live && headless) throw new StartError('NO_DISPLAY', '--live needs a window, so it does not go with --headless.');
  if (live && !display) {
    throw new StartError(
      'NO_DISPLAY',
      '--live opens a browser window, and there is no display here (DISPLAY and WAYLAND_DISPLAY are not set).\n' +
        'Run it on a desktop, or run "npm start" without --live for a table and screenshots.',
    );
  }
  return display && !headless;
}
