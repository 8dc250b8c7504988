import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { nominationSchema } from '../../../lib/reports/nomination.ts';
import { reportSchema } from '../../../lib/reports/report.ts';
import { REGISTRY_DIRECTORY } from '../../../registry/compile.ts';
import { InboxStore } from '../../../registry/inbox/store.ts';
import { runTriage } from '../../../registry/triage/commands.ts';
import { entry, registryOf } from '../folder.ts';
import { type RunningPostgres, startPostgres } from '../postgres.ts';

export const TODAY = new Date().toISOString().slice(0, 10);

/** Where a test's inbox is kept, as the environment says it. */
export type InboxEnvironment = { INBOX_FILE: string } | { DATABASE_URL: string };

export const DATABASES = ['SQLite', 'PostgreSQL'] as const;

/** Empty inboxes of both kinds, for a file of tests: one server for all of them. */
export function inboxes(): (kind: (typeof DATABASES)[number]) => Promise<InboxEnvironment> {
  let postgres: RunningPostgres;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres?.close());
  return async (kind) =>
    kind === 'SQLite'
      ? { INBOX_FILE: join(scratch(), 'inbox.sqlite') }
      : { DATABASE_URL: await postgres.newDatabase() };
}

interface Sending {
  /** Day it came in. */
  received?: string;
  /** Mark of the reader. */
  reader?: string;
}

/** This project's registry in a folder that is gone after the test. */
export function registryCopy(): string {
  const folder = scratch();
  for (const part of ['list.yaml', 'organisations']) {
    cpSync(join(REGISTRY_DIRECTORY, part), join(folder, part), { recursive: true });
  }
  return folder;
}

/** A registry of two organisations. */
function smallRegistry(): string {
  return registryOf({ 'il/army.yaml': entry('army', 'Army_IL'), 'il/police.yaml': entry('police', 'PoliceIL') });
}

export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'triage-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An inbox and a registry, and the command on them. */
export async function newDesk({
  registry = smallRegistry(),
  inbox = { INBOX_FILE: join(scratch(), 'inbox.sqlite') },
}: {
  registry?: string;
  inbox?: InboxEnvironment;
} = {}) {
  const store = await InboxStore.open(
    'DATABASE_URL' in inbox ? { url: inbox.DATABASE_URL } : { file: inbox.INBOX_FILE },
  );
  onTestFinished(() => store.close());
  const environment: NodeJS.ProcessEnv = { ...inbox };
  const ownRegistry = new Set(['list', 'show', 'accept', 'trace']);
  return {
    registry,
    store,
    environment,
    /** Runs `npm run triage -- <line>` on this inbox and registry. @returns what it prints. */
    run: async (...line: string[]): Promise<string> => {
      const options = ownRegistry.has(line[0] ?? 'list') ? ['--registry', registry] : [];
      return `${(await runTriage([...line, ...options], environment, new Date())).join('\n')}\n`;
    },
    /** Has the inbox take a report. @returns its id. */
    report: (fields: object, sending: Sending = {}) => send(store, 'report', reportOf(fields), sending),
    /** Has the inbox take a nomination. @returns its id. */
    nominate: (fields: object, sending: Sending = {}) => send(store, 'nomination', nominationOf(fields), sending),
    /** The text of a file of the registry. */
    file: (path: string) => readFileSync(join(registry, 'organisations', path), 'utf8'),
    status: async (id: string) => (await store.status(id))?.state,
  };
}

function reportOf(fields: object) {
  return reportSchema.parse({
    format: 'channel-trust-hints/report',
    version: 1,
    id: randomUUID(),
    created: TODAY,
    reasons: [],
    reason: 'poses',
    links: [],
    ...fields,
  });
}

function nominationOf(fields: object) {
  return nominationSchema.parse({
    format: 'channel-trust-hints/nomination',
    version: 1,
    id: randomUUID(),
    created: TODAY,
    reasons: [],
    pages: [],
    ...fields,
  });
}

async function send(
  store: InboxStore,
  kind: 'report' | 'nomination',
  content: { id: string; handle?: string | undefined; peerId?: string | undefined },
  { received = TODAY, reader }: Sending,
): Promise<string> {
  const { id, handle, peerId } = content;
  const body = `${JSON.stringify(content, null, 2)}\n`;
  const outcomes = await store.add([{ id, kind, body, handle, peerId, reader, received }]);
  if (outcomes[0] !== 'stored') throw new Error(`the inbox says ${outcomes[0]}`);
  return id;
}
