import { browser } from 'wxt/browser';
import type { Later } from '../later.ts';

declare global {
  /** Set by the script `later.js`. */
  var channelTrustHintsLater: Later | undefined;
}

const SCRIPT = '/later.js';

/** What service workers have besides (Service Workers, section 4.1). */
interface WorkerScope {
  importScripts(url: string): void;
}

/**
 * Loads what the background needs seldom, once.
 *
 * @throws whatever the browser throws when it does not load.
 */
export async function loadLater(): Promise<Later> {
  if (!globalThis.channelTrustHintsLater) await runScript();
  if (!globalThis.channelTrustHintsLater) throw new Error(`${SCRIPT} did not load`);
  return globalThis.channelTrustHintsLater;
}

/**
 * Has the browser keep that script with the service worker: one that has been installed imports only scripts that it
 * imported then (Service Workers, "importScripts(urls)"). To be called at once when the background starts.
 */
export function keepLaterAtHand(): void {
  if (!import.meta.env.FIREFOX) addEventListener('install', importAtOnce);
}

/** Firefox's background is a page, the others' a service worker. */
async function runScript(): Promise<void> {
  if (import.meta.env.FIREFOX) await import(/* @vite-ignore */ browser.runtime.getURL(SCRIPT));
  else importAtOnce();
}

function importAtOnce(): void {
  (globalThis as unknown as WorkerScope).importScripts(SCRIPT);
}
