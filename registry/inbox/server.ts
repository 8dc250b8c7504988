import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import { createInbox } from './app.ts';
import { InboxError } from './errors.ts';
import { dayOf } from './retention.ts';
import type { InboxSettings } from './settings.ts';
import { InboxStore } from './store.ts';

const SWEEP_PERIOD_MS = 60 * 60_000;
/** Whoever sends slower than this is not a browser. */
const REQUEST_TIMEOUT_MS = 20_000;
const HEADERS_TIMEOUT_MS = 10_000;
const KEEP_ALIVE_MS = 5_000;

export interface RunningInbox {
  /** With a slash at the end. */
  url: string;
  /** Takes no more, answers what is under way, stores what waits, and closes the database. */
  close(): Promise<void>;
}

/** @param log gets one JSON line for each thing that happens; no address, no id, nothing that was sent. */
export async function startInbox(settings: InboxSettings, log: (line: string) => void): Promise<RunningInbox> {
  const say = (event: string, more: object = {}) =>
    log(JSON.stringify({ time: new Date().toISOString(), event, ...more }));
  const store = await InboxStore.open(settings.database);
  const fault = (error: unknown) => say('fault', { fault: nameOf(error) });
  const sweep = () => store.sweep(dayOf(new Date())).catch(fault);
  await sweep();
  const { app, drained } = createInbox({
    store,
    settings,
    addressOf: (context) => addressOf(context, settings.trustedProxies),
    now: () => new Date(),
    onFault: fault,
  });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  await listen(server, settings).catch(async (error) => {
    await store.close();
    throw error;
  });
  const { address, port, family } = server.address() as AddressInfo;
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`;
  const timer = setInterval(sweep, SWEEP_PERIOD_MS);
  say('started', { url, database: 'url' in settings.database ? 'PostgreSQL' : 'SQLite' });
  return {
    url,
    async close() {
      clearInterval(timer);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await drained();
      await store.close();
      say('stopped');
    },
  };
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
