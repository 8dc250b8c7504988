import { request } from 'node:http';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { printSubmission } from '../../../lib/reports/print.ts';
import { InboxStore } from '../../../registry/inbox/store.ts';
import { DATABASES, databases, environmentFor, reportOf } from './desk.ts';
import { post, start } from './inbox-process.ts';

const made = databases(true);
/** Posts them all, so many at a time. @returns the ids of those that were answered well. */
async function postAll(
  url: string,
  count: number,
  onAnswer: (taken: number) => void = () => {},
  allowed: readonly number[] = [201, 503],
): Promise<string[]> {
  const reports = Array.from({ length: count }, () => reportOf());
  const taken: string[] = [];
  const sender = async () => {
    for (let report = reports.pop(); report; report = reports.pop()) {
      const status = await post(url, printSubmission(report)).catch(() => undefined);
      if (status === undefined) return;
      expect(allowed).toContain(status);
      if (status === 201) taken.push(report.id);
      onAnswer(taken.length);
    }
  };
  await Promise.all(Array.from({ length: 200 }, sender));
  return taken;
}

describe.each(DATABASES)('the inbox as a process, on %s', (kind) => {
  test('takes thousands from many at once, and ends when it is told to, with everything stored', async () => {
    const address = await made.empty(kind);
    const inbox = await start(environmentFor(address));
    const taken = await postAll(inbox.url, 2000);
    const late = postAll(inbox.url, 300);
    inbox.process.kill('SIGTERM');
    expect(await inbox.ended).toBe(0);
    taken.push(...(await late));
    const store = await InboxStore.open(address);
    const stored = (await store.all()).map(({ id }) => id);
    await store.close();
    expect(new Set(stored).size).toBe(stored.length);
    expect(taken.filter((id) => !stored.includes(id))).toEqual([]);
    expect(taken.length).toBeGreaterThanOrEqual(2000);
    expect(inbox.said()).not.toMatch(/MOHrep0rt|"event":"fault"/);
  });

  test('killed while it takes them, it has every one that it answered', async () => {
    const address = await made.empty(kind);
    const inbox = await start(environmentFor(address));
    const taken = await postAll(inbox.url, 3000, (count) => {
      if (count >= 700) inbox.process.kill('SIGKILL');
    });
    await inbox.ended;
    expect(taken.length).toBeGreaterThanOrEqual(700);
    const store = await InboxStore.open(address);
    const stored = new Set((await store.all()).map(({ id }) => id));
    await store.close();
    expect(taken.filter((id) => !stored.has(id))).toEqual([]);
  });
});

test('connections to PostgreSQL that are cut while in use end nothing, and lose nothing that was taken', async () => {
  const address = await made.empty('PostgreSQL');
  if (!('url' in address)) throw new Error('no PostgreSQL');
  const inbox = await start(environmentFor(address));
  const cutter = new pg.Client({ connectionString: address.url });
  await cutter.connect();
  const cut = 'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = $1';
  const name = new URL(address.url).pathname.slice(1);
  let cuts = 0;
  const cutting = setInterval(() => {
    cuts++;
    cutter.query(cut, [name]).catch(() => {});
  }, 50);
  const taken = await postAll(inbox.url, 1000, () => {}, [201, 500, 503]);
  clearInterval(cutting);
  expect(cuts).toBeGreaterThan(2);
  await cutter.end();
  expect(inbox.process.exitCode).toBeNull();
  taken.push(...(await postAll(inbox.url, 100)));
  expect(taken.length).toBeGreaterThan(100);
  inbox.process.kill('SIGTERM');
  expect(await inbox.ended).toBe(0);
  const store = await InboxStore.open(address);
  const stored = new Set((await store.all()).map(({ id }) => id));
  await store.close();
  expect(taken.filter((id) => !stored.has(id))).toEqual([]);
});

test('with its disk full it says so, loses nothing that it took, and can be read', async () => {
  const address = await made.empty('SQLite');
  if (!('file' in address)) throw new Error('no file');
  // No file may grow beyond so many blocks of 512 bytes: what a full disk looks like to whoever writes.
  const inbox = await start(environmentFor(address), 1000);
  const taken: string[] = [];
  let last = 201;
  for (let at = 0; at < 300 && last === 201; at++) {
    const report = reportOf({
      title: 'x'.repeat(500),
      links: Array.from({ length: 20 }, (_, n) => `https://t.me/MOHrep0rt/${n + 1}`),
    });
    last = await post(inbox.url, printSubmission(report));
    if (last === 201) taken.push(report.id);
  }
  expect([last, taken.length > 3]).toEqual([500, true]);
  expect((await fetch(`${inbox.url}healthz`)).status).toBe(500);
  expect((await fetch(`${inbox.url}v1/submissions/${taken[0]}`)).status).toBe(200);
  inbox.process.kill('SIGTERM');
  await inbox.ended;
  const store = await InboxStore.open(address);
  expect((await store.all()).map(({ id }) => id).toSorted()).toEqual(taken.toSorted());
  await store.close();
});

describe('the inbox as a process', () => {
  test('says what is wrong with its settings, and not what they hold', async () => {
    const wrong = start({ INBOX_PORT: 'secret', DATABASE_URL: 'mysql://dana:secret@db' });
    await expect(wrong).rejects.toThrow('SETTINGS_INVALID: INBOX_PORT, DATABASE_URL');
    await expect(wrong).rejects.not.toThrow(/secret/);
  });

  test('says that its address is taken, or its database not there', async () => {
    const inbox = await start(environmentFor(await made.empty('SQLite')));
    const port = new URL(inbox.url).port;
    const second = start({ ...environmentFor(await made.empty('SQLite')), INBOX_PORT: port });
    await expect(second).rejects.toThrow('ADDRESS_UNUSABLE');
    await expect(start({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })).rejects.toThrow('DATABASE_UNREACHABLE');
    await expect(start({ INBOX_FILE: '/nowhere/at/all.sqlite' })).rejects.toThrow('DATABASE_UNREACHABLE');
    inbox.process.kill('SIGTERM');
    expect(await inbox.ended).toBe(0);
  });

  test('waits for nobody who sends nothing', async () => {
    const inbox = await start(environmentFor(await made.empty('SQLite')));
    const slow = request(`${inbox.url}v1/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': '500' },
    });
    slow.on('error', () => {});
    slow.write('{');
    expect(await post(inbox.url, printSubmission(reportOf()))).toBe(201);
    slow.destroy();
    inbox.process.kill('SIGTERM');
    expect(await inbox.ended).toBe(0);
  });
});
