import * as z from 'zod/mini';
import { type Nomination, nominationSchema } from './nomination.ts';
import { REPORT_FORMAT, type Report, reportSchema } from './report.ts';

/** What an inbox takes. */
export const submissionSchema = z.discriminatedUnion('format', [reportSchema, nominationSchema]);

export type Submission = Report | Nomination;
export const SUBMISSION_KINDS = ['report', 'nomination'] as const;
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number];

/** What kind of thing was submitted. */
export function kindOf({ format }: { format: string }): SubmissionKind {
  return format === REPORT_FORMAT ? 'report' : 'nomination';
}

/**
 * What every version of a submission says of the channel: the outbox outlives updates, and may hold some that this version
 * would write otherwise.
 */
export const headSchema = z.object({
  format: z.string(),
  handle: z.optional(z.string()),
  peerId: z.optional(z.string()),
  title: z.optional(z.string()),
});
