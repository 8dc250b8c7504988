import { CodedError } from '../errors.ts';
import { isTelegramHost } from '../reports/telegram-hosts.ts';
import { withSitePermission } from './site-permission.ts';

/** What a page says of itself stands at its beginning, links mostly too: the rest is left. */
const MOST_BYTES = 2_000_000;
const TIMEOUT_MS = 20_000;

/** A page of somebody's site. */
export interface SitePage {
  /** Where it was found in the end: on the host that was asked, or on the same with or without `www.`. */
  address: string;
  html: string;
  /** It is longer than what was read of it. */
  isCut: boolean;
}

/** The site leads to another host, of which nothing was read. */
export interface SiteElsewhere {
  leadsTo: string;
}

/**
 * Reads a page of a site with the reader's permission for that site, with and without `www.`, asked for now and given back
 * afterwards. To be called at once when the reader presses: browsers ask for nothing later.
 *
 * @param address an `https:` address.
 * @throws {CodedError} `SITE_ADDRESS_INVALID`, `SITE_IS_TELEGRAM`, `SITE_NOT_ALLOWED`, `SITE_UNREACHABLE`
 */
export async function readSitePage(
  address: string,
  fetchPage: typeof fetch = fetch,
): Promise<SitePage | SiteElsewhere> {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' || url.username || url.password || !url.hostname.includes('.')) {
    throw new CodedError('SITE_ADDRESS_INVALID', 'no https address of a site');
  }
  if (isTelegramHost(url.hostname)) throw new CodedError('SITE_IS_TELEGRAM', url.hostname);
  const hosts = hostsOf(url.hostname);
  return withSitePermission(hosts, () => readPage(url, hosts, fetchPage));
}

/** Sites lead from one of the two to the other. Addresses of machines have no names before them. */
function hostsOf(host: string): string[] {
  if (/^[\d.]+$|:/.test(host)) return [host];
  return [host, host.startsWith('www.') ? host.slice('www.'.length) : `www.${host}`];
}

async function readPage(
  url: URL,
  hosts: readonly string[],
  fetchPage: typeof fetch,
): Promise<SitePage | SiteElsewhere> {
  try {
    const response = await fetchPage(url, {
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const found = new URL(response.url || url);
    // A host that lets anybody read it is followed without a permission: it is still not the one that the reader named.
    if (!hosts.includes(found.hostname)) {
      await response.body?.cancel().catch(() => {});
      return { leadsTo: found.hostname };
    }
    if (!response.ok) throw new Error(`status ${response.status}`);
    const { bytes, isCut } = await readBytes(response);
    const charset = /charset=["']?([\w-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1];
    return { address: found.href, html: await decode(bytes, charset), isCut };
  } catch (cause) {
    throw new CodedError('SITE_UNREACHABLE', url.hostname, { cause });
  }
}

async function readBytes(response: Response): Promise<{ bytes: Blob; isCut: boolean }> {
  const reader = response.body?.getReader();
  const chunks: Uint8Array[] = [];
  let left = MOST_BYTES;
  let isCut = false;
  while (!isCut) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) break;
    chunks.push(value.subarray(0, left));
    isCut = value.length > left;
    left -= value.length;
  }
  await reader?.cancel().catch(() => {});
  return { bytes: new Blob(chunks as BlobPart[]), isCut };
}

async function decode(blob: Blob, charset: string | undefined): Promise<string> {
  const bytes = await blob.arrayBuffer();
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
