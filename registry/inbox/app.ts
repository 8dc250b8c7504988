import { prometheus } from '@hono/prometheus';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { Gauge, Registry } from 'prom-client';
import { MAX_BYTES } from '../../lib/reports/limits.ts';
import * as part from '../../lib/reports/parts.ts';
import { STAMP_HEADER, SUBMISSION_STATES, SUBMISSIONS_PATH } from '../../lib/reports/protocol.ts';
import { kindOf, type Submission } from '../../lib/reports/submission.ts';
import { type BatchLimits, BatchWriter, FullError, LateError } from './batch-writer.ts';
import { Limits, type Passage } from './limits.ts';
import { readSubmission } from './read-submission.ts';
import { ReaderMarks } from './reader-marks.ts';
import { refuse, refuseFault, refuseForNow, wrongMethod } from './refusals.ts';
import { dayOf } from './retention.ts';
import type { InboxSettings } from './settings.ts';
import { Stamps } from './stamps.ts';
import type { InboxStore, NewSubmission } from './store.ts';

export interface InboxOptions {
  store: InboxStore;
  settings: Omit<InboxSettings, 'host' | 'port' | 'database' | 'trustedProxies'>;
  /** The network address that a request comes from; `undefined` where there is none. */
  addressOf(context: Context): string | undefined;
  now(): Date;
  /** Told of what went wrong inside; never of what a request holds. */
  onFault(error: unknown): void;
  batches?: BatchLimits;
}

/** How long a sender waits when too much waits to be stored, in seconds. */
const BUSY_SECONDS = 30;
/** How long a browser may go by what a preflight said, in seconds; Chromium goes by it for two hours at most. */
const PREFLIGHT_SECONDS = 7200;
/** Of a body that is not looked at, in bytes. */
const MOST_DISCARDED = 4_000_000;
const LOCAL = /^(127\.|::1$|::ffff:127\.)/;

/** An inbox: the app that answers, and what has to be stored before it may end. */
export interface Inbox {
  app: Hono;
  drained(): Promise<void>;
}

