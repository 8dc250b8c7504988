/**
 * `npm run bench` (after `npm run build`): everything that is measured, on one machine, and written to
 * docs/BENCHMARKS.md. It takes an hour, half of which chats are switched.
 *
 * - `-- badge sizes` measures these parts alone: `page`, `stress`, `memory`, `badge`, `judge`, `scale`, `sizes`. What was
 *   measured of the others before stays in artifacts/bench, and the document is written of what is there
 * - `-- --quick` measures shortly, prints, and keeps nothing
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { builtExtension } from '../browser/harness/built.ts';
import { firstBadgeMarkdown, measureFirstBadge } from './first-badge.ts';
import { machineMarkdown } from './machine.ts';
import { outputOf } from './output-of.ts';
import { pageCostMarkdown, pageMemoryMarkdown, pageStressMarkdown } from './page-cost/markdown.ts';
import { measurePageCost } from './page-cost/measure.ts';
import { sizesMarkdown } from './sizes.ts';

const DOCUMENT = new URL('../../docs/BENCHMARKS.md', import.meta.url);
const KEPT = join(import.meta.dirname, '../../artifacts/bench');

interface Length {
  runs: number;
  /** Runs of what has no budget for its share. */
  stressed: number;
  seconds: number;
  minutes: number;
  rounds: number;
}

const WHOLE: Length = { runs: 5, stressed: 2, seconds: 8, minutes: 30, rounds: 15 };
const QUICK: Length = { runs: 2, stressed: 1, seconds: 5, minutes: 1, rounds: 5 };

const PAGES = { extension: builtExtension('chromium'), onProgress: (words: string) => console.error(words) };

/** Each part as a section of the document, from a heading of the second level on. */
const PARTS: Readonly<Record<string, (length: Length) => Promise<string>>> = {
  page: async ({ runs, seconds }) =>
    pageCostMarkdown(await measurePageCost({ ...PAGES, pace: 'human', runs, seconds, minutes: 0 })),
  stress: async ({ stressed, seconds }) =>
    pageStressMarkdown(await measurePageCost({ ...PAGES, pace: 'stress', runs: stressed, seconds, minutes: 0 })),
  memory: async ({ minutes }) => pageMemoryMarkdown(await measurePageCost({ ...PAGES, runs: 0, seconds: 0, minutes })),
  badge: async ({ rounds }) => firstBadgeMarkdown(await measureFirstBadge(rounds)),
  judge: async () => ['## The judge', '', ...fenced(await outputOf('judge'))].join('\n'),
  scale: async () => ['## Lists of three sizes', '', ...fenced(await outputOf('scale'))].join('\n'),
  sizes: async () => sizesMarkdown(),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false } },
});
const unknown = positionals.find((name) => !Object.hasOwn(PARTS, name));
if (unknown !== undefined) {
  console.error(`There is no part “${unknown}”: ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}
const wanted = positionals.length > 0 ? positionals : Object.keys(PARTS);
mkdirSync(KEPT, { recursive: true });
for (const name of wanted) {
  console.error(`${name} ...`);
  const section = ((await PARTS[name]?.(values.quick ? QUICK : WHOLE)) ?? '').trim();
  if (values.quick) console.log(`\n${section}`);
  else writeFileSync(fileOf(name), `${section}\n`);
}
const names = Object.keys(PARTS);
if (!values.quick) {
  const there = names.filter((name) => existsSync(fileOf(name)));
  const sections = there.flatMap((name) => [readFileSync(fileOf(name), 'utf8').trim(), '']);
  const note =
    'Written by `npm run bench`. [PROFILE.md](PROFILE.md) says what was slowest on a page, and what was done about it.';
  writeFileSync(DOCUMENT, ['# Benchmarks', '', note, '', ...machineMarkdown(), '', ...sections].join('\n'));
}

function fileOf(name: string): string {
  return join(KEPT, `${name}.md`);
}

function fenced(text: string): string[] {
  return ['```text', text.trimEnd(), '```'];
}
