/**
 * `npm run bench:pages` (after `npm run build`): what the extension costs a page, as a section of a document on standard
 * output. `-- <words>` runs the scenarios whose names hold them.
 *
 * - `--quick` shortens everything; `--runs`, `--seconds` and `--minutes` say how much of it
 * - `--pace=human` or `--pace=stress` runs one sort of scenarios only
 * - `--slowest=10` tells our slowest functions, by the names in the build
 * - `--extension=<folder>` measures another build
 *
 * Ends with 1 when a budget is missed.
 */
import { parseArgs } from 'node:util';
import { builtExtension } from '../browser/harness/built.ts';
import { meetsBudget, pageCostMarkdown } from './page-cost/markdown.ts';
import { measurePageCost } from './page-cost/measure.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    runs: { type: 'string' },
    seconds: { type: 'string' },
    minutes: { type: 'string' },
    pace: { type: 'string' },
    slowest: { type: 'string', default: '0' },
    extension: { type: 'string' },
  },
});
const usual = values.quick ? { runs: 2, seconds: 5, minutes: 1 } : { runs: 5, seconds: 15, minutes: 30 };

const report = await measurePageCost({
  extension: values.extension ?? builtExtension('chromium'),
  runs: Number(values.runs ?? usual.runs),
  seconds: Number(values.seconds ?? usual.seconds),
  minutes: Number(values.minutes ?? usual.minutes),
  ...(values.pace && { pace: values.pace }),
  words: positionals.join(' ').toLowerCase(),
  slowest: Number(values.slowest),
  onProgress: (words) => console.error(words),
});
console.log(pageCostMarkdown(report));
for (const { name, own } of report.scenarios) {
  for (const { name: slow, ms } of own[0]?.slowest ?? [])
    console.log(`    ${ms.toFixed(1).padStart(7)} ms ${slow} (${name})`);
}
if (!meetsBudget(report)) process.exitCode = 1;
