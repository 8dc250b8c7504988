import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { Database } from './database.ts';
import { InboxError } from './errors.ts';

/** Forward only, in the order of their names. One that was released is never changed. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-submissions': {
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable('submissions')
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
      await db.schema.createIndex('submissions_state').on('submissions').column('state').execute();
      await db.schema.createIndex('submissions_updated').on('submissions').column('updated').execute();
      await db.schema.createIndex('submissions_decision').on('submissions').column('decision').execute();
      await db.schema
        .createTable('decisions')
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
        .addColumn('day', 'text', (column) => column.primaryKey())
        .addColumn('key', 'text', (column) => column.notNull())
        .execute();
    },
  },
};

/**
 * Brings a database up to date. Several instances may do so at once.
 *
 * @throws {InboxError} `DATABASE_NEWER`, `DATABASE_UNREACHABLE`, `MIGRATION_FAILED`
 */
export async function migrate(database: Database, migrations = MIGRATIONS): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => ({ ...migrations }) } });
  const done = await migrator.getMigrations().catch((cause: unknown) => {
    throw new InboxError('DATABASE_UNREACHABLE', String(cause), { cause });
  });
  const known = new Set(done.map(({ name }) => name));
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  // Kysely's words for a migration that was run and is not among those that are known.
  if (/corrupted migrations/.test(String(error))) {
    throw new InboxError('DATABASE_NEWER', `it holds more than this version knows (${[...known].at(-1)})`, {
      cause: error,
    });
  }
  throw new InboxError('MIGRATION_FAILED', String(error), { cause: error });
}
