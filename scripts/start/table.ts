export interface Row {
  page: string;
  channel: string;
  verdict: string;
  reason: string;
}

const HEAD: Row = { page: 'page', channel: 'channel', verdict: 'verdict', reason: 'reason' };
const COLUMNS = ['page', 'channel', 'verdict', 'reason'] as const;

/** The rows as lines of text, columns padded to their widest cell; the last column is left as long as it is. */
export function tableLines(rows: readonly Row[]): string[] {
  const all = [HEAD, ...rows];
  const widths = COLUMNS.map((column) => Math.max(...all.map((row) => width(row[column]))));
  const line = (row: Row) =>
    COLUMNS.map((column, index) => (index === COLUMNS.length - 1 ? row[column] : pad(row[column], widths[index] ?? 0)))
      .join('  ')
      .trimEnd();
  const rule = COLUMNS.map((column, index) =>
    '-'.repeat(index === COLUMNS.length - 1 ? column.length : (widths[index] ?? 0)),
  );
  return [line(HEAD), rule.join('  '), ...rows.map(line)];
}

function pad(text: string, to: number): string {
  return text + ' '.repeat(Math.max(0, to - width(text)));
}

/** Characters that take up room in a terminal; good enough for the scripts of the replicas. */
function width(text: string): number {
  const visible = text.replace(/[\p{Mn}\p{Cf}]/gu, '');
  return [...visible].reduce((sum, character) => sum + (/\p{Emoji_Presentation}/u.test(character) ? 2 : 1), 0);
}
