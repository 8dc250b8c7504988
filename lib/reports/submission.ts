import * as z from 'zod/mini';
import { type Nomination, nominationSchema } from './nomination.ts';
import { type Report, reportSchema } from './report.ts';

/** What an inbox takes. */
export const submissionSchema = z.discriminatedUnion('format', [reportSchema, nominationSchema]);

export type Submission = Report | Nomination;
export const SUBMISSION_KINDS = ['report', 'nomination'] as const;
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number];

/** What kind of thing was submitted. */
export function kindOf({ format }: Pick<Submission, 'format'>): SubmissionKind {
  return format === 'channel-trust-hints/report' ? 'report' : 'nomination';
}
