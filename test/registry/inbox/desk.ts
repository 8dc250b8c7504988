import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge } from 'altcha-lib/types';
import type { Context } from 'hono';
import { afterAll, beforeAll } from 'vitest';
import type { Nomination } from '../../../lib/reports/nomination.ts';
import { printSubmission } from '../../../lib/reports/print.ts';
import { inboxErrorSchema, STAMP_HEADER, SUBMISSIONS_PATH } from '../../../lib/reports/protocol.ts';
import type { Report } from '../../../lib/reports/report.ts';
import type { Submission } from '../../../lib/reports/submission.ts';
import { createInbox } from '../../../registry/inbox/app.ts';
import type { BatchLimits } from '../../../registry/inbox/batch-writer.ts';
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

export function nominationOf(changes: Partial<Nomination> = {}): Nomination {
  return {
    format: 'channel-trust-hints/nomination',
    version: 1,
    id: randomUUID(),
    created: '2026-11-23',
    handle: 'MOHreport',
    reasons: [],
    organisationName: 'Ministry of Health',
    website: 'https://health.example/',
    pages: [{ address: 'https://health.example/contact', found: 'link', checked: '2026-11-23' }],
    ...changes,
  };
}

/** Does the work that an answer asks for. @returns the headers that carry the stamp. */
export async function stampFor(answer: Response): Promise<Record<string, string>> {
  const { error } = inboxErrorSchema.parse(await answer.json());
  const challenge = error.challenge as Challenge;
  return stampHeader({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
}

export function stampHeader(stamp: unknown): Record<string, string> {
  return { [STAMP_HEADER]: Buffer.from(JSON.stringify(stamp)).toString('base64url') };
}

/** An inbox without a network: requests are answered by the app itself, over a real database. */
export async function openDesk(
  address: DatabaseAddress,
  changes: Partial<InboxSettings> = {},
  { batches, around = (store) => store }: { batches?: BatchLimits; around?: (store: InboxStore) => InboxStore } = {},
) {
  const store = await InboxStore.open(address);
  const faults: unknown[] = [];
  const clock = { now: new Date('2026-11-23T12:00:00Z') };
  const { app } = createInbox({
    store: around(store),
    ...(batches && { batches }),
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
    withdraw: (id: string, headers: Record<string, string> = {}) =>
      app.request(path(id), { method: 'DELETE', headers }),
    close: () => store.close(),
  };
}

/** The code of an answer that is an error; its status when it is none. */
export async function codeOf(answer: Response): Promise<string | number> {
  const body = (await answer.json()) as { error?: { code: string } };
  return body.error?.code ?? answer.status;
}
