import { type Judged, type Measurement, type Recognition, type Row, share, totalOf } from './measure.ts';

/** Characters that a terminal does not show, or that move what stands beside them. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Mark}\p{Zl}\p{Zp}\u00a0\u2000-\u200a\u202f\u3000]/gu;

/** The rows and their sum, columns aligned. */
export function rowsTable(heading: string, rows: readonly Row[]): string {
  const body = [...rows, totalOf(rows)].map(({ group, count, warned, impersonation, misattributed }) => [
    group,
    String(count),
    String(warned),
    percent(share(warned, count)),
    percent(share(impersonation, count)),
    String(misattributed),
  ]);
  return aligned([[heading, 'judged', 'warned of', 'share', 'impersonation', 'wrong name'], ...body]);
}

export function summary({ precision, recall, f1, milliseconds }: Measurement, genuine: Recognition): string {
  const recognised = genuine.checked - genuine.unrecognised.length;
  return [
    `Precision ${percent(precision)}, recall ${percent(recall)}, F1 ${f1.toFixed(4)}`,
    `Genuine channels recognised: ${recognised} of ${genuine.checked} sightings`,
    `${milliseconds.toFixed(3)} ms a check`,
  ].join('\n');
}

/** One line for each chat: what it showed, whom it poses as, and what was said of it. */
export function judgedLines(heading: string, all: readonly Judged[]): string {
  const lines = all.map(({ group, sighting, organisation, verdict }) => {
    const expected = organisation ? ` (${organisation})` : '';
    const about = verdict.organisation ? ` of ${verdict.organisation.id}` : '';
    const reasons = verdict.reasons.map((reason) => JSON.stringify(reason)).join(' ');
    return `  ${group}${expected}: ${JSON.stringify(sighting)} -> ${verdict.verdict}${about} ${reasons}`.trimEnd();
  });
  return [`${heading}: ${all.length}`, ...lines].join('\n').replace(UNSEEN, escapeUnlessLineEnd);
}

function escapeUnlessLineEnd(character: string): string {
  return character === '\n' ? character : `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

function aligned(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_heading, column) =>
    Math.max(...table.map((cells) => (cells[column] ?? '').length)),
  );
  return table
    .map((cells) => cells.map((cell, column) => pad(cell, widths[column] ?? 0, column === 0)).join('  '))
    .join('\n');
}

function pad(cell: string, width: number, left: boolean): string {
  return left ? cell.padEnd(width) : cell.padStart(width);
}

function percent(part: number): string {
  return `${(100 * part).toFixed(2)} %`;
}
