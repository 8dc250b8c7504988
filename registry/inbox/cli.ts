import { existsSync } from 'node:fs';
import { InboxError } from './errors.ts';
import { dayOf } from './retention.ts';
import { startInbox } from './server.ts';
import { type InboxSettings, readSettings } from './settings.ts';
import { InboxStore } from './store.ts';

const USAGE = `npm run inbox [-- <command>]

  (none)         runs the inbox until it is stopped
  backup FILE    copies a SQLite database, while it is in use, into a new file
  sweep          deletes what has been kept for as long as it may be; a running inbox does so every hour

docs/INBOX.md names the settings: INBOX_PORT, INBOX_FILE, DATABASE_URL ...`;

try {
  process.exitCode = await run(process.argv.slice(2), readSettings(process.env));
} catch (error) {
  if (!(error instanceof InboxError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** @returns the exit code. */
async function run([command, ...rest]: readonly string[], settings: InboxSettings): Promise<number> {
  if (command === undefined) return serve(settings);
  if (command === 'backup' && rest.length === 1 && rest[0]) return backup(rest[0], settings);
  if (command === 'sweep' && rest.length === 0) return sweep(settings);
  console.error(USAGE);
  return 2;
}

async function serve(settings: InboxSettings): Promise<number> {
  const inbox = await startInbox(settings, (line) => console.error(line));
  console.log(`The inbox is at ${inbox.url}`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void inbox.close());
  return 0;
}

async function backup(file: string, { database }: InboxSettings): Promise<number> {
  if ('url' in database) throw new InboxError('BACKUP_FAILED', 'PostgreSQL has pg_dump for this, see docs/INBOX.md');
  if (existsSync(file)) throw new InboxError('BACKUP_FAILED', `${file} is there already`);
  if (!existsSync(database.file)) throw new InboxError('BACKUP_FAILED', `there is no ${database.file}`);
  const store = await InboxStore.open(database);
  try {
    await store.backup(file);
  } catch (cause) {
    throw new InboxError('BACKUP_FAILED', String(cause), { cause });
  } finally {
    await store.close();
  }
  console.log(`Copied ${database.file} to ${file}`);
  return 0;
}

async function sweep({ database }: InboxSettings): Promise<number> {
  const store = await InboxStore.open(database);
  try {
    await store.sweep(dayOf(new Date()));
  } finally {
    await store.close();
  }
  return 0;
}
