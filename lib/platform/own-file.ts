import { browser } from 'wxt/browser';

/** Reads one of the extension's own files. @returns parsed JSON. */
export async function readOwnFile(path: `/${string}.json`) {
  const response = await fetch(new URL(path, browser.runtime.getURL('/popup.html')));
  return response.json();
}
