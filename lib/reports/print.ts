import { REPORT_FORMAT } from './report.ts';
import type { Submission } from './submission.ts';

/** Formatting characters (Unicode category Cf: joiners, directional controls, tags), and line and paragraph separators. */
const UNSEEN = /[\p{Cf}\u2028\u2029]/gu;

/**
 * A report or nomination as it is saved and sent. Characters that cannot be seen, or that would put the others in another order,
 * are written as JSON escapes, so that a title which hides them shows what it hides.
 */
export function printSubmission(submission: Submission): string {
  const text = JSON.stringify(submission, null, 2).replace(UNSEEN, (unseen) =>
    [...Array(unseen.length).keys()].map((at) => `\\u${unseen.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
  return `${text}\n`;
}

/** What a file is named after. */
interface Named extends Pick<Submission, 'format' | 'created'> {
  handle?: string | undefined;
  peerId?: string | undefined;
}

/** The file's name: `report-MOHrep0rt-2026-11-23.json`. */
export function submissionFileName({ format, handle, peerId: peer, created }: Named): string {
  const what = format === REPORT_FORMAT ? 'report' : 'nomination';
  return `${what}-${handle ?? peer?.replace('-', '') ?? 'channel'}-${created}.json`;
}
