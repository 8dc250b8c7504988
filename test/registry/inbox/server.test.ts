import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { InboxClient } from '../../../lib/reports/inbox-client.ts';
import { printSubmission } from '../../../lib/reports/print.ts';
import { type Patience, type RunningInbox, startInbox } from '../../../registry/inbox/server.ts';
import { readSettings } from '../../../registry/inbox/settings.ts';
import { InboxStore } from '../../../registry/inbox/store.ts';
import { scratch } from '../triage/desk.ts';
import { codeOf, reportOf, stampFor } from './desk.ts';

const QUICK: Patience = { request: 800, headers: 500, keepAlive: 500, check: 100, closing: 300 };
/** For a test that keeps the machine busy. */
const PATIENT: Patience = { ...QUICK, request: 60_000, headers: 60_000 };

let running: RunningInbox | undefined;
afterEach(async () => {
  await running?.close();
  running = undefined;
});

/** An inbox on 127.0.0.1, with the settings of an environment. */
async function start(environment: Record<string, string> = {}, patience: Patience = QUICK) {
  const file = join(scratch(), 'inbox.sqlite');
  const log: string[] = [];
  const settings = readSettings({ INBOX_FILE: file, INBOX_PORT: '0', ...environment });
  running = await startInbox(settings, (line) => log.push(line), patience);
  const { url, close } = running;
  const post = (headers: Record<string, string> = {}, report = reportOf()) =>
    fetch(`${url}v1/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: printSubmission(report),
    });
  return { url, close, post, file, log: () => log.join('\n') };
}

/** Sends the head of a post and the first letter of its body, and no more. */
function slowSender(url: string): Promise<number | string> {
  const { promise, resolve } = Promise.withResolvers<number | string>();
  const slow = request(`${url}v1/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': '500' },
  });
  slow.on('response', ({ statusCode = 0 }) => resolve(statusCode));
  slow.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
  slow.write('{');
  return promise;
}

/** Writes to the inbox what no client would. @returns everything that it answers. */
function raw(url: string, text: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(text));
  let said = '';
  socket.on('data', (chunk) => (said += String(chunk)));
  socket.on('close', () => resolve(said));
  socket.on('error', reject);
  return promise;
}

