import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { sql, type Transaction } from 'kysely';
import { MAX_BYTES } from '../../lib/reports/limits.ts';
import type { Refusal, SubmissionState, SubmissionStatus } from '../../lib/reports/protocol.ts';
import type { SubmissionKind } from '../../lib/reports/submission.ts';
import { type Database, type DatabaseAddress, openDatabase, type Tables } from './database.ts';
import { migrate } from './migrations.ts';
import { daysBefore, RETENTION_DAYS } from './retention.ts';
import { BUSY_TIMEOUT_MS, dropDayKeys, makePrivateFile } from './sqlite.ts';

/** A submission that is to be stored. */
export interface NewSubmission {
  id: string;
  kind: SubmissionKind;
  /** Exactly what was sent. */
  body: string;
  handle?: string | undefined;
  peerId?: string | undefined;
  /** Mark of the reader. */
  reader?: string | undefined;
  /** The day it came in, `YYYY-MM-DD`, UTC. */
  received: string;
}

/**
 * What became of one that was to be stored.
 * - `stored`: it is new
 * - `known`: the same was stored before
 * - `other`: something else was stored under its id
 * - `withdrawn`: it was taken back before
 */
export type Outcome = 'stored' | 'known' | 'other' | 'withdrawn';

export interface StoredSubmission {
  id: string;
  kind: SubmissionKind;
  /** Absent once it was erased. */
  body?: string;
  handle?: string;
  peerId?: string;
  state: SubmissionState;
  received: string;
  updated: string;
  reader?: string;
  refusal?: Refusal;
  decision?: string;
  listVersion?: number;
}

export interface Decision {
  id: string;
  kind: 'accept' | 'refuse';
  /** `YYYY-MM-DD`, UTC. */
  decided: string;
  refusal?: Refusal;
  note?: string;
  /** JSON of the change to the registry. */
  change?: string;
  /** Version of the list that first held the change. */
  listVersion?: number;
}

/** Older than every day of which there is a key. */
const PROBE_DAY = '0000-00-00';

/** What a sweep did. */
export interface Swept {
  /** How many lost their content before anybody decided on them. */
  undecided: number;
}

/** How long a sweep of SQLite's log waits for somebody who reads, in milliseconds: nothing else is done meanwhile. */
const CHECKPOINT_TIMEOUT_MS = 50;

/** The most rows of one statement: PostgreSQL takes 65,535 values, SQLite 32,766. */
const MOST_ROWS = 500;

/**
 * Everything an inbox holds, in SQLite or PostgreSQL. Several processes may use the same database at once. Every method
 * rejects with the database's own error when that cannot be used.
 */
export class InboxStore {
  readonly #db: Database;
  readonly #isFile: boolean;

  /** Opens a store without looking at what is in it. @throws {InboxError} `DATABASE_UNREACHABLE` */
  constructor(address: DatabaseAddress) {
    this.#db = openDatabase(address);
    this.#isFile = 'file' in address;
  }

