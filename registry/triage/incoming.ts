import type { Nomination } from '../../lib/reports/nomination.ts';
import type { Report } from '../../lib/reports/report.ts';
import { type Submission, submissionSchema } from '../../lib/reports/submission.ts';
import type { StoredSubmission } from '../inbox/store.ts';

/** A report or nomination as the inbox holds it, and what it says. */
export interface Incoming extends StoredSubmission {
  /** Absent once it was erased, or when it cannot be read. */
  content?: Submission;
}

/** Reads what a stored submission says. Its handle is as the reader wrote it. Never throws. */
export function readIncoming(stored: StoredSubmission): Incoming {
  const content = readContent(stored.body);
  return { ...stored, ...(content?.handle && { handle: content.handle }), ...(content && { content }) };
}

function readContent(body: string | undefined): Submission | undefined {
  if (body === undefined) return undefined;
  try {
    return submissionSchema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

/** What of them are reports. */
export function reportsOf(submissions: readonly Incoming[]): Report[] {
  return submissions.flatMap(({ content }) => (content && 'reason' in content ? [content] : []));
}

/** What of them are nominations. */
export function nominationsOf(submissions: readonly Incoming[]): Nomination[] {
  return submissions.flatMap(({ content }) => (content && 'pages' in content ? [content] : []));
}

/** Without the way to reach whoever sent it: nobody is asked back once it is decided. What cannot be read goes whole. */
export function withoutContact(body: string): string {
  const content = readContent(body);
  if (!content) return '{}';
  const { contact, ...rest } = content;
  return contact === undefined ? body : `${JSON.stringify(rest, null, 2)}\n`;
}
