import { writeFileSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { hasCode } from '../publish/errors.ts';
import { wishOf } from './answers.ts';
import { TriageError } from './errors.ts';
import type { Incoming } from './incoming.ts';
import { printable, printJson } from './printable.ts';

/** What is exported of a submission. No contacts and no marks of readers: they would outlive what the inbox promises. */
function rowOf(submission: Incoming) {
  const { id, kind, state, received, updated, refusal, decision, listVersion, handle, peerId, content } = submission;
  const [report, nomination] = content && 'reason' in content ? [content] : [undefined, content];
  return {
    id,
    kind,
    state,
    received,
    updated,
    refusal,
    decision,
    listVersion,
    handle,
    peerId,
    title: content?.title,
    wish: wishOf(submission),
    verdict: content?.verdict,
    reasons: content?.reasons ?? [],
    list: content?.list,
    organisation: content?.organisation,
    organisationName: content?.organisationName,
    links: report?.links ?? [],
    website: nomination?.website,
    words: nomination?.words,
    pages: nomination?.pages.map(({ address, found, checked }) => `${found} ${address} ${checked}`) ?? [],
  };
}

/**
 * Writes submissions as a table for spreadsheets: no cell is a formula, and none holds what cannot be seen.
 *
 * @throws {TriageError} `FILE_EXISTS`
 */
export function exportCsv(submissions: readonly Incoming[], file: string): void {
  const rows = submissions.map((submission) => Object.values(rowOf(submission)).map(cellOf));
  const header = Object.keys(rowOf({ id: '', kind: 'report', state: 'received', received: '', updated: '' }));
  writeNew(file, stringify([header, ...rows], { escape_formulas: true, record_delimiter: 'windows' }));
}

/** Writes submissions as JSON. @throws {TriageError} `FILE_EXISTS` */
export function exportJson(submissions: readonly Incoming[], file: string): void {
  writeNew(file, `${printJson(submissions.map(rowOf))}\n`);
}

/** Spreadsheets set blanks and quotes at the start aside, and take what follows for a formula. */
const FORMULA_BEHIND = /^[\s'"]+[=+\-@\uff1d\uff0b\uff0d\uff20]/;

function cellOf(value: string | number | readonly string[] | undefined): string {
  const text = printable(Array.isArray(value) ? value.join(' ') : String(value ?? ''));
  return FORMULA_BEHIND.test(text) ? `'${text}` : text;
}

function writeNew(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (hasCode(error, 'EEXIST')) throw new TriageError('FILE_EXISTS', `${file} is there already`, { cause: error });
    throw error;
  }
}
