/** Why a command of triage did nothing. docs/TRIAGE.md says what to do about each. */
export const TRIAGE_CODES = [
  /** There is no inbox where one was looked for. */
  'INBOX_MISSING',
  /** Nothing about this channel waits for a decision. */
  'NOTHING_WAITS',
  /** What waits speaks of several channels, and it is not clear which one is meant. */
  'CHANNEL_AMBIGUOUS',
  /** What waits names several peer ids. */
  'PEER_ID_AMBIGUOUS',
  /** None of what waits asks for this. */
  'NOT_ASKED_FOR',
  /** What was named with --only does not wait in this group. */
  'SUBMISSION_UNKNOWN',
  /** The registry has no organisation of this id. */
  'ORGANISATION_UNKNOWN',
  /** The registry has an organisation of this id already. */
  'ORGANISATION_EXISTS',
  /** The registry says nothing of this channel that could be changed or removed. */
  'ENTRY_UNKNOWN',
  /** More than one organisation has an entry for it. */
  'ENTRY_AMBIGUOUS',
  /** Without this channel the organisation would have none. */
  'LAST_CHANNEL',
  /** The registry pins the channel to another peer id. */
  'PEER_ID_DIFFERS',
  /** Somebody else has decided meanwhile. */
  'ALREADY_DECIDED',
  /** The registry holds the change, but the inbox could not note the decision. */
  'NOT_RECORDED',
  /** There is nothing under this name, neither decided nor waiting. */
  'NO_TRACE',
  /** The file to export to is there already. */
  'FILE_EXISTS',
] as const;

export type TriageCode = (typeof TRIAGE_CODES)[number];

/** A code for machines, plain words for people. */
export class TriageError extends Error {
  readonly code: TriageCode;

  constructor(code: TriageCode, words: string, options?: ErrorOptions) {
    super(`${code}: ${words}`, options);
    this.name = 'TriageError';
    this.code = code;
  }
}
