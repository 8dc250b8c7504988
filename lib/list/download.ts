import { CodedError } from '../errors.ts';

/** How long one file may take, first to last byte, in milliseconds. */
const TIMEOUT_MS = 30_000;

export interface DownloadOptions {
  fetch: typeof fetch;
  /** What is read at most: more is no such file. Counted after decompression. */
  maxBytes: number;
  /** For the whole body, in milliseconds. */
  timeoutMs?: number;
  /** `no-cache` asks the server whether the file has changed, `reload` asks for it anew without telling what is held. */
  cache?: 'no-cache' | 'reload' | 'no-store';
}

/** A server that asks for patience. */
export class BusyError extends CodedError {
  /** How long to wait, in milliseconds, where the server says so. */
  readonly retryAfterMs: number | undefined;

  constructor(status: number, retryAfterMs: number | undefined) {
    super('LIST_BUSY', `status ${status}`);
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Downloads one file of a list: without cookies, referrer or credentials, never over a redirect.
 *
 * @returns the bytes, or `undefined` when the server has no such file.
 * @throws {CodedError} `LIST_UNREACHABLE`, `LIST_BUSY` ({@link BusyError}), `LIST_TOO_LARGE`
 */
export async function download(url: string, options: DownloadOptions): Promise<Uint8Array | undefined> {
  const { maxBytes, timeoutMs = TIMEOUT_MS, cache = 'no-store' } = options;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new Error(`no end after ${timeoutMs} ms`)), timeoutMs);
  try {
    const response = await options.fetch(url, {
      cache,
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: stop.signal,
    });
    if (isMissing(response)) return undefined;
    if (response.status === 429 || response.status === 503) throw new BusyError(response.status, retryAfter(response));
    if (response.status !== 200) throw new CodedError('LIST_UNREACHABLE', `status ${response.status} for ${url}`);
    return await readBody(response, maxBytes);
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw new CodedError('LIST_UNREACHABLE', `${url}: ${String(stop.signal.reason ?? error)}`, { cause: error });
  } finally {
    clearTimeout(timer);
    // Whatever of the body was not read is not wanted.
    stop.abort();
  }
}

/** Some stores of files answer 403 for what they do not have. */
function isMissing({ status }: Response): boolean {
  return status === 404 || status === 403 || status === 410;
}

/** The length that a server tells says nothing: of a compressed body it is another one. */
async function readBody(response: Response, maxBytes: number): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > maxBytes) throw new CodedError('LIST_TOO_LARGE', `${response.url} has more than ${maxBytes} bytes`);
    chunks.push(value);
  }
  return concat(chunks, length);
}

function concat(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** `Retry-After` in seconds or as a date (RFC 9110, section 10.2.3). */
function retryAfter({ headers }: Response): number | undefined {
  const text = headers.get('retry-after');
  if (!text) return undefined;
  const seconds = /^\d{1,7}$/.test(text) ? Number(text) : (Date.parse(text) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : undefined;
}
