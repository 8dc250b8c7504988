/** Every error a reader can meet. Each has its plain words under `error.<code>` in the locale files. */
export const ERROR_CODES = [
  /** A list is not built as it should be. */
  'LIST_CORRUPT',
  /** A list was made for a newer version of the extension. */
  'LIST_FORMAT_NEWER',
  /** A list is not signed by those who may sign it. */
  'LIST_SIGNATURE',
  /** A file of a list is not the one that was signed. */
  'LIST_ALTERED',
  /** A list that is older than the one in use was offered. */
  'LIST_ROLLBACK',
  /** What the list's server offers has expired: nobody renews it, or somebody holds newer ones back. */
  'LIST_EXPIRED',
  /** A file of a list is larger than it may be. */
  'LIST_TOO_LARGE',
  /** The list's server cannot be reached, or has no list. */
  'LIST_UNREACHABLE',
  /** The list's server asks for patience. */
  'LIST_BUSY',
  /** What was typed is no address that a list can have. */
  'LIST_ADDRESS_INVALID',
  /** The list is one of the reader's already, or the extension's own. */
  'LIST_ALREADY_ADDED',
  /** The reader has added as many lists as there may be. */
  'LISTS_FULL',
  /** No list at all could be read. */
  'LIST_UNREADABLE',
  /** Choices cannot be kept: storage is full or denied. */
  'STORAGE_UNAVAILABLE',
  /** A newer version of the extension stored it. */
  'STORED_NEWER',
  /** The background did not answer. */
  'BACKGROUND_UNREACHABLE',
  /** The page is not built as expected: badges may be missing. */
  'PAGE_UNREADABLE',
  /** A private invitation or post link: it tells no handle. */
  'LINK_PRIVATE',
  /** Nothing was typed. */
  'QUERY_EMPTY',
  /** The query is longer than any handle, link or name. */
  'QUERY_TOO_LONG',
  /** What was sent is not a sighting. */
  'SIGHTING_INVALID',
  /** The file is not one that the reader's own list was saved in. */
  'IMPORT_INVALID',
  /** The file is larger than any saved list, or holds more channels. */
  'IMPORT_TOO_LARGE',
  /** The file was saved by a newer version of the extension. */
  'IMPORT_NEWER',
  /** The reader's own list holds as many channels as it may. */
  'PERSONAL_FULL',
  /** What was typed names no channel by its handle. */
  'HANDLE_INVALID',
  /** What was typed is no link to a message. */
  'MESSAGE_LINK_INVALID',
  /** There are more links to messages than a report holds. */
  'LINKS_TOO_MANY',
  /** What was to be sent is neither a report nor a nomination. */
  'SUBMISSION_INVALID',
  /** The outbox holds as much as it may. */
  'OUTBOX_FULL',
  /** The list takes no reports: it names no inbox. */
  'INBOX_MISSING',
  /** The inbox cannot be reached. */
  'INBOX_UNREACHABLE',
  /** The inbox asks for patience. */
  'INBOX_BUSY',
  /** The inbox does not take it as it is. */
  'INBOX_REJECTED',
  /** The inbox has something else under the same id. */
  'INBOX_ID_TAKEN',
  /** It is dated in the future: this computer's clock is wrong. */
  'INBOX_DATE',
  /** The inbox knows nothing of it any more. */
  'INBOX_FORGOT',
  /** A person has decided on it already: it cannot be taken back. */
  'INBOX_DECIDED',
  /** The site may be read only when the reader allows it. */
  'SITE_NOT_ALLOWED',
  /** The site cannot be reached, or leads to another one. */
  'SITE_UNREACHABLE',
  /** What was typed is no https address of a site. */
  'SITE_ADDRESS_INVALID',
  /** It is one of Telegram's own, which is nobody's own site. */
  'SITE_IS_TELEGRAM',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** An error with a code that can be said in words. */
export class CodedError extends Error {
  readonly code: ErrorCode;
  /** Tells it apart in another script of ours, which has a class of its own for it. */
  readonly isCoded = true;

  constructor(code: ErrorCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.name = 'CodedError';
    this.code = code;
  }
}

/** The code of a coded error, be it thrown by another script of ours, or `fallback` for any other. */
export function errorCode(error: unknown, fallback: ErrorCode): ErrorCode {
  return error instanceof Error && 'isCoded' in error ? (error as CodedError).code : fallback;
}
