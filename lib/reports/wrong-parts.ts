import { MAX_BYTES } from './limits.ts';
import { printSubmission } from './print.ts';
import { type Submission, submissionSchema } from './submission.ts';

/**
 * What an inbox would refuse of a report or nomination: the names of its parts, as the JSON has them, and `whole` when it
 * is too long altogether. Empty when it would be taken.
 */
export function wrongParts(submission: Submission): string[] {
  const read = submissionSchema.safeParse(submission);
  if (!read.success) return [...new Set(read.error.issues.map(({ path }) => String(path[0] ?? 'whole')))];
  return new TextEncoder().encode(printSubmission(submission)).length > MAX_BYTES ? ['whole'] : [];
}
