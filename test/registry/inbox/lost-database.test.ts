import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { InboxStore } from '../../../registry/inbox/store.ts';
import { codeOf, databases, openDesk, reportOf } from './desk.ts';

const made = databases();

interface Proxy {
  /** The database's address through it. */
  url: string;
  /** Passes on nothing more, in neither direction, and says so to nobody: a cable that was pulled. */
  drop(): void;
  /** Cuts what is there and takes nothing new: a server that is gone. */
  cut(): void;
  /** Takes connections again; those that something was lost on stay dead. */
  mend(): void;
}

let server: Server | undefined;
afterEach(() => server?.close());

/** A line to PostgreSQL that can be broken. */
async function lineTo(address: string): Promise<Proxy> {
  const target = new URL(address);
  const sockets = new Set<Socket>();
  const dead = new WeakSet<Socket>();
  let state: 'open' | 'dropping' | 'cut' = 'open';
  server = createServer((near) => {
    if (state === 'cut') return near.destroy();
    const far = connect(Number(target.port), target.hostname);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => {
        if (state === 'dropping') dead.add(from).add(to);
        else if (!dead.has(from)) to.write(bytes);
      });
      from.on('close', () => to.destroy());
      from.on('error', () => to.destroy());
    }
    return undefined;
  });
  const listening = server;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  const url = new URL(address);
  url.port = String((listening.address() as AddressInfo).port);
  url.searchParams.set('query_timeout', '500');
  return {
    url: url.href,
    drop: () => {
      state = 'dropping';
    },
    cut: () => {
      state = 'cut';
      for (const socket of sockets) socket.destroy();
    },
    mend: () => {
      state = 'open';
    },
  };
}

async function newDesk() {
  const address = await made.empty('PostgreSQL');
  if (!('url' in address)) throw new Error('no PostgreSQL');
  const line = await lineTo(address.url);
  return { line, direct: address, desk: await openDesk({ url: line.url }) };
}

test('a line that was lost silently holds the inbox up for a moment, not for a quarter of an hour', async () => {
  const { line, desk, direct } = await newDesk();
  const taken = [reportOf(), reportOf()];
  for (const report of taken) expect((await desk.post(report)).status).toBe(201);
  line.drop();
  const began = Date.now();
  const late = reportOf();
  const answers = await Promise.all([desk.post(late), desk.get(late.id), desk.withdraw(reportOf().id)]);
  expect(await Promise.all(answers.map(codeOf))).toEqual(['INTERNAL', 'INTERNAL', 'INTERNAL']);
  expect(Date.now() - began).toBeLessThan(10_000);
  line.mend();
  // Those that never answered are not used again.
  expect((await desk.post(late)).status).toBe(201);
  expect((await desk.app.request('/healthz')).status).toBe(200);
  expect((await desk.get(late.id)).status).toBe(200);
  await desk.close();
  const store = await InboxStore.open(direct);
  expect((await store.all()).map(({ id }) => id).toSorted()).toEqual([...taken, late].map(({ id }) => id).toSorted());
  await store.close();
});

test('while the database is gone each post is answered with a code, and taken once it is back', async () => {
  const { line, desk } = await newDesk();
  const report = reportOf();
  await desk.post(reportOf());
  line.cut();
  expect(await codeOf(await desk.post(report))).toBe('INTERNAL');
  expect((await desk.app.request('/healthz')).status).toBe(500);
  expect(await codeOf(await desk.get(report.id))).toBe('INTERNAL');
  line.mend();
  expect((await desk.post(report)).status).toBe(201);
  expect((await desk.app.request('/healthz')).status).toBe(200);
  expect(await desk.store.all()).toHaveLength(2);
  await desk.close();
});
