import { setTimeout as pause } from 'node:timers/promises';
import robotsParser, { type Robot } from 'robots-parser';
import {
  Agent,
  cacheStores,
  type Dispatcher,
  type Headers,
  interceptors,
  type Response,
  fetch as request,
} from 'undici';
import { HostTurns } from './host-turns.ts';
import { isPublicWeb, type Lookup, publicLookup } from './public-network.ts';

/** What asks: named so that a site's owner can tell, and refuse, it. */
export const USER_AGENT = 'ChannelTrustHints-EvidenceCheck/1.0';
/** Of a page. RFC 9309, section 2.5, has a robots.txt read up to 500 KiB at least. */
const MOST_BYTES = 5_000_000;
const TIMEOUT_MS = 30_000;
/** Also those of a robots.txt (RFC 9309, section 2.3.1.2). */
const MOST_REDIRECTS = 5;
/** Between two requests to one host, unless its robots.txt asks for more; that is followed up to the longest. */
const PAUSE_MS = 2000;
const LONGEST_PAUSE_MS = 30_000;
/** How often a host that asks for patience is asked, and how long one waits for it, at most. */
const MOST_ATTEMPTS = 3;
const LONGEST_WAIT_MS = 120_000;
const MOST_HOSTS = 8;

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
  /** The `User-Agent`. */
  agent?: string | undefined;
  accept?: string | undefined;
  /** For one request. */
  timeoutMs?: number | undefined;
  mostBytes?: number | undefined;
  /** How names are looked up. */
  lookup?: Lookup | undefined;
}

interface Answer {
  status: number;
  headers: Headers;
  body: Body | undefined;
}

interface Body {
  bytes: Uint8Array;
  isWhole: boolean;
}

/**
 * Reads public pages as a guest should: one request at a time and host, with pauses, by robots.txt (RFC 9309), from a
 * cache where the site allows it, later when it says so (`Retry-After`), never from a private network.
 */
export class PoliteReader {
  readonly #dispatcher: Dispatcher;
  readonly #agent: Agent;
  readonly #options: ReaderOptions;
  readonly #base: string | undefined;
  readonly #pauseMs: number;
  readonly #turns = new HostTurns(MOST_HOSTS);
  readonly #robots = new Map<string, Promise<Robot | 'closed'>>();

  constructor(options: ReaderOptions = {}) {
    this.#options = options;
    this.#base = options.base?.replace(/\/$/, '');
    this.#pauseMs = options.pauseMs ?? PAUSE_MS;
    this.#agent = new Agent(this.#base ? {} : { connect: { lookup: publicLookup(options.lookup) } });
    const store = options.cacheFile
      ? new cacheStores.SqliteCacheStore({ location: options.cacheFile })
      : new cacheStores.MemoryCacheStore();
    this.#dispatcher = this.#agent.compose(interceptors.cache({ store }));
  }

  close(): Promise<void> {
    return this.#agent.close();
  }

  /** Reads a page, over redirects. Never rejects. @param address `http:` or `https:` */
  read(address: string): Promise<PageReading> {
    return this.#follow(address, (url) => this.#robotsOf(url));
  }

  /**
   * Asks a service at an address that its documentation gives to programs. Its robots.txt speaks to those who follow
   * links (RFC 9309, section 1) and is not asked. Never rejects.
   */
  call(address: string): Promise<PageReading> {
    return this.#follow(address, async () => undefined);
  }

  async #follow(address: string, robotsOf: (url: URL) => Promise<Robot | 'closed' | undefined>): Promise<PageReading> {
    let url = URL.parse(address);
    for (let hop = 0; url && hop <= MOST_REDIRECTS; hop++) {
      if (!this.#isPublic(url)) return { kind: 'unread', why: `${url.href} is no public page` };
      const here = url;
      const next = await this.#turns
        .take(here.host, async () => this.#ask(here, await robotsOf(here)))
        .catch((error: unknown): PageReading => ({ kind: 'unread', why: causeOf(error) }));
      if ('kind' in next) return next;
      url = URL.parse(next.to, here);
    }
    return { kind: 'unread', why: url ? 'it redirects again and again' : 'it leads to no address' };
  }

  async #ask(url: URL, robots: Robot | 'closed' | undefined): Promise<PageReading | { to: string }> {
    if (robots === 'closed') return { kind: 'unread', why: 'its robots.txt cannot be read now' };
    if (robots?.isAllowed(url.href, USER_AGENT) === false) {
      return { kind: 'unread', why: 'its robots.txt asks to stay away' };
    }
    const delay = Math.min((robots?.getCrawlDelay(USER_AGENT) ?? 0) * 1000, LONGEST_PAUSE_MS);
    const answer = await this.#patiently(url, Math.max(this.#pauseMs, delay));
    const to = redirectOf(answer);
    if (to !== undefined) return { to };
    const { status, headers, body } = answer;
    if (status === 404 || status === 410) return { kind: 'gone', status };
    if (!body) {
      const wait = waitOf(answer);
      const when = wait === undefined ? '' : `, to come back in ${Math.ceil(wait / 1000)} s`;
      return { kind: 'unread', why: `status ${status}${when}` };
    }
    if (!body.isWhole) return { kind: 'unread', why: `more than ${this.#mostBytes} bytes` };
    const type = headers.get('content-type') ?? '';
    const isHtml = /html/i.test(type) || type === '';
    return { kind: 'page', address: url.href, text: decode(body.bytes, type), isHtml };
  }

