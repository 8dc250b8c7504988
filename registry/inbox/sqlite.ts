import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import type { SqliteDatabase } from 'kysely';
import { InboxError } from './errors.ts';

/** How long a statement waits for another process that writes, in milliseconds. */
export const BUSY_TIMEOUT_MS = 10_000;
/** Nobody else on the machine may read what was sent. SQLite gives `-wal` and `-shm` the mode of the database. */
export const PRIVATE = 0o600;

/** Opens a SQLite file, and makes it when there is none. @throws {InboxError} `DATABASE_UNREACHABLE` */
export function openSqlite(file: string): SqliteDatabase {
  try {
    if (file !== ':memory:') closeSync(openSync(file, 'a', PRIVATE));
    const database = new DatabaseSync(file);
    database.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    database.exec('PRAGMA journal_mode = WAL');
    // Every commit is on the disk before it is answered: https://www.sqlite.org/pragma.html#pragma_synchronous
    database.exec('PRAGMA synchronous = FULL');
    // What is erased is overwritten, not only unlinked.
    database.exec('PRAGMA secure_delete = ON');
    return asKysely(database);
  } catch (cause) {
    throw new InboxError('DATABASE_UNREACHABLE', `${file}: ${String(cause)}`, { cause });
  }
}

/** Node's own SQLite with the interface that Kysely knows. Every statement is asked for its rows: of some there are none. */
function asKysely(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      // One that reads before it writes would fail when somebody else wrote meanwhile; this one waits at its start.
      const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql);
      const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
      return {
        reader: true,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
    },
  };
}

/** Makes the empty file of a copy, which only its owner may read. @throws when there is one. */
export function makePrivateFile(file: string): void {
  closeSync(openSync(file, 'wx', PRIVATE));
}

/**
 * Takes the keys of the days out of a copy: beside them, anybody could try every address on the marks in it. No journal
 * of it comes to the disk.
 */
export function dropDayKeys(file: string): void {
  const copy = new DatabaseSync(file);
  try {
    for (const pragma of ['journal_mode = MEMORY', 'synchronous = FULL', 'secure_delete = ON']) {
      copy.exec(`PRAGMA ${pragma}`);
    }
    copy.exec('DELETE FROM day_keys');
  } finally {
    copy.close();
  }
}

/** SQLite's own number for “somebody else uses it”, whatever the extended code says beside. */
const BUSY = 5;

/**
 * True when another process has the database open. Has SQLite write its log into the file and do away with it, which only
 * works for whoever is alone. A file that is no sound database counts as unused.
 */
export function isInUse(file: string): boolean {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    database.exec('PRAGMA busy_timeout = 0');
    database.exec('PRAGMA journal_mode = DELETE');
    return false;
  } catch (error) {
    return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === BUSY;
  } finally {
    database?.close();
  }
}

/** True for a SQLite database whose pages and indexes agree (`PRAGMA integrity_check`). */
export function isSound(file: string): boolean {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    return database.prepare('PRAGMA integrity_check(1)').get()?.['integrity_check'] === 'ok';
  } catch {
    return false;
  } finally {
    database?.close();
  }
}
