import { prometheus } from '@hono/prometheus';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import { Gauge, Registry } from 'prom-client';
import { MAX_BYTES } from '../../lib/reports/limits.ts';
import * as part from '../../lib/reports/parts.ts';
import {
  INBOX_ERRORS,
  type InboxError,
  type InboxErrorCode,
  STAMP_HEADER,
  SUBMISSION_STATES,
  SUBMISSIONS_PATH,
} from '../../lib/reports/protocol.ts';
import { kindOf, type Submission } from '../../lib/reports/submission.ts';
import { BatchWriter, FullError } from './batch-writer.ts';
import { Limits } from './limits.ts';
import { type Fault, readSubmission } from './read-submission.ts';
import { ReaderMarks } from './reader-marks.ts';
import { dayOf } from './retention.ts';
import type { InboxSettings } from './settings.ts';
import { Stamps } from './stamps.ts';
import type { InboxStore } from './store.ts';

export interface InboxOptions {
  store: InboxStore;
  settings: Omit<InboxSettings, 'host' | 'port' | 'database' | 'trustedProxies'>;
  /** The network address that a request comes from; `undefined` where there is none. */
  addressOf(context: Context): string | undefined;
  now(): Date;
  /** Told of what went wrong inside; never of what a request holds. */
  onFault(error: unknown): void;
}

/** How long a sender waits when too much waits to be stored, in seconds. */
const BUSY_SECONDS = 30;
/** How long a browser may go by what a preflight said, in seconds; Chromium goes by it for two hours at most. */
const PREFLIGHT_SECONDS = 7200;
const LOCAL = /^(127\.|::1$|::ffff:127\.)/;

/** An inbox: the app that answers, and what has to be stored before it may end. */
export interface Inbox {
  app: Hono;
  drained(): Promise<void>;
}

/** Makes an inbox that takes reports and nominations (docs/INBOX.md). */
export function createInbox({ store, settings, addressOf, now, onFault }: InboxOptions): Inbox {
  const app = new Hono();
  const marks = new ReaderMarks(store);
  const limits = new Limits(settings);
  const stamps = new Stamps(marks);
  const writer = new BatchWriter(store);
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
      const stamp = await stampFault(context, passage, submission.id);
      if (stamp) return stamp;
      const outcome = await writer.add({
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

  /** A refusal where a stamp is needed and there is no good one. */
  async function stampFault(context: Context, passage: 'free' | 'stamp', id: string): Promise<Response | undefined> {
    if (passage === 'free') return undefined;
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
    if (!(await store.withdraw(id, dayOf(now())))) return refuse(context, 'ALREADY_DECIDED', 'somebody has decided');
    return context.json(await store.status(id));
  });

  app.all(`/${SUBMISSIONS_PATH}`, (context) => wrongMethod(context, 'POST'));
  app.all(`/${SUBMISSIONS_PATH}/:id`, (context) => wrongMethod(context, 'GET, DELETE'));

  app.get('/healthz', async (context) => {
    await store.ping();
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
    onFault(error);
    return refuse(context, 'INTERNAL', 'the inbox failed; try again later');
  });

  return { app, drained: () => writer.drained() };
}

/** What two reports on the same channel have in common. */
function channelOf({ handle, peerId }: Pick<Submission, 'handle' | 'peerId'>): string {
  return handle?.toLowerCase() ?? peerId ?? '';
}

/** Web pages have no business here. Firefox's extensions come without an origin, see lib/platform/anonymous-fetch.ts. */
function isExtension(origin: string): boolean {
  return origin === 'null' || /^(chrome|moz|safari-web)-extension:\/\/[\w-]+$/.test(origin);
}

function refuse(context: Context, code: InboxErrorCode, message: string, more: Partial<InboxError> = {}): Response {
  return context.json({ error: { code, message, ...more } }, INBOX_ERRORS[code]);
}

function refuseFault(context: Context, { code, message, fields }: Fault): Response {
  return refuse(context, code, message, fields && { fields });
}

function refuseForNow(context: Context, code: 'RATE_LIMITED' | 'BUSY', seconds: number): Response {
  context.header('Retry-After', String(seconds));
  return refuse(context, code, `come back in ${seconds} s`);
}

function wrongMethod(context: Context, allowed: string): Response {
  context.header('Allow', allowed);
  return refuse(context, 'METHOD_NOT_ALLOWED', `this address takes ${allowed}`);
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
