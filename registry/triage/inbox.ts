import { existsSync } from 'node:fs';
import { readSettings } from '../inbox/settings.ts';
import { InboxStore } from '../inbox/store.ts';
import { TriageError } from './errors.ts';

/**
 * Opens the inbox that `npm run inbox` keeps: PostgreSQL at `DATABASE_URL`, or else the SQLite file `INBOX_FILE`.
 *
 * @throws {TriageError} `INBOX_MISSING` rather than making an empty one; `InboxError`.
 */
export async function openInbox(environment: NodeJS.ProcessEnv): Promise<InboxStore> {
  const { database } = readSettings(environment);
  if ('file' in database && !existsSync(database.file)) {
    throw new TriageError('INBOX_MISSING', `there is no ${database.file}; name it with INBOX_FILE`);
  }
  return InboxStore.open(database);
}
