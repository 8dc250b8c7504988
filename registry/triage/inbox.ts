import { existsSync } from 'node:fs';
import { InboxStore } from '../inbox/store.ts';
import { TriageError } from './errors.ts';

/**
 * Opens the inbox that `npm run inbox` keeps: PostgreSQL at `DATABASE_URL`, or else the SQLite file `INBOX_FILE`.
 *
 * @throws {TriageError} `INBOX_MISSING` rather than making an empty one; `InboxError`.
 */
export async function openInbox(environment: NodeJS.ProcessEnv): Promise<InboxStore> {
  const url = environment['DATABASE_URL'];
  if (url) return InboxStore.open({ url });
  const file = environment['INBOX_FILE'] || 'inbox.sqlite';
  if (!existsSync(file)) throw new TriageError('INBOX_MISSING', `there is no ${file}; name it with INBOX_FILE`);
  return InboxStore.open({ file });
}
