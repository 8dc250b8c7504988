import { Kysely, PostgresDialect, SqliteDialect } from 'kysely';
import type { Refusal, SubmissionState } from '../../lib/reports/protocol.ts';
import type { SubmissionKind } from '../../lib/reports/submission.ts';
import { openPool } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

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

/**
 * Opens a database: SQLite in a file (`:memory:` for none), or PostgreSQL and what speaks its protocol.
 *
 * @throws {InboxError} `DATABASE_UNREACHABLE`
 */
export function openDatabase(address: DatabaseAddress): Database {
  if ('url' in address) return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(address.url) }) });
  return new Kysely<Tables>({ dialect: new SqliteDialect({ database: openSqlite(address.file) }) });
}
