import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

export type BrowserKind = 'chromium' | 'firefox';

export interface FoundBrowser {
  kind: BrowserKind;
  path: string;
}

const ON_PATH: Record<BrowserKind, string[]> = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    'microsoft-edge-stable',
    'microsoft-edge',
  ],
  firefox: ['firefox', 'firefox-esr'],
};

const MAC_APPS: Record<BrowserKind, string[]> = {
  chromium: ['Chromium', 'Google Chrome', 'Microsoft Edge'],
  firefox: ['Firefox'],
};

const WINDOWS_PROGRAMS: Record<BrowserKind, string[]> = {
  chromium: [
    'Chromium/Application/chrome.exe',
    'Google/Chrome/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ],
  firefox: ['Mozilla Firefox/firefox.exe'],
};

const VARIABLES: Record<BrowserKind, string> = { chromium: 'CHROME_PATH', firefox: 'FIREFOX_PATH' };

/**
 * Where a browser of this kind is installed: the environment (CHROME_PATH, FIREFOX_PATH) decides, then the usual places
 * of the system.
 *
 * @returns its path, or `undefined` when there is none.
 */
export function findBrowser(kind: BrowserKind): string | undefined {
  const given = process.env[VARIABLES[kind]];
  if (given) return given;
  return candidates(kind).find(isExecutable);
}

/** Any browser: one that runs Chromium extensions first, then Firefox. */
export function findAnyBrowser(): FoundBrowser | undefined {
  for (const kind of ['chromium', 'firefox'] as const) {
    const path = findBrowser(kind);
    if (path) return { kind, path };
  }
  return undefined;
}

function candidates(kind: BrowserKind): string[] {
  if (process.platform === 'darwin') return MAC_APPS[kind].flatMap(macPaths);
  if (process.platform === 'win32')
    return windowsRoots().flatMap((root) => WINDOWS_PROGRAMS[kind].map((name) => join(root, name)));
  const folders = (process.env['PATH'] ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin', '/snap/bin');
  return ON_PATH[kind].flatMap((name) => folders.filter(Boolean).map((folder) => join(folder, name)));
}

function macPaths(app: string): string[] {
  return ['/Applications', join(homedir(), 'Applications')].map((root) =>
    join(root, `${app}.app`, 'Contents/MacOS', macBinary(app)),
  );
}

function macBinary(app: string): string {
  return app === 'Firefox' ? 'firefox' : app;
}

function windowsRoots(): string[] {
  const roots = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) => process.env[name]);
  return roots.filter((root): root is string => Boolean(root));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
