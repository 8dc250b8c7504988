import type { Browser, Page } from 'puppeteer-core';
import type { Pages } from './pages-server.ts';

export interface LaunchOptions {
  /** The replicas to serve at Telegram's addresses. Absent: the browser sees the real network. */
  pages?: Pages;
  /** Folder of a built extension. */
  extension?: string;
  /** Path of the browser; found by itself when absent. */
  path?: string;
  /** Language of the browser's own interface, which `i18n.getMessage` follows: `en` when absent. Chromium only. */
  lang?: 'en' | 'he' | 'system';
  width?: number;
  height?: number;
  /** What `prefers-color-scheme` says. */
  dark?: boolean;
  /** False opens a window. */
  headless?: boolean;
  /** Leaves the tab open that the extension opens when it is installed. */
  keepFirstPage?: boolean;
  /** The caller closes the session on Ctrl-C itself. */
  keepSignals?: boolean;
}

/** A running browser with the extension loaded into a throw-away profile. */
export interface Session {
  kind: 'chromium' | 'firefox';
  browser: Browser;
  /** `chrome-extension://<id>` or `moz-extension://<uuid>`; empty without an extension. */
  extensionOrigin: string;
  /** A new blank tab with the session's size and colour scheme. */
  newPage(): Promise<Page>;
  /** A new tab at an address; on replica pages it has waited for `replica.ready`. */
  open(url: string): Promise<Page>;
  /** A page of the extension in a tab: `popup.html`, `options.html`, with query and fragment if wanted. */
  openExtensionPage(path: string): Promise<Page>;
  /** Closes the browser and removes its profile. */
  close(): Promise<void>;
}

/** The size of the page in CSS pixels (of the window, where there is one). */
export function sizeOf({ width = 1280, height = 800 }: LaunchOptions): { width: number; height: number } {
  return { width, height };
}

/** Launch settings that leave Ctrl-C and its kin to the caller. */
export function signalSettings(
  keepSignals = false,
): Record<'handleSIGINT' | 'handleSIGTERM' | 'handleSIGHUP', boolean> {
  return { handleSIGINT: !keepSignals, handleSIGTERM: !keepSignals, handleSIGHUP: !keepSignals };
}
