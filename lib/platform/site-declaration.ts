import { browser } from 'wxt/browser';
import type { SiteDeclaration } from '../messages.ts';

/**
 * What the page in a tab declares as its Telegram channel. Reads the page's own frame only, and only a tab whose button
 * the reader has just pressed (`activeTab`).
 *
 * @returns `undefined` when it declares nothing, or may not be read (the browser's own pages, stores). Never rejects.
 */
export async function siteDeclaration(tabId: number): Promise<SiteDeclaration | undefined> {
  try {
    const [frame] = await browser.scripting.executeScript({ target: { tabId }, func: readDeclarations });
    return frame?.result && isDeclaration(frame.result) ? frame.result : undefined;
  } catch {
    return undefined;
  }
}

/** Runs in the page, so it uses nothing from outside. */
function readDeclarations(): SiteDeclaration {
  const metas = document.querySelectorAll('meta[name="telegram:channel" i][content]');
  const declared = [...metas].slice(0, 20).map((meta) => (meta.getAttribute('content') ?? '').slice(0, 100));
  return { host: location.hostname, declared };
}

function isDeclaration(value: object): value is SiteDeclaration {
  return 'declared' in value && Array.isArray(value.declared) && value.declared.length > 0;
}