  /** Opens a store and brings it up to date. @throws {InboxError} */
  static async open(address: DatabaseAddress): Promise<InboxStore> {
    const store = new InboxStore(address);
    try {
      await migrate(store.#db);
    } catch (error) {
      await store.close();
      throw error;
    }
    return store;
  }

  close(): Promise<void> {
    return this.#db.destroy();
  }

  /** Rejects when the database does not answer. */
  async ping(): Promise<void> {
    await this.#db.selectFrom('day_keys').select('day').limit(1).execute();
  }

  /**
   * Rejects when nothing can be stored: a disk that is full can still be read. Stores as much as the largest submission
   * for a moment; what stays of that is gone with the next sweep.
   */
  async probe(): Promise<void> {
    const row = { day: PROBE_DAY, key: ' '.repeat(MAX_BYTES) };
    await this.#db
      .insertInto('day_keys')
      .values(row)
      .onConflict((conflict) => conflict.column('day').doUpdateSet({ key: row.key }))
      .execute();
    await this.#db.deleteFrom('day_keys').where('day', '=', PROBE_DAY).execute();
  }

  /** Stores submissions in one transaction. @returns the outcomes in the same order, once they are on the disk. */
  async add(submissions: readonly NewSubmission[]): Promise<Outcome[]> {
    if (submissions.length === 0) return [];
    return this.#db.transaction().execute(async (transaction) => {
      const inserted = new Set<string>();
      // In one order everywhere, so that two instances never wait for each other.
      const sorted = submissions.toSorted((a, b) => (a.id < b.id ? -1 : 1));
      for (const rows of portions(sorted)) {
        const done = await transaction
          .insertInto('submissions')
          .values(rows.map(rowOf))
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .execute();
        for (const { id } of done) inserted.add(id);
      }
      const stored = await this.#bodies(transaction, [...new Set(submissions.map(({ id }) => id))]);
      return submissions.map(({ id, body }): Outcome => {
        // Of two that came at once, one was stored; the other is the same again, or is not.
        if (inserted.delete(id)) return stored.get(id)?.body === body ? 'stored' : 'other';
        const row = stored.get(id);
        if (row?.state === 'withdrawn') return 'withdrawn';
        // What was erased, in whole or in part, cannot be compared any more.
        return row?.body === body || row?.state !== 'received' || row.body === null ? 'known' : 'other';
      });
    });
  }

  async #bodies(transaction: Transaction<Tables>, ids: readonly string[]) {
    const rows = await transaction
      .selectFrom('submissions')
      .select(['id', 'body', 'state'])
      .where('id', 'in', ids)
      .execute();
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** The public state of a submission. */
  async status(id: string): Promise<SubmissionStatus | undefined> {
    const row = await this.#db
      .selectFrom('submissions')
      .select(['id', 'kind', 'state', 'updated', 'refusal', 'list_version'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) return undefined;
    return {
      id: row.id,
      kind: row.kind,
      state: row.state,
      updated: row.updated,
      ...(row.refusal && { refusal: row.refusal }),
      ...(row.list_version !== null && { listVersion: row.list_version }),
    };
  }

  /**
   * Takes submissions back in one transaction: their content is erased. One that never came is noted, so that it is
   * refused when it comes after all.
   *
   * @returns false for each, in the same order, on which somebody has decided already.
   */
  async withdraw(ids: readonly string[], day: string): Promise<boolean[]> {
    // In one order everywhere, so that two instances never wait for each other.
    const sorted = [...new Set(ids)].toSorted();
    const taken = await this.#db.transaction().execute(async (transaction) => {
      const done = new Set<string>();
      for (const some of portions(sorted)) {
        const empty = some.map((id) => rowOf({ id, kind: 'report', body: '', received: day }));
        const noted = await transaction
          .insertInto('submissions')
          .values(empty.map((row) => ({ ...row, ...ERASED, state: 'withdrawn' as const })))
          .onConflict((conflict) => conflict.column('id').doNothing())
          .returning('id')
          .execute();
        for (const { id } of noted) done.add(id);
      }
      for (const id of sorted.filter((one) => !done.has(one))) {
        const erased = await transaction
          .updateTable('submissions')
          .set({ ...ERASED, state: 'withdrawn', updated: day })
          .where('id', '=', id)
          .where('state', 'in', ['received', 'withdrawn'])
          .returning('id')
          .execute();
        if (erased.length > 0) done.add(id);
      }
      return done;
    });
    await this.#forget();
    return ids.map((id) => taken.has(id));
  }

  /**
   * What was erased is overwritten in SQLite's file, and still stands in its log (`-wal`) until that is written back and
   * cut off: https://www.sqlite.org/pragma.html#pragma_wal_checkpoint. While another process reads, that cannot be done;
   * the next time, or the next sweep, does it.
   */
  async #forget(): Promise<void> {
    if (!this.#isFile) return;
    await this.#db.connection().execute(async (connection) => {
      await sql.raw(`pragma busy_timeout = ${CHECKPOINT_TIMEOUT_MS}`).execute(connection);
      try {
        await sql`pragma wal_checkpoint(truncate)`.execute(connection);
      } finally {
        await sql.raw(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`).execute(connection);
      }
    });
  }

  /** What waits for a decision, oldest first. */
  async waiting(): Promise<StoredSubmission[]> {
    const rows = await this.#db
      .selectFrom('submissions')
      .selectAll()
      .where('state', '=', 'received')
      .where('body', 'is not', null)
      .orderBy('received')
      .orderBy('id')
      .execute();
    return rows.map(submissionOf);
  }

  /** Everything there is, oldest first. */
  async all(): Promise<StoredSubmission[]> {
    const rows = await this.#db.selectFrom('submissions').selectAll().orderBy('received').orderBy('id').execute();
    return rows.map(submissionOf);
  }

  /**
   * Keeps a decision, and gives its state to those of the submissions that still wait. Contacts go: nobody is asked
   * back any more. A decision that is known is not made twice.
   *
   * @param erase gives the body without what is not needed any more.
   * @returns the ids of the submissions that it decided.
   */
  async decide(decision: Decision, ids: readonly string[], erase: (body: string) => string): Promise<string[]> {
    const done = await this.#db.transaction().execute(async (transaction) => {
      // First, because a transaction of SQLite that has read cannot write once another process has written.
      await transaction
        .insertInto('decisions')
        .values({
          id: decision.id,
          kind: decision.kind,
          decided: decision.decided,
          refusal: decision.refusal ?? null,
          note: decision.note ?? null,
          change: decision.change ?? null,
          list_version: decision.listVersion ?? null,
        })
        .execute();
      const decided: string[] = [];
      for (const id of ids.toSorted()) {
        const row = await transaction
          .selectFrom('submissions')
          .select('body')
          .where('id', '=', id)
          .where('state', '=', 'received')
          .executeTakeFirst();
        if (!row) continue;
        const updated = await transaction
          .updateTable('submissions')
          .set({
            state: decision.kind === 'accept' ? 'accepted' : 'refused',
            refusal: decision.refusal ?? null,
            decision: decision.id,
            updated: decision.decided,
            reader: null,
            body: row.body === null ? null : erase(row.body),
          })
          .where('id', '=', id)
          .where('state', '=', 'received')
          .returning('id')
          .execute();
        decided.push(...updated.map((each) => each.id));
      }
      if (decided.length === 0) {
        await transaction.deleteFrom('decisions').where('id', '=', decision.id).execute();
      }
      return decided;
    });
    await this.#forget();
    return done;
  }

  /** Every decision, oldest first. */
  async decisions(): Promise<Decision[]> {
    const rows = await this.#db.selectFrom('decisions').selectAll().orderBy('decided').orderBy('id').execute();
    return rows.map(({ list_version, refusal, note, change, ...row }) => ({
      ...row,
      ...(refusal && { refusal }),
      ...(note !== null && { note }),
      ...(change !== null && { change }),
      ...(list_version !== null && { listVersion: list_version }),
    }));
  }

  /** Notes that a version of the list holds what was decided. What was noted before stays. */
  async publish(decisions: readonly string[], listVersion: number, day: string): Promise<void> {
    if (decisions.length === 0) return;
    await this.#db.transaction().execute(async (transaction) => {
      await transaction
        .updateTable('decisions')
        .set({ list_version: listVersion })
        .where('id', 'in', decisions)
        .where('list_version', 'is', null)
        .execute();
      await transaction
        .updateTable('submissions')
        .set({ state: 'published', list_version: listVersion, updated: day })
        .where('decision', 'in', decisions)
        .where('state', '=', 'accepted')
        .execute();
    });
  }

  /** How many submissions there are in each state. */
  async counts(): Promise<Partial<Record<SubmissionState, number>>> {
    const rows = await this.#db
      .selectFrom('submissions')
      .select(['state', sql<number | string>`count(*)`.as('count')])
      .groupBy('state')
      .execute();
    return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
  }

  /** The secret key of a day, 32 bytes; made when it is first asked for, the same for every instance. */
  async dayKey(day: string): Promise<Uint8Array> {
    const read = () => this.#db.selectFrom('day_keys').select('key').where('day', '=', day).executeTakeFirst();
    const known = await read();
    if (known) return Buffer.from(known.key, 'base64');
    await this.#db
      .insertInto('day_keys')
      .values({ day, key: randomBytes(32).toString('base64') })
      .onConflict((conflict) => conflict.column('day').doNothing())
      .execute();
    const { key } = (await read()) ?? {};
    if (!key) throw new Error(`no key for ${day}`);
    return Buffer.from(key, 'base64');
  }

  /** The last day of which the database holds anything; undefined when it holds nothing. */
  async lastDay(): Promise<string | undefined> {
    const { day, received, updated, decided } = await this.#db
      .selectNoFrom((select) => [
        select.selectFrom('day_keys').select(sql<string | null>`max(day)`.as('day')).as('day'),
        select.selectFrom('submissions').select(sql<string | null>`max(received)`.as('day')).as('received'),
        select.selectFrom('submissions').select(sql<string | null>`max(updated)`.as('day')).as('updated'),
        select.selectFrom('decisions').select(sql<string | null>`max(decided)`.as('day')).as('decided'),
      ])
      .executeTakeFirstOrThrow();
    return [day, received, updated, decided]
      .filter((one) => one !== null)
      .toSorted()
      .at(-1);
  }

  /** Deletes what has been kept for as long as it may be ({@link RETENTION_DAYS}). @param day today. */
  async sweep(day: string): Promise<Swept> {
    const before = (days: number) => daysBefore(day, days);
    const undecided = await this.#db.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('day_keys').where('day', '<=', before(RETENTION_DAYS.dayKey)).execute();
      await transaction
        .updateTable('submissions')
        .set({ reader: null })
        .where('reader', 'is not', null)
        .where('received', '<=', before(RETENTION_DAYS.readerMark))
        .execute();
      const tooLong = await transaction
        .updateTable('submissions')
        .set(ERASED)
        .where('body', 'is not', null)
        .where('state', '=', 'received')
        .where('received', '<=', before(RETENTION_DAYS.undecided))
        .returning('id')
        .execute();
      await transaction
        .updateTable('submissions')
        .set(ERASED)
        .where('body', 'is not', null)
        .where('state', 'in', ['published', 'refused', 'accepted'])
        .where('updated', '<=', before(RETENTION_DAYS.decided))
        .execute();
      await transaction
        .deleteFrom('submissions')
        .where('body', 'is', null)
        .where('updated', '<=', before(RETENTION_DAYS.status))
        .execute();
      return tooLong.length;
    });
    await this.#forget();
    return { undecided };
  }

  /**
   * Writes all of a SQLite database but the keys of the days into a new file, while it is in use. Rejects when the file
   * is there; what could not be finished is gone.
   */
  async backup(file: string): Promise<void> {
    makePrivateFile(file);
    try {
      await sql`vacuum into ${file}`.execute(this.#db);
      dropDayKeys(file);
    } catch (error) {
      rmSync(file, { force: true });
      throw error;
    }
  }
}

/** What stays of a submission whose content goes: number, kind, state and days. */
const ERASED = { body: null, handle: null, peer_id: null, reader: null } as const;

function rowOf({ id, kind, body, handle, peerId, reader, received }: NewSubmission): Tables['submissions'] {
  return {
    id,
    kind,
    body,
    handle: handle?.toLowerCase() ?? null,
    peer_id: peerId ?? null,
    state: 'received',
    received,
    updated: received,
    reader: reader ?? null,
    refusal: null,
    decision: null,
    list_version: null,
  };
}

function submissionOf(row: Tables['submissions']): StoredSubmission {
  const { body, handle, peer_id, reader, refusal, decision, list_version, ...rest } = row;
  return {
    ...rest,
    ...(body !== null && { body }),
    ...(handle !== null && { handle }),
    ...(peer_id !== null && { peerId: peer_id }),
    ...(reader !== null && { reader }),
    ...(refusal !== null && { refusal }),
    ...(decision !== null && { decision }),
    ...(list_version !== null && { listVersion: list_version }),
  };
}

function portions<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / MOST_ROWS) }, (_, at) =>
    items.slice(at * MOST_ROWS, (at + 1) * MOST_ROWS),
  );
}
