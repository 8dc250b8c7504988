import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, PostgresDialect, type SqliteDatabase, SqliteDialect } from 'kysely';
import pg from 'pg';
import type { Refusal, SubmissionState } from '../../lib/reports/protocol.ts';
import type { SubmissionKind } from '../../lib/reports/submission.ts';
import { InboxError } from './errors.ts';

/** Days are `YYYY-MM-DD`, UTC: nothing finer is kept. */
interface SubmissionRow {
  id: string;
  kind: SubmissionKind;
  /** Exactly what was sent; null once it was erased. */
  body: string | null;
  /** The channel's handle in lower case. */
  handle: string | null;
  peer_id: string | null;
  state: SubmissionState;
  received: string;
  updated: string;
  /** Mark of the reader, see reader-marks.ts. */
  reader: string | null;
  refusal: Refusal | null;
  decision: string | null;
  list_version: number | null;
}

interface DecisionRow {
  id: string;
  kind: 'accept' | 'refuse';
  decided: string;
  refusal: Refusal | null;
  /** For whoever works with the inbox; never told to others. */
  note: string | null;
  /** JSON of the change to the registry. */
  change: string | null;
  list_version: number | null;
}

interface DayKeyRow {
  day: string;
  /** base64 of 32 random bytes. */
  key: string;
}

export interface Tables {
  submissions: SubmissionRow;
  decisions: DecisionRow;
  day_keys: DayKeyRow;
}

export type Database = Kysely<Tables>;

/** Where an inbox keeps what it holds. */
export type DatabaseAddress = { file: string } | { url: string };

/** How long a statement waits for another process that writes, in milliseconds. */
const BUSY_TIMEOUT_MS = 10_000;
const POSTGRES_CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 10_000;

/**
 * Opens a database: SQLite in a file (`:memory:` for none), or PostgreSQL and what speaks its protocol.
 *
 * @throws {InboxError} `DATABASE_UNREACHABLE`
 */
export function openDatabase(address: DatabaseAddress): Database {
  if ('url' in address) {
    const pool = new pg.Pool({
      connectionString: address.url,
      max: POSTGRES_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    });
    // A connection that breaks while nobody uses it is replaced; without a listener it would end the process.
    pool.on('error', () => {});
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  }
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: openSqlite(address.file) }) });
}

function openSqlite(file: string): SqliteDatabase {
  try {
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
