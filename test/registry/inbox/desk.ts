import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from 'hono';
import { afterAll, beforeAll } from 'vitest';
import { printSubmission } from '../../../lib/reports/print.ts';
import { SUBMISSIONS_PATH } from '../../../lib/reports/protocol.ts';
import type { Report } from '../../../lib/reports/report.ts';
import type { Submission } from '../../../lib/reports/submission.ts';
import { createInbox } from '../../../registry/inbox/app.ts';
import type { DatabaseAddress } from '../../../registry/inbox/database.ts';
import { type InboxSettings, readSettings } from '../../../registry/inbox/settings.ts';
import { InboxStore } from '../../../registry/inbox/store.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';

export const DATABASES = ['SQLite', 'PostgreSQL'] as const;

/** Empty databases of both kinds, for a file of tests. */
export function databases(durable = false) {
  let postgres: RunningPostgres;
  let folder: string;
  let made = 0;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'inbox-'));
    postgres = await startPostgres(durable);
  });
  afterAll(async () => {
    await postgres?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    get folder() {
      return folder;
    },
    empty: async (kind: (typeof DATABASES)[number]): Promise<DatabaseAddress> =>
      kind === 'SQLite' ? { file: join(folder, `${++made}.sqlite`) } : { url: await postgres.newDatabase() },
  };
}

/** The settings of the environment that an inbox on this database has. */
export function environmentFor(address: DatabaseAddress): Record<string, string> {
  return 'url' in address ? { DATABASE_URL: address.url } : { INBOX_FILE: address.file };
}

export function reportOf(changes: Partial<Report> = {}): Report {
  return {
    format: 'channel-trust-hints/report',
    version: 1,
    id: randomUUID(),
    created: '2026-11-23',
    handle: 'MOHrep0rt',
    reasons: [],
    reason: 'poses',
    links: [],
    ...changes,
  };
}

/** An inbox without a network: requests are answered by the app itself, over a real database. */
export async function openDesk(address: DatabaseAddress, changes: Partial<InboxSettings> = {}) {
  const store = await InboxStore.open(address);
  const faults: unknown[] = [];
  const clock = { now: new Date('2026-11-23T12:00:00Z') };
  const { app } = createInbox({
    store,
    settings: { ...readSettings({}), softLimit: 1_000_000, hardLimit: 1_000_000, pressure: 1_000_000, ...changes },
    addressOf: (context: Context) => context.req.header('x-test-address') ?? '192.0.2.1',
    now: () => clock.now,
    onFault: (error) => faults.push(error),
  });
  const path = (id: string) => `/${SUBMISSIONS_PATH}/${id}`;
  const send = (body: BodyInit, headers: Record<string, string> = {}) =>
    app.request(`/${SUBMISSIONS_PATH}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
  return {
    app,
    store,
    faults,
    clock,
    send,
    post: (submission: Submission, headers?: Record<string, string>) => send(printSubmission(submission), headers),
    get: (id: string, headers: Record<string, string> = {}) => app.request(path(id), { headers }),
    withdraw: (id: string) => app.request(path(id), { method: 'DELETE' }),
    close: () => store.close(),
  };
}

/** The code of an answer that is an error; its status when it is none. */
export async function codeOf(answer: Response): Promise<string | number> {
  const body = (await answer.json()) as { error?: { code: string } };
  return body.error?.code ?? answer.status;
}
