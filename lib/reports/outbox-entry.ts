import type { ErrorCode } from '../errors.ts';
import type { Refusal } from './protocol.ts';
import type { SubmissionKind } from './submission.ts';

/**
 * What has become of something the reader sent.
 * - `waiting`: it is on its way; the inbox has not answered yet
 * - `sent`: the inbox has it
 * - `accepted`, `published`, `refused`: what a person decided there
 * - `failed`: the inbox will not take it as it is, `problem` says why; it is kept until the reader decides
 * - `withdrawing`: the reader took it back, and the inbox has not confirmed yet; afterwards there is no entry
 */
export const OUTBOX_STATES = ['waiting', 'sent', 'accepted', 'published', 'refused', 'failed', 'withdrawing'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** One report or nomination in the outbox, as the reader sees it. */
export interface OutboxEntry {
  id: string;
  kind: SubmissionKind;
  /** The channel it is about. */
  handle?: string;
  peerId?: string;
  title?: string;
  /** Exactly what is sent. */
  text: string;
  /** The list whose inbox it goes to, as it was when the reader pressed Send. */
  list: { id: string; name: string; inbox: string };
  /** When the reader pressed Send, ISO 8601. */
  created: string;
  /** `unreadable`: whatever it is, this version of the extension cannot read it, and leaves it as it is. */
  state: OutboxState | 'unreadable';
  /** How often it was tried in vain since it last went well; while it is being tried, with this time. */
  attempts: number;
  /** When it is tried next, ISO 8601; absent when nothing is waited for. */
  nextTry?: string;
  /** Why the last attempt was in vain. */
  problem?: ErrorCode;
  /** For `refused`. */
  refusal?: Refusal;
  /** For `published`: version of the list that first held the change. */
  listVersion?: number;
}
