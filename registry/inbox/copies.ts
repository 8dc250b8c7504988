import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import type { DatabaseAddress } from './database.ts';
import { InboxError } from './errors.ts';
import { isInUse, isSound, makePrivateFile, PRIVATE } from './sqlite.ts';
import { InboxStore } from './store.ts';

/**
 * Copies a SQLite database into a new file while it is in use, without the keys of the days.
 *
 * @throws {InboxError} `BACKUP_FAILED`
 */
export async function backup(database: DatabaseAddress, file: string): Promise<void> {
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
}

/** What SQLite keeps beside a database. Of another database, `-wal` would be written into the one that is put there. */
const BESIDE = ['-wal', '-shm', '-journal'];

/**
 * Puts a copy in the place of a SQLite database that nobody uses. The copy is looked through and brought up to date before
 * the old database is touched. What readers took back, as far as the old one can still be read, stays erased.
 *
 * @param day today, `YYYY-MM-DD`, UTC.
 * @throws {InboxError} `RESTORE_FAILED`, `DATABASE_NEWER`, `MIGRATION_FAILED`; the file system's own error.
 */
export async function restore(database: DatabaseAddress, file: string, day: string): Promise<void> {
  if ('url' in database) throw new InboxError('RESTORE_FAILED', 'PostgreSQL has pg_restore for this');
  const target = database.file;
  if (!existsSync(file)) throw new InboxError('RESTORE_FAILED', `there is no ${file}`);
  if (existsSync(target) && realpathSync(file) === realpathSync(target)) {
    throw new InboxError('RESTORE_FAILED', `${file} is the database itself`);
  }
  const draft = `${target}.restoring`;
  clear(draft);
  try {
    makePrivateFile(draft);
    copyFileSync(file, draft);
    // Copying brings the mode along.
    chmodSync(draft, PRIVATE);
    // Whoever copied a database by hand has the rest of it there.
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${draft}-wal`);
    if (!isSound(draft)) throw new InboxError('RESTORE_FAILED', `${file} is no sound SQLite database`);
    const store = await InboxStore.open({ file: draft });
    try {
      if (existsSync(target) && isInUse(target)) {
        throw new InboxError('RESTORE_FAILED', `${target} is in use: stop the inbox first`);
      }
      await store.withdraw(await takenBackIn(target), day);
    } finally {
      await store.close();
    }
    sync(draft);
    for (const end of BESIDE) rmSync(`${target}${end}`, { force: true });
    renameSync(draft, target);
  } finally {
    clear(draft);
  }
}

/** Ids; none when the database is not there or cannot be read: it is being restored for a reason. */
async function takenBackIn(file: string): Promise<string[]> {
  if (!existsSync(file) || !isSound(file)) return [];
  const store = new InboxStore({ file });
  try {
    return (await store.all()).filter(({ state }) => state === 'withdrawn').map(({ id }) => id);
  } catch {
    return [];
  } finally {
    await store.close();
  }
}

function clear(file: string): void {
  for (const end of ['', ...BESIDE]) rmSync(`${file}${end}`, { force: true });
}

function sync(file: string): void {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}
