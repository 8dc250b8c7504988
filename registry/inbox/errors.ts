/** Why an inbox does not start, or one of its commands does not do its work. */
export type InboxProblem =
  /** A setting of the environment holds what it cannot. */
  | 'SETTINGS_INVALID'
  /** The database cannot be opened or reached. */
  | 'DATABASE_UNREACHABLE'
  /** The database was made by a later version. */
  | 'DATABASE_NEWER'
  /** The database could not be brought up to date. */
  | 'MIGRATION_FAILED'
  /** The address is taken, or may not be used. */
  | 'ADDRESS_UNUSABLE'
  /** The backup's file is there already, or cannot be written. */
  | 'BACKUP_FAILED';

/** A problem with its code, in one line. */
export class InboxError extends Error {
  readonly code: InboxProblem;

  constructor(code: InboxProblem, words: string, options?: ErrorOptions) {
    super(`${code}: ${words}`, options);
    this.name = 'InboxError';
    this.code = code;
  }
}
