import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import robotsParser, { type Robot } from 'robots-parser';
import { Agent, cacheStores, type Dispatcher, interceptors, type Response, fetch as request } from 'undici';

/** What asks: named so that a site's owner can tell, and refuse, it. */
export const USER_AGENT = 'ChannelTrustHints-EvidenceCheck/1.0';
const MOST_BYTES = 5_000_000;
const TIMEOUT_MS = 30_000;
const MOST_REDIRECTS = 5;
/** Between two requests to one host, unless its robots.txt asks for more; that is followed up to the longest. */
const PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 30_000;

/** What came of reading a page. */
export type PageReading =
  | { kind: 'page'; address: string; text: string; isHtml: boolean }
  /** The site says that there is no such page any more. */
  | { kind: 'gone'; status: number }
  /** Nothing can be said of the page today. */
  | { kind: 'unread'; why: string };

export interface ReaderOptions {
  /** Every request goes to this address instead, as `<base>/<host>/<path>`. */
  base?: string | undefined;
  /** A SQLite file in which answers are kept for as long as they say. Absent: in memory. */
  cacheFile?: string | undefined;
  pauseMs?: number | undefined;
}

/**
 * Reads public pages as a guest should: one request at a time and host, with pauses, by robots.txt (RFC 9309), from a
 * cache where the site allows it, never from a private network.
 */
export class PoliteReader {
  readonly #dispatcher: Dispatcher;
  readonly #agent: Agent;
  readonly #base: string | undefined;
  readonly #pauseMs: number;
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #robots = new Map<string, Promise<Robot | 'closed'>>();

  constructor({ base, cacheFile, pauseMs = PAUSE_MS }: ReaderOptions = {}) {
    this.#base = base?.replace(/\/$/, '');
    this.#pauseMs = pauseMs;
    this.#agent = new Agent(base ? {} : { connect: { lookup: publicLookup } });
    const store = cacheFile
      ? new cacheStores.SqliteCacheStore({ location: cacheFile })
      : new cacheStores.MemoryCacheStore();
    this.#dispatcher = this.#agent.compose(interceptors.cache({ store }));
  }

  close(): Promise<void> {
    return this.#agent.close();
  }

  /** Reads a page, over redirects. Never rejects. @param address `http:` or `https:` */
  async read(address: string): Promise<PageReading> {
    let url = URL.parse(address);
    for (let hop = 0; url && hop <= MOST_REDIRECTS; hop++) {
      if (!isPublicWeb(url, this.#base !== undefined)) return { kind: 'unread', why: `${url.href} is no public page` };
      const here = url;
      const next = await this.#inTurn(here.host, () => this.#ask(here)).catch(
        (error: unknown): PageReading => ({ kind: 'unread', why: causeOf(error) }),
      );
      if ('kind' in next) return next;
      url = URL.parse(next.to, here);
    }
    return { kind: 'unread', why: url ? 'it redirects again and again' : 'it leads to no address' };
  }

  /** One after the other for each host. */
  #inTurn<T>(host: string, task: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(host) ?? Promise.resolve();
    const mine = before.then(task, task);
    this.#turns.set(
      host,
      mine.catch(() => {}),
    );
    return mine;
  }

  async #ask(url: URL): Promise<PageReading | { to: string }> {
    const robots = await this.#robotsOf(url);
    if (robots === 'closed') return { kind: 'unread', why: 'its robots.txt cannot be read now' };
    if (robots.isAllowed(url.href, USER_AGENT) === false)
      return { kind: 'unread', why: 'its robots.txt asks to stay away' };
    const response = await this.#request(url);
    const pause = Math.min((robots.getCrawlDelay(USER_AGENT) ?? 0) * 1000, LONGEST_PAUSE_MS);
    await new Promise((resolve) => setTimeout(resolve, Math.max(this.#pauseMs, pause)));
    const location = response.headers.get('location');
    if (response.status >= 300 && response.status < 400 && location) {
      await response.body?.cancel();
      return { to: location };
    }
    if (response.status === 404 || response.status === 410) return { kind: 'gone', status: response.status };
    if (!response.ok) return { kind: 'unread', why: `status ${response.status}` };
    const type = response.headers.get('content-type') ?? '';
    const bytes = await readBytes(response);
    if (!bytes) return { kind: 'unread', why: `more than ${MOST_BYTES} bytes` };
    const isHtml = /html/i.test(type) || type === '';
    return { kind: 'page', address: url.href, text: decode(bytes, type), isHtml };
  }

  #robotsOf(url: URL): Promise<Robot | 'closed'> {
    const known = this.#robots.get(url.origin);
    if (known) return known;
    const address = `${url.origin}/robots.txt`;
    const robots = this.#request(new URL(address)).then(async (response) => {
      // RFC 9309, section 2.3.1: without one everything is allowed; while it cannot be had, nothing is.
      if (response.status >= 500) return 'closed' as const;
      const bytes = response.ok ? await readBytes(response) : undefined;
      return robotsParser(address, bytes ? new TextDecoder().decode(bytes) : '');
    });
    this.#robots.set(url.origin, robots);
    return robots;
  }

  #request(url: URL): Promise<Response> {
    const target = this.#base ? `${this.#base}/${url.host}${url.pathname}${url.search}` : url.href;
    return request(target, {
      dispatcher: this.#dispatcher,
      redirect: 'manual',
      headers: { 'user-agent': USER_AGENT, accept: 'text/html, application/json;q=0.8, */*;q=0.5' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  }
}

async function readBytes(response: Response): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** By the header, then by what the page says of itself within its first 1024 bytes (HTML standard, 4.2.5.4). */
function decode(bytes: Uint8Array, type: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  const named = /charset=["']?([\w-]+)/i.exec(type)?.[1] ?? /<meta[^>]{0,200}charset=["']?([\w-]+)/i.exec(head)?.[1];
  try {
    return new TextDecoder(named ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** Networks that are nobody's on the public internet (IANA special-purpose address registries). */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 127],
  ['::ffff:0:0', 96],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  PRIVATE.addSubnet(net, bits, 'ipv6');
}

function isPublicWeb({ protocol, hostname, username, password }: URL, isTest: boolean): boolean {
  if (!/^https?:$/.test(protocol) || username || password) return false;
  const bare = hostname.replace(/^\[|\]$/g, '');
  const family = isIP(bare);
  if (family === 0) return isTest || hostname.includes('.');
  return !PRIVATE.check(bare, family === 6 ? 'ipv6' : 'ipv4');
}

/** Looked at when the connection is made, so that a name cannot lead elsewhere afterwards. */
const publicLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    const open = addresses.filter(({ address, family }) => !PRIVATE.check(address, family === 6 ? 'ipv6' : 'ipv4'));
    const [first] = open;
    if (!first) return callback(new Error(`${host} is in a private network`), '', 0);
    if (options.all) return callback(null, open);
    return callback(null, first.address, first.family);
  });
};

function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.message) : String(cause);
}