  #robotsOf(url: URL): Promise<Robot | 'closed'> {
    const known = this.#robots.get(url.origin);
    if (known) return known;
    const robots = this.#readRobots(url.origin).catch(() => 'closed' as const);
    this.#robots.set(url.origin, robots);
    return robots;
  }

  /** RFC 9309, section 2.3.1: without one everything is allowed; while it cannot be had, nothing is. */
  async #readRobots(origin: string): Promise<Robot | 'closed'> {
    const address = `${origin}/robots.txt`;
    let url = URL.parse(address);
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      if (!url || !this.#isPublic(url)) return 'closed';
      const answer = await this.#patiently(url, this.#pauseMs);
      const to = redirectOf(answer);
      if (to === undefined) {
        const { status, body } = answer;
        // “Too many requests” is no word on what may be read.
        if (status >= 500 || status === 429) return 'closed';
        return robotsParser(address, body ? rulesIn(body) : '');
      }
      url = URL.parse(to, url);
    }
    return robotsParser(address, '');
  }

  /** Asks, and asks again when it is told to come back soon. Whatever comes of it, the host has its pause. */
  async #patiently(url: URL, pauseMs: number): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#once(url).finally(() => pause(pauseMs));
      const wait = waitOf(answer);
      if (wait === undefined || wait > LONGEST_WAIT_MS || attempt === MOST_ATTEMPTS) return answer;
      await pause(wait);
    }
  }

  async #once(url: URL): Promise<Answer> {
    const target = this.#base ? `${this.#base}/${url.host}${url.pathname}${url.search}` : url.href;
    const { agent = USER_AGENT, accept = 'text/html, application/json;q=0.8, */*;q=0.5' } = this.#options;
    const response = await request(target, {
      dispatcher: this.#dispatcher,
      redirect: 'manual',
      headers: { 'user-agent': agent, accept },
      signal: AbortSignal.timeout(this.#options.timeoutMs ?? TIMEOUT_MS),
    });
    const { status, headers, ok } = response;
    if (ok) return { status, headers, body: await readBody(response, this.#mostBytes) };
    await response.body?.cancel();
    return { status, headers, body: undefined };
  }

  get #mostBytes(): number {
    return this.#options.mostBytes ?? MOST_BYTES;
  }

  #isPublic(url: URL): boolean {
    return isPublicWeb(url, this.#base !== undefined);
  }
}

function redirectOf({ status, headers }: Answer): string | undefined {
  return status >= 300 && status < 400 ? (headers.get('location') ?? undefined) : undefined;
}

/** After how many milliseconds to come back; undefined for an answer that does not say so (RFC 9110, section 10.2.3). */
function waitOf({ status, headers }: Answer): number | undefined {
  const said = headers.get('retry-after');
  if ((status !== 429 && status !== 503) || said === null) return undefined;
  const ms = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

async function readBody(response: Response, most: number): Promise<Body> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    chunks.push(chunk);
    if (length > most) return { bytes: Buffer.concat(chunks).subarray(0, most), isWhole: false };
  }
  return { bytes: Buffer.concat(chunks), isWhole: true };
}

/** Of a robots.txt that is too long, the whole lines that were read count. */
function rulesIn({ bytes, isWhole }: Body): string {
  const text = new TextDecoder().decode(bytes);
  return isWhole ? text : text.slice(0, text.lastIndexOf('\n') + 1);
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

function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.message) : String(cause);
}
