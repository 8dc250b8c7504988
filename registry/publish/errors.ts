/** What can be wrong when a list is published. docs/PUBLISHING.md says what to do about each. */
export const PUBLISH_CODES = [
  'HOME_MISSING',
  'HOME_LOCKED',
  'FILE_CORRUPT',
  'KEYS_INSIDE_REPOSITORY',
  'KEY_EXISTS',
  'KEY_LISTED',
  'KEY_NOT_COUNTED',
  'KEY_REVOKED',
  'KEY_UNKNOWN',
  'KEY_WRONG_ROLE',
  'NO_KEYS',
  'TEST_KEY',
  'PASSPHRASE_MISSING',
  'PASSPHRASE_EMPTY',
  'PASSPHRASE_DIFFERS',
  'PASSPHRASE_WRONG',
  'THRESHOLD_UNREACHABLE',
  'ALREADY_PUBLISHED',
  'NOT_INITIALISED',
  'NOT_PUBLISHED',
  'NOTHING_STAGED',
  'NOT_STAGED_HERE',
  'STAGED_OUTDATED',
  'NOT_SIGNED',
  'NOT_VERIFIED',
  'DATE_WRONG',
  'PUBLISH_OLDER',
  'PUBLISH_OTHER_LIST',
  'OUT_IN_HOME',
  'EXPORT_NOT_EMPTY',
  'OUT_IN_REGISTRY',
  'QUERY_FAILED',
  'QUERY_UNREADABLE',
] as const;

export type PublishCode = (typeof PUBLISH_CODES)[number];

/** Why a command of the publisher did nothing: a code for machines, plain words for people. */
export class PublishError extends Error {
  readonly code: PublishCode;

  constructor(code: PublishCode, words: string, options?: ErrorOptions) {
    super(`${code}: ${words}`, options);
    this.name = 'PublishError';
    this.code = code;
  }
}

/** What an error says, for the middle of a sentence. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** True for an error of the file system (or of a process) with this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
