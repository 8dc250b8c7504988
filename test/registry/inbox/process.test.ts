import { type ChildProcess, spawn } from 'node:child_process';
import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { printSubmission } from '../../../lib/reports/print.ts';
import { InboxStore } from '../../../registry/inbox/store.ts';
import { DATABASES, databases, environmentFor, reportOf } from './desk.ts';

const made = databases(true);
const UNLIMITED = { INBOX_PORT: '0', INBOX_STAMPS: 'never', INBOX_HARD_LIMIT: '1000000' };

/** The inbox as `npm run inbox` runs it. */
async function start(environment: Record<string, string>) {
  const running = spawn(
    process.execPath,
    ['--experimental-strip-types', '--disable-warning=ExperimentalWarning', 'registry/inbox/cli.ts'],
    { env: { ...process.env, ...UNLIMITED, ...environment } },
  );
  let said = '';
  for (const stream of [running.stdout, running.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const ended = new Promise<number | null>((resolve) => running.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    running.stdout.on('data', () => {
      const address = /at (http:\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    running.once('exit', () => reject(new Error(`it ended: ${said}`)));
  });
  return { process: running as ChildProcess, url, ended, said: () => said };
}

async function post(url: string, body: string): Promise<number> {
  const answer = await fetch(`${url}v1/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return answer.status;
}

/** Posts them all, so many at a time. @returns the ids of those that were answered well. */
async function postAll(url: string, count: number, onAnswer: (taken: number) => void = () => {}): Promise<string[]> {
  const reports = Array.from({ length: count }, () => reportOf());
  const taken: string[] = [];
  const sender = async () => {
    for (let report = reports.pop(); report; report = reports.pop()) {
      const status = await post(url, printSubmission(report)).catch(() => undefined);
      if (status === undefined) return;
      expect([201, 503]).toContain(status);
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
