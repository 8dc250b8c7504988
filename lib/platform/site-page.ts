import { browser } from 'wxt/browser';
import { CodedError } from '../errors.ts';

const MOST_BYTES = 2_000_000;
const TIMEOUT_MS = 20_000;

/** A page of somebody's site. */
export interface SitePage {
  /** Where it was found in the end. */
  address: string;
  html: string;
}

/**
 * Reads a page of a site with the reader's permission for that site, asked for now and given back afterwards. To be called
 * at once when the reader presses: browsers ask for nothing later.
 *
 * @param address an `https:` address.
 * @throws {CodedError} `SITE_ADDRESS_INVALID`, `SITE_NOT_ALLOWED`, `SITE_UNREACHABLE`
 */
export async function readSitePage(address: string, fetchPage: typeof fetch = fetch): Promise<SitePage> {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.username || url.password || !url.hostname.includes('.')) {
    throw new CodedError('SITE_ADDRESS_INVALID', 'no https address of a site');
  }
  const permission = { origins: [`https://${url.hostname}/*`] };
  const had = browser.permissions.contains(permission);
  const granted = browser.permissions.request(permission);
  if (!(await granted.catch(() => false))) throw new CodedError('SITE_NOT_ALLOWED', url.hostname);
  try {
    return await readPage(url, fetchPage);
  } catch (cause) {
    throw new CodedError('SITE_UNREACHABLE', url.hostname, { cause });
  } finally {
    // What the reader had granted before, by themselves, stays theirs.
    if (!(await had.catch(() => false))) await browser.permissions.remove(permission).catch(() => false);
  }
}

async function readPage(url: URL, fetchPage: typeof fetch): Promise<SitePage> {
  const response = await fetchPage(url, {
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) break;
    length += value.length;
    // What a page says of itself stands at its beginning, links mostly too: the rest is left.
    if (length > MOST_BYTES) break;
    chunks.push(value);
  }
  await reader?.cancel().catch(() => {});
  const charset = /charset=["']?([\w-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1];
  return { address: response.url || url.href, html: await decode(new Blob(chunks as BlobPart[]), charset) };
}

async function decode(blob: Blob, charset: string | undefined): Promise<string> {
  const bytes = await blob.arrayBuffer();
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
