import { appendFileSync } from 'node:fs';

/** Prints lines, and keeps them for the report where there is one. */
export function tell(lines: string): void {
  console.log(lines);
  const file = process.env['BENCH_LINES'];
  if (file) appendFileSync(file, `${lines}\n`);
}
