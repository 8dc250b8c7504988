import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { createInbox } from './app.ts';
import { InboxError } from './errors.ts';
import { refuseUnreadable } from './refusals.ts';
import { dayOf } from './retention.ts';
import type { InboxSettings } from './settings.ts';
import { InboxStore } from './store.ts';
import { Sweeper } from './sweeper.ts';

const SWEEP_PERIOD_MS = 60 * 60_000;

/** How long an inbox waits for whom, in milliseconds. */
export interface Patience {
  /** For a whole request: whoever sends slower than this is not a browser. */
  request: number;
  headers: number;
  /** For the next request on a connection. */
  keepAlive: number;
  /** Between two looks at whose time is over. */
  check: number;
  /** For what is under way when it is told to end. */
  closing: number;
}

const PATIENCE: Patience = { request: 20_000, headers: 10_000, keepAlive: 5_000, check: 2_000, closing: 10_000 };

export interface RunningInbox {
  /** With a slash at the end. */
  url: string;
  /** Takes no more, answers what is under way, stores what waits, and closes the database. */
  close(): Promise<void>;
}

/**
 * Runs an inbox until it is closed.
 *
 * @param log gets one JSON line for each thing that happens; no address, no id, nothing that was sent.
 * @throws {InboxError} but `SETTINGS_INVALID` and those of the commands.
 */
export async function startInbox(
  settings: InboxSettings,
  log: (line: string) => void,
  patience: Patience = PATIENCE,
): Promise<RunningInbox> {
  const say = (event: string, more: object = {}) =>
    log(JSON.stringify({ time: new Date().toISOString(), event, ...more }));
  const fault = (error: unknown) => say('fault', { fault: nameOf(error) });
  const store = await InboxStore.open(settings.database);
  const sweeper = new Sweeper(store);
  const sweep = async () => {
    const { undecided } = await sweeper.sweep(dayOf(new Date()));
    if (undecided > 0) say('erased undecided', { count: undecided });
  };
  const { app, drained } = createInbox({
    store,
    settings,
    addressOf: (context) => addressOf(context, settings.trustedProxies),
    now: () => new Date(),
    onFault: fault,
  });
  const server = serverOf(app.fetch, fault, patience);
  try {
    // By a clock that is wrong, reports would be dated wrong, and the next sweep would believe them.
    await sweep().catch((error) => (error instanceof InboxError ? Promise.reject(error) : fault(error)));
    await listen(server, settings);
  } catch (error) {
    await store.close();
    throw error;
  }
  const { address, port, family } = server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`;
  const timer = setInterval(() => void sweep().catch(fault), SWEEP_PERIOD_MS);
  say('started', { url, database: 'url' in settings.database ? 'PostgreSQL' : 'SQLite' });
  const close = async () => {
    clearInterval(timer);
    await stop(server, patience.closing);
    await drained();
    await store.close();
    say('stopped');
  };
  let closing: Promise<void> | undefined;
  return { url, close: () => (closing ??= close()) };
}

function serverOf(
  fetch: Parameters<typeof getRequestListener>[0],
  fault: (error: unknown) => void,
  patience: Patience,
) {
  const listener = getRequestListener(fetch, {
    errorHandler(error) {
      if (!(error instanceof RequestError)) fault(error);
      return refuseUnreadable();
    },
  });
  return createServer(
    {
      requestTimeout: patience.request,
      headersTimeout: patience.headers,
      keepAliveTimeout: patience.keepAlive,
      connectionsCheckingInterval: patience.check,
    },
    listener,
  );
}

/** A server that is told to close does not look any more at whose time is over: without an end, one slow sender keeps it. */
async function stop(server: Server, patienceMs: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  server.close(() => resolve());
  server.closeIdleConnections();
  const end = setTimeout(() => server.closeAllConnections(), patienceMs);
  await promise;
  clearTimeout(end);
}

function listen(server: Server, { host, port }: InboxSettings): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new InboxError('ADDRESS_UNUSABLE', `${host}, port ${port}: ${nameOf(cause)}`, { cause })),
    );
    server.listen(port, host, resolve);
  });
}

/** The address of whoever asks: that of the connection, or what the outermost of the trusted proxies saw. */
function addressOf(context: Context, trustedProxies: number): string | undefined {
  const { remote } = getConnInfo(context);
  if (trustedProxies === 0) return remote.address;
  const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
  return forwarded.at(-trustedProxies) || remote.address;
}

/** What kind of error it was: its words may hold what was sent. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? `${error.name} ${String(error.code)}` : error.name;
}