/** Makes an inbox that takes reports and nominations (docs/INBOX.md). */
export function createInbox({ store, settings, addressOf, now, onFault, batches }: InboxOptions): Inbox {
  const app = new Hono();
  const marks = new ReaderMarks(store);
  const limits = new Limits(settings);
  const stamps = new Stamps(marks);
  const posts = new BatchWriter((some: readonly NewSubmission[]) => store.add(some), batches);
  const withdrawals = new BatchWriter((ids: readonly string[]) => store.withdraw(ids, dayOf(now())), batches);
  const registry = new Registry();
  const { registerMetrics, printMetrics } = prometheus({ registry });
  countStates(store, registry);

  const addressIn = (context: Context) => addressOf(context) ?? 'unknown';
  const markOf = (context: Context) => marks.ofAddress(addressIn(context), dayOf(now()));

  app.use('*', registerMetrics);
  app.use('*', secureHeaders({ crossOriginResourcePolicy: 'cross-origin', referrerPolicy: 'no-referrer' }));
  app.use('*', async (context, next) => {
    await next();
    context.header('Cache-Control', 'no-store');
  });
  app.use(
    `/${SUBMISSIONS_PATH}/*`,
    cors({
      origin: (origin) => (isExtension(origin) ? origin : null),
      allowMethods: ['GET', 'POST', 'DELETE'],
      allowHeaders: ['Content-Type', STAMP_HEADER],
      exposeHeaders: ['Retry-After'],
      maxAge: PREFLIGHT_SECONDS,
    }),
  );

  app.post(
    `/${SUBMISSIONS_PATH}`,
    async (context, next) => {
      await next();
      await discardRest(context.req.raw);
    },
    async (context, next) => {
      const isJson = /^application\/json *(; *charset=utf-8 *)?$/i.test(context.req.header('content-type') ?? '');
      const isPlain = (context.req.header('content-encoding') ?? 'identity') === 'identity';
      return isJson && isPlain ? next() : refuse(context, 'CONTENT_TYPE', 'send application/json, not compressed');
    },
    bodyLimit({
      maxSize: MAX_BYTES,
      onError: (context) => refuse(context, 'BODY_TOO_LARGE', `at most ${MAX_BYTES} bytes`),
    }),
    async (context) => {
      const passage = await limits.write(await markOf(context));
      if (typeof passage === 'number') return refuseForNow(context, 'RATE_LIMITED', passage);
      const read = readSubmission(new Uint8Array(await context.req.arrayBuffer()), now());
      if ('code' in read) return refuseFault(context, read);
      const { submission, text } = read;
      const stamp = asksPostForStamp(context, passage) && (await stampFault(context, submission.id));
      if (stamp) return stamp;
      const outcome = await posts.add({
        id: submission.id,
        kind: kindOf(submission),
        body: text,
        handle: submission.handle,
        peerId: submission.peerId,
        reader: await marks.ofReader(addressIn(context), channelOf(submission), dayOf(now())),
        received: dayOf(now()),
      });
      if (outcome === 'other') return refuse(context, 'ID_TAKEN', 'something else was sent under this id');
      if (outcome === 'withdrawn') return refuse(context, 'WITHDRAWN', 'it was withdrawn');
      return context.json(await store.status(submission.id), outcome === 'stored' ? 201 : 200);
    },
  );

  function asksPostForStamp(context: Context, passage: Passage): boolean {
    if (settings.stamps !== 'under-pressure') return settings.stamps === 'always';
    return passage === 'pressed' || isNobody(context.req.header('origin'));
  }

  /** A refusal where there is no good stamp. */
  async function stampFault(context: Context, id: string): Promise<Response | undefined> {
    const stamp = context.req.header(STAMP_HEADER);
    if (stamp && (await stamps.isGood(stamp, id, now()))) return undefined;
    const challenge = await stamps.challenge(id, now());
    return stamp
      ? refuse(context, 'STAMP_INVALID', 'the stamp does not count', { challenge })
      : refuse(context, 'STAMP_REQUIRED', 'many are sending: prove some work', { challenge });
  }

  app.get(`/${SUBMISSIONS_PATH}/:id`, async (context) => {
    const wait = await limits.ask(await markOf(context));
    if (wait > 0) return refuseForNow(context, 'RATE_LIMITED', wait);
    const status = part.id.safeParse(context.req.param('id')).success
      ? await store.status(context.req.param('id'))
      : undefined;
    return status ? context.json(status) : refuse(context, 'ID_UNKNOWN', 'nothing is known under this id');
  });

  app.delete(`/${SUBMISSIONS_PATH}/:id`, async (context) => {
    const passage = await limits.write(await markOf(context));
    if (typeof passage === 'number') return refuseForNow(context, 'RATE_LIMITED', passage);
    const id = context.req.param('id');
    if (!part.id.safeParse(id).success) return refuse(context, 'ID_UNKNOWN', 'this is no id');
    // Whoever knows an id has sent something under it. An unknown one makes a row as a post does, and costs the same.
    if (settings.stamps !== 'never' && passage === 'pressed' && !(await store.status(id))) {
      const stamp = await stampFault(context, id);
      if (stamp) return stamp;
    }
    if (!(await withdrawals.add(id))) return refuse(context, 'ALREADY_DECIDED', 'somebody has decided');
    return context.json(await store.status(id));
  });

  app.all(`/${SUBMISSIONS_PATH}`, (context) => wrongMethod(context, 'POST'));
  app.all(`/${SUBMISSIONS_PATH}/:id`, (context) => wrongMethod(context, 'GET, DELETE'));

  app.get('/healthz', async (context) => {
    await store.ping();
    // What can be read cannot always be written. Asking each time would let anybody wear out the disk.
    if (posts.isFailing || withdrawals.isFailing) await store.probe();
    return context.json({ status: 'ok' });
  });

  app.get(
    '/metrics',
    async (context, next) => {
      if (settings.metrics === 'local' && !LOCAL.test(addressIn(context))) return context.notFound();
      return next();
    },
    printMetrics,
  );

  app.get('/', (context) =>
    context.text('An inbox for reports and nominations of Telegram channels, for Channel Trust Hints.\n'),
  );

  app.notFound((context) => refuse(context, 'NOT_FOUND', 'there is nothing here'));
  app.onError((error, context) => {
    if (error instanceof FullError) return refuseForNow(context, 'BUSY', BUSY_SECONDS);
    // Whoever went away in the middle of a sentence is no fault of ours, and reads no answer.
    if (context.req.raw.signal.aborted) return refuse(context, 'BODY_NOT_JSON', 'it broke off');
    onFault(error);
    if (error instanceof LateError) return refuseForNow(context, 'BUSY', BUSY_SECONDS);
    return refuse(context, 'INTERNAL', 'the inbox failed; try again later');
  });

  return {
    app,
    drained: async () => {
      await Promise.all([posts.drained(), withdrawals.drained()]);
    },
  };
}

/**
 * Takes what a sender has not finished saying, within bounds: one that is answered in the middle may find the line cut in
 * place of the answer, and would come back again and again.
 */
async function discardRest({ body, bodyUsed }: Request): Promise<void> {
  if (!body || bodyUsed || body.locked) return;
  const reader = body.getReader();
  try {
    for (let left = MOST_DISCARDED; left > 0; ) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.length;
    }
  } catch {
    // It broke off: nobody reads the answer.
  }
}

/** What two reports on the same channel have in common. */
function channelOf({ handle, peerId }: Pick<Submission, 'handle' | 'peerId'>): string {
  return handle?.toLowerCase() ?? peerId ?? '';
}

/** Web pages have no business here, but for those that cannot be told from an extension: {@link isNobody}. */
function isExtension(origin: string): boolean {
  return isNobody(origin) || /^(chrome|moz|safari-web)-extension:\/\/[\w-]+$/.test(origin);
}

/**
 * True for an origin that tells nothing. Firefox's extensions send without one, from a sandboxed frame
 * (lib/platform/anonymous-fetch.ts). So can any web page, by the browsers of its visitors: each of them then has to do
 * work for each post.
 */
function isNobody(origin: string | undefined): boolean {
  return origin === 'null';
}

function countStates(store: InboxStore, registry: Registry): void {
  new Gauge({
    name: 'inbox_submissions',
    help: 'Number of submissions in each state',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const counts = await store.counts();
      for (const state of SUBMISSION_STATES) this.set({ state }, counts[state] ?? 0);
    },
  });
}