describe('patience', () => {
  test('is at an end with a slow sender when the inbox is to stop', async () => {
    const { url, close, post, log } = await start({}, PATIENT);
    const slow = slowSender(url);
    expect((await post()).status).toBe(201);
    const began = Date.now();
    await Promise.all([close(), close()]);
    expect(Date.now() - began).toBeLessThan(10_000);
    expect(await slow).toBe('ECONNRESET');
    expect(log()).toContain('"event":"stopped"');
    expect(log()).not.toContain('fault');
  });

  test('is at an end with a slow sender when its time is over, though nobody stops the inbox', async () => {
    const { url, post, log } = await start();
    expect(await slowSender(url)).toBe(408);
    expect((await post()).status).toBe(201);
    expect(log()).not.toContain('fault');
  });

  test('what breaks off in the middle is no fault of the inbox', async () => {
    const { url, post, log, file } = await start();
    const head = 'POST /v1/submissions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    for (const rest of ['Content-Length: 500\r\n\r\n{', 'Transfer-Encoding: chunked\r\n\r\n5\r\n{"for\r\n']) {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(head + rest));
      await pause(200);
      socket.destroy();
    }
    await pause(200);
    expect((await post()).status).toBe(201);
    expect(log()).not.toContain('fault');
    const store = await InboxStore.open({ file });
    expect(await store.all()).toHaveLength(1);
    await store.close();
  });

  test.each(['a b', 'a/b', '@', '[', 'x:99999'])('a request to the host %j is refused with a code', async (host) => {
    const { url, log } = await start();
    const said = await raw(url, `GET /healthz HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(said).toMatch(/^HTTP\/1\.1 400 /);
    expect(said).toContain('{"error":{"code":"REQUEST_INVALID"');
    expect(log()).not.toContain('fault');
  });
});

describe('who asks', () => {
  test('is the connection, whatever it says of itself, when no proxy is trusted', async () => {
    const { post } = await start({ INBOX_HARD_LIMIT: '2' });
    const codes = [];
    for (const last of [1, 2, 3]) codes.push(await codeOf(await post({ 'x-forwarded-for': `192.0.2.${last}` })));
    expect(codes).toEqual([201, 201, 'RATE_LIMITED']);
  });

  test('is whom the outermost trusted proxy saw, and nobody whom the sender names', async () => {
    const { post } = await start({ INBOX_TRUSTED_PROXIES: '1', INBOX_HARD_LIMIT: '1' });
    const as = async (forwarded: string) => codeOf(await post({ 'x-forwarded-for': forwarded }));
    expect(await as('192.0.2.1')).toBe(201);
    expect(await as('192.0.2.2')).toBe(201);
    expect(await as('198.51.100.9, 192.0.2.1')).toBe('RATE_LIMITED');
    expect(await as('192.0.2.2 , 192.0.2.3')).toBe(201);
  });

  test('behind two proxies is whom the first of them saw', async () => {
    const { post } = await start({ INBOX_TRUSTED_PROXIES: '2', INBOX_HARD_LIMIT: '1' });
    const as = async (forwarded: string) => codeOf(await post({ 'x-forwarded-for': forwarded }));
    expect(await as('192.0.2.1, 10.0.0.1')).toBe(201);
    expect(await as('198.51.100.1, 192.0.2.1, 10.0.0.2')).toBe('RATE_LIMITED');
    // Fewer than there should be: what reached us past a proxy counts as its own connection.
    expect(await as('192.0.2.7')).toBe(201);
    expect(await as('192.0.2.8')).toBe('RATE_LIMITED');
  });

  test('may read the numbers: this machine, or everybody when it is set so', async () => {
    const local = await start({ INBOX_TRUSTED_PROXIES: '1' });
    const metrics = (url: string, from: string) => fetch(`${url}metrics`, { headers: { 'x-forwarded-for': from } });
    expect((await metrics(local.url, '192.0.2.1')).status).toBe(404);
    expect((await metrics(local.url, '127.0.0.1')).status).toBe(200);
    await local.close();
    const open = await start({ INBOX_TRUSTED_PROXIES: '1', INBOX_METRICS: 'public' });
    expect(await (await metrics(open.url, '192.0.2.1')).text()).toContain('inbox_submissions');
  });
});

test('the extension’s own client sends from nobody’s origin, as Firefox has it, by doing the work that it is asked for', async () => {
  const { url, file, post } = await start({}, PATIENT);
  expect(await codeOf(await post({ origin: 'null' }))).toBe('STAMP_REQUIRED');
  const asNobody: typeof fetch = (input, init) =>
    fetch(input, { ...init, headers: { ...(init?.headers as Record<string, string>), origin: 'null' } });
  const client = new InboxClient(asNobody);
  const report = reportOf();
  expect(await client.post(url, report.id, printSubmission(report))).toMatchObject({ status: { state: 'received' } });
  expect(await client.status(url, report.id)).toMatchObject({ status: { state: 'received' } });
  expect(await client.withdraw(url, report.id)).toMatchObject({ status: { state: 'withdrawn' } });
  expect(await client.withdraw(url, reportOf().id)).toMatchObject({ status: { state: 'withdrawn' } });
  const store = await InboxStore.open({ file });
  expect(await store.all()).toHaveLength(2);
  await store.close();
});

test('with every limit in force it answers, refuses or asks to slow down, and has all that it took', async () => {
  const limits = { INBOX_SOFT_LIMIT: '5', INBOX_HARD_LIMIT: '12', INBOX_PRESSURE: '100' };
  const { post, file, log, url } = await start({ INBOX_TRUSTED_PROXIES: '1', ...limits }, PATIENT);
  const taken: string[] = [];
  const seen = new Map<number, number>();
  const send = async (address: string, headers: Record<string, string> = {}, report = reportOf()) => {
    const answer = await post({ 'x-forwarded-for': address, ...headers }, report);
    seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
    if (answer.status === 201) taken.push(report.id);
    return answer;
  };
  const reader = async (address: string) => {
    for (let at = 0; at < 16; at++) await (await send(address)).arrayBuffer();
  };
  await Promise.all(Array.from({ length: 40 }, (_, at) => reader(`192.0.2.${at}`)));
  // Nobody gets past the hard limit; of the others, the first are free.
  expect([...seen.keys()].toSorted()).toEqual([201, 428, 429]);
  expect(seen.get(429)).toBe(40 * 4);
  expect(seen.get(201)).toBeLessThanOrEqual(100);
  const patient = reportOf();
  const stamp = await stampFor(await send('203.0.113.5', {}, patient));
  expect((await send('203.0.113.5', stamp, patient)).status).toBe(201);
  expect((await fetch(`${url}healthz`)).status).toBe(200);
  const store = await InboxStore.open({ file });
  expect((await store.all()).map(({ id }) => id).toSorted()).toEqual(taken.toSorted());
  await store.close();
  expect(log()).not.toContain('fault');
});
