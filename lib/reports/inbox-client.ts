import type { ErrorCode } from '../errors.ts';
import {
  type InboxError,
  inboxErrorSchema,
  STAMP_HEADER,
  SUBMISSIONS_PATH,
  type SubmissionStatus,
  submissionStatusSchema,
} from './protocol.ts';
import { makeStamp } from './stamp.ts';

/** For a whole request, in milliseconds: well before browsers take a background that waits for one for idle (30 s). */
const TIMEOUT_MS = 20_000;
/** An answer is far shorter. */
const MOST_BYTES = 64 * 1024;
/** A stamp can expire on its way. */
const MOST_STAMPS = 2;

/**
 * What an inbox made of a request.
 * - `status`: what it says of the submission
 * - `unknown`: it knows nothing of it
 * - `decided`: it cannot be taken back any more
 * - `refused`: it will not take it as it is
 * - `later`: it cannot be reached, or asks for patience
 */
export type Reply =
  | { kind: 'status'; status: SubmissionStatus }
  | { kind: 'unknown' | 'decided' }
  | { kind: 'refused'; problem: ErrorCode }
  | { kind: 'later'; problem: ErrorCode; retryAfterMs?: number };

const UNREACHABLE: Reply = { kind: 'later', problem: 'INBOX_UNREACHABLE' };

interface Answer {
  status: number;
  body: unknown;
  retryAfterMs: number | undefined;
}

/** Speaks with inboxes: without cookies, referrer or any id but the submission's. Never rejects. */
export class InboxClient {
  readonly #fetch: typeof fetch;
  readonly #timeoutMs: number;
  readonly #onAsk: () => void;

  /** @param options `onAsk` is called before each request. */
  constructor(
    fetchAnonymously: typeof fetch,
    { timeoutMs = TIMEOUT_MS, onAsk = () => {} }: { timeoutMs?: number | undefined; onAsk?: () => void } = {},
  ) {
    this.#fetch = fetchAnonymously;
    this.#timeoutMs = timeoutMs;
    this.#onAsk = onAsk;
  }

  /** Sends a submission. @param inbox its address, with a slash at the end. @param text exactly what is sent. */
  async post(inbox: string, id: string, text: string): Promise<Reply> {
    const headers = { 'Content-Type': 'application/json' };
    return this.#stamped(id, `${inbox}${SUBMISSIONS_PATH}`, { method: 'POST', headers, body: text });
  }

  /** Asks what has become of a submission. */
  async status(inbox: string, id: string): Promise<Reply> {
    const answer = await this.#ask(`${inbox}${SUBMISSIONS_PATH}/${id}`, { method: 'GET' });
    return answer ? replyTo(answer, id) : UNREACHABLE;
  }

  /** Takes a submission back. */
  async withdraw(inbox: string, id: string): Promise<Reply> {
    return this.#stamped(id, `${inbox}${SUBMISSIONS_PATH}/${id}`, { method: 'DELETE' });
  }

  /** Asks, with a proof of work where the inbox wants one. */
  async #stamped(id: string, url: string, request: RequestInit & { headers?: Record<string, string> }): Promise<Reply> {
    let stamp: string | undefined;
    for (let stamps = 0; ; stamps++) {
      const headers = { ...request.headers, ...(stamp && { [STAMP_HEADER]: stamp }) };
      const answer = await this.#ask(url, { ...request, headers });
      if (!answer) return UNREACHABLE;
      if (answer.status !== 428 || stamps === MOST_STAMPS) return replyTo(answer, id);
      stamp = await makeStamp(errorOf(answer)?.challenge);
      if (!stamp) return { kind: 'later', problem: 'INBOX_BUSY' };
    }
  }

  async #ask(url: string, request: RequestInit): Promise<Answer | undefined> {
    this.#onAsk();
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), this.#timeoutMs);
    try {
      const response = await this.#fetch(url, {
        ...request,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: stop.signal,
      });
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
      return {
        status: response.status,
        body: await readJson(response),
        retryAfterMs: seconds >= 0 ? seconds * 1000 : undefined,
      };
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
      stop.abort();
    }
  }
}

function replyTo(answer: Answer, id: string): Reply {
  const { status, retryAfterMs } = answer;
  if (status === 200 || status === 201) {
    const said = submissionStatusSchema.safeParse(answer.body);
    // An answer about something else is no answer.
    return said.success && said.data.id === id ? { kind: 'status', status: said.data } : UNREACHABLE;
  }
  const code = errorOf(answer)?.code;
  switch (code) {
    case 'ID_UNKNOWN':
      return { kind: 'unknown' };
    case 'ALREADY_DECIDED':
      return { kind: 'decided' };
    case 'ID_TAKEN':
      return { kind: 'refused', problem: 'INBOX_ID_TAKEN' };
    case 'DATE_IN_FUTURE':
      return { kind: 'refused', problem: 'INBOX_DATE' };
    case 'SUBMISSION_INVALID':
    case 'SUBMISSION_VERSION':
    case 'BODY_TOO_LARGE':
    case 'BODY_NOT_JSON':
    case 'CONTENT_TYPE':
    case 'WITHDRAWN':
      return { kind: 'refused', problem: 'INBOX_REJECTED' };
    case 'RATE_LIMITED':
    case 'BUSY':
    case 'STAMP_REQUIRED':
    case 'STAMP_INVALID':
      return { kind: 'later', problem: 'INBOX_BUSY', ...(retryAfterMs !== undefined && { retryAfterMs }) };
    default:
      // Whatever else this is, it is not the inbox that speaks: a proxy, a captive portal, somebody else's page.
      return { ...UNREACHABLE, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  }
}

function errorOf({ body }: Answer): InboxError | undefined {
  return inboxErrorSchema.safeParse(body).data?.error;
}

/** @throws when it is too long, breaks off, or is no JSON. */
async function readJson(response: Response): Promise<unknown> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let length = 0;
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) break;
    length += value.length;
    if (length > MOST_BYTES) throw new Error('too long');
    text += decoder.decode(value, { stream: true });
  }
  return JSON.parse(text + decoder.decode());
}
