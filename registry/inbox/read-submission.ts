import type * as z from 'zod/mini';
import { NOMINATION_FORMAT, NOMINATION_VERSION } from '../../lib/reports/nomination.ts';
import type { InboxErrorCode } from '../../lib/reports/protocol.ts';
import { REPORT_FORMAT, REPORT_VERSION } from '../../lib/reports/report.ts';
import { type Submission, submissionSchema } from '../../lib/reports/submission.ts';
import { dayOf, daysBefore } from './retention.ts';

const VERSIONS: Readonly<Record<string, number>> = {
  [REPORT_FORMAT]: REPORT_VERSION,
  [NOMINATION_FORMAT]: NOMINATION_VERSION,
};
/** More are not told. */
const MOST_FIELDS = 20;

/** What is wrong with a body. */
export interface Fault {
  code: Extract<InboxErrorCode, 'BODY_NOT_JSON' | 'SUBMISSION_INVALID' | 'SUBMISSION_VERSION' | 'DATE_IN_FUTURE'>;
  message: string;
  fields?: { path: string; message: string }[];
}

/** A body that is a report or a nomination: its text, and what it says. */
export interface ReadBody {
  text: string;
  submission: Submission;
}

/** Reads the body of a post. Never throws. @param now by which a date counts as to come. */
export function readSubmission(bytes: Uint8Array, now: Date): ReadBody | Fault {
  const text = decode(bytes);
  const value = text === undefined ? undefined : parse(text);
  if (text === undefined || value === undefined)
    return { code: 'BODY_NOT_JSON', message: 'the body is no JSON in UTF-8' };
  const fault = versionFault(value);
  if (fault) return fault;
  const read = submissionSchema.safeParse(value);
  if (!read.success) {
    return { code: 'SUBMISSION_INVALID', message: 'the body is not as it should be', fields: faults(read.error) };
  }
  // Clocks differ, and so do days: only what lies further ahead than that is a mistake.
  const last = daysBefore(dayOf(now), -1);
  const ahead = datesIn(read.data).find((date) => date > last);
  if (ahead !== undefined) {
    return { code: 'DATE_IN_FUTURE', message: `it is dated ${ahead}, today is ${dayOf(now)}` };
  }
  return { text, submission: read.data };
}

function datesIn(submission: Submission): string[] {
  const checked = 'pages' in submission ? submission.pages.map((page) => page.checked) : [];
  return [submission.created, ...checked];
}

function versionFault(value: unknown): Fault | undefined {
  const said = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const format = 'format' in said ? said.format : undefined;
  const known = typeof format === 'string' && Object.hasOwn(VERSIONS, format) ? VERSIONS[format] : undefined;
  if (known === undefined) return { code: 'SUBMISSION_VERSION', message: 'its format is none that is known here' };
  const version = 'version' in said ? said.version : undefined;
  if (typeof version !== 'number' || version <= known) return undefined;
  return { code: 'SUBMISSION_VERSION', message: `its version is later than ${known}, the last that is known here` };
}

function faults({ issues }: z.core.$ZodError): Fault['fields'] {
  return issues
    .slice(0, MOST_FIELDS)
    .map(({ path, message }) => ({ path: path.map(String).join('.').slice(0, 100), message: message.slice(0, 200) }));
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
