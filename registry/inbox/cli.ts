import { existsSync } from 'node:fs';
import { backup, restore } from './copies.ts';
import { InboxError } from './errors.ts';
import { dayOf } from './retention.ts';
import { startInbox } from './server.ts';
import { type InboxSettings, readSettings } from './settings.ts';
import { InboxStore } from './store.ts';
import { Sweeper } from './sweeper.ts';

const USAGE = `npm run inbox [-- <command>]

  (none)         runs the inbox until it is stopped
  backup FILE    copies a SQLite database, while it is in use, into a new file
  restore FILE   puts such a copy in the place of the SQLite database; the inbox must not run
  sweep [--clock-is-right]
                 deletes what has been kept for as long as it may be; a running inbox does so every hour

docs/INBOX.md names the settings: INBOX_PORT, INBOX_FILE, DATABASE_URL ...`;

/** What this process makes is for its owner alone: the database, copies of it, and what SQLite puts beside them. */
const PRIVATE_UMASK = 0o077;

process.umask(PRIVATE_UMASK);
try {
  process.exitCode = await run(process.argv.slice(2), readSettings(process.env));
} catch (error) {
  if (!(error instanceof InboxError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** @returns the exit code. */
async function run([command, ...rest]: readonly string[], settings: InboxSettings): Promise<number> {
  const [file, ...more] = rest;
  const { database } = settings;
  if (command === undefined) return serve(settings);
  if (command === 'backup' && file && more.length === 0) {
    await backup(database, file);
    console.log(`Copied the database to ${file}`);
    return 0;
  }
  if (command === 'restore' && file && more.length === 0) {
    await restore(database, file, dayOf(new Date()));
    console.log(`Restored from ${file}. What was erased since that copy is there again: see docs/INBOX.md.`);
    return 0;
  }
  const isClockRight = rest.length === 1 && file === '--clock-is-right';
  if (command === 'sweep' && (rest.length === 0 || isClockRight)) return sweep(settings, isClockRight);
  console.error(USAGE);
  return 2;
}

async function serve(settings: InboxSettings): Promise<number> {
  const inbox = await startInbox(settings, (line) => console.error(line));
  // Before anybody is told that it runs, and could want it to end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void inbox.close());
  console.log(`The inbox is at ${inbox.url}`);
  return 0;
}

async function sweep({ database }: InboxSettings, isClockRight: boolean): Promise<number> {
  if ('file' in database && !existsSync(database.file)) {
    throw new InboxError('DATABASE_MISSING', `there is no ${database.file}; name it with INBOX_FILE`);
  }
  const store = await InboxStore.open(database);
  try {
    const { undecided } = await new Sweeper(store).sweep(dayOf(new Date()), isClockRight);
    if (undecided > 0) console.log(`Erased the content of ${undecided} that nobody had decided on.`);
  } finally {
    await store.close();
  }
  return 0;
}
