/** What became of one attack, as it was seen. */
export interface Result {
  /** `refused LIST_ROLLBACK`, `survived`. */
  happened: string;
  /** Which list verdicts rest on afterwards. */
  inUse: string;
}

/** In the order in which the attacks were announced. */
const results = new Map<string, Result | undefined>();

/** Says that there will be a result. */
export function announce(name: string): void {
  if (results.has(name)) throw new Error(`two attacks are called ${name}`);
  results.set(name, undefined);
}

export function record(name: string, result: Result): void {
  results.set(name, result);
}

/** Those of the names, and of the announced ones, that nothing was recorded for. */
export function withoutResult(required: readonly string[]): string[] {
  return [...new Set([...required, ...results.keys()])].filter((name) => !results.get(name));
}

/** All results, one a line. */
export function printResults(): string {
  const rows = [
    ['attack', 'what happened', 'list in use'],
    ...[...results].map(([name, result]) => [name, result?.happened ?? 'no result', result?.inUse ?? '']),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')).join('\n');
}
