import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Database } from './database.ts';
import { InboxError } from './errors.ts';

/**
 * Forward only, in the order of their names. One that was released is never changed. On SQLite a migration is no
 * transaction: each step must do no harm when it is done again.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-submissions': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('submissions')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('body', 'text')
        .addColumn('handle', 'text')
        .addColumn('peer_id', 'text')
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('received', 'text', (column) => column.notNull())
        .addColumn('updated', 'text', (column) => column.notNull())
        .addColumn('reader', 'text')
        .addColumn('refusal', 'text')
        .addColumn('decision', 'text')
        .addColumn('list_version', 'integer')
        .execute();
      await db.schema.createIndex('submissions_state').ifNotExists().on('submissions').column('state').execute();
      await db.schema.createIndex('submissions_updated').ifNotExists().on('submissions').column('updated').execute();
      await db.schema.createIndex('submissions_decision').ifNotExists().on('submissions').column('decision').execute();
      await db.schema
        .createTable('decisions')
        .ifNotExists()
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('decided', 'text', (column) => column.notNull())
        .addColumn('refusal', 'text')
        .addColumn('note', 'text')
        .addColumn('change', 'text')
        .addColumn('list_version', 'integer')
        .execute();
      await db.schema
        .createTable('day_keys')
        .ifNotExists()
        .addColumn('day', 'text', (column) => column.primaryKey())
        .addColumn('key', 'text', (column) => column.notNull())
        .execute();
    },
  },
};

const ATTEMPTS = 5;
const PAUSE_MS = 200;

/**
 * Brings a database up to date. Several instances may do so at once.
 *
 * @throws {InboxError} `DATABASE_NEWER`, `DATABASE_UNREACHABLE`, `MIGRATION_FAILED`
 */
export async function migrate(
  database: Database,
  migrations: Readonly<Record<string, Migration>> = MIGRATIONS,
): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => ({ ...migrations }) } });
  const done = await migrator.getMigrations().catch((cause: unknown) => {
    throw new InboxError('DATABASE_UNREACHABLE', String(cause), { cause });
  });
  for (let attempt = 1; ; attempt++) {
    const { error } = await migrator.migrateToLatest();
    if (!error) return;
    // Kysely's words for a migration that was run and is not among those that are known.
    if (/corrupted migrations/.test(String(error))) {
      const last = done.at(-1)?.name;
      throw new InboxError('DATABASE_NEWER', `it holds more than this version knows (${last})`, { cause: error });
    }
    // Another instance may have been at it at the same time: then there is nothing left to do the next time.
    if (attempt === ATTEMPTS) throw new InboxError('MIGRATION_FAILED', String(error), { cause: error });
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
