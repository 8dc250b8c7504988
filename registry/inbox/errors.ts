/** Why an inbox does not start, or one of its commands does not do its work. docs/INBOX.md says what to do about each. */
export const INBOX_PROBLEMS = [
  /** A setting of the environment holds what it cannot. */
  'SETTINGS_INVALID',
  /** The database cannot be opened or reached. */
  'DATABASE_UNREACHABLE',
  /** There is no such SQLite file: a command makes none. */
  'DATABASE_MISSING',
  /** The database was made by a later version. */
  'DATABASE_NEWER',
  /** The database could not be brought up to date. */
  'MIGRATION_FAILED',
  /** The address is taken, or may not be used. */
  'ADDRESS_UNUSABLE',
  /** The clock is far ahead of everything that the database holds: to sweep by it would erase all of that. */
  'CLOCK_JUMPED',
  /** The backup's file is there already, or cannot be written. */
  'BACKUP_FAILED',
  /** What is to be restored is no sound copy, or the inbox runs. */
  'RESTORE_FAILED',
] as const;

type InboxProblem = (typeof INBOX_PROBLEMS)[number];

/** A problem with its code, in one line. */
export class InboxError extends Error {
  readonly code: InboxProblem;

  constructor(code: InboxProblem, words: string, options?: ErrorOptions) {
    super(`${code}: ${words}`, options);
    this.name = 'InboxError';
    this.code = code;
  }
}
