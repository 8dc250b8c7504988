/** `npm run accuracy`: how well the judge tells twins from innocents, as a table. */
import { compileIndex } from '../../lib/list/compile-index.ts';
import { compileRegistry } from '../../registry/compile.ts';
import { measure, recognise } from './measure.ts';
import { type AccuracyOptions, parseOptions, USAGE, UsageError } from './options.ts';
import { makeSets } from './sets.ts';
import { judgedLines, rowsTable, summary } from './table.ts';

try {
  const options = parseOptions(process.argv.slice(2));
  console.log(options.help ? USAGE : report(options));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}

function report({ half, seed, list: withNames }: AccuracyOptions): string {
  const list = compileRegistry();
  const index = compileIndex(list);
  const { attacks, innocents } = makeSets(list, half, seed);
  const figures = measure(index, attacks, innocents);
  const genuine = recognise(index);
  const named = [
    judgedLines('Missed', figures.misses),
    judgedLines('Warned of as posing as another', figures.misattributed),
    judgedLines('False alarms', figures.falseAlarms),
    judgedLines('Genuine but not recognised', genuine.unrecognised),
  ];
  return [
    `List ${list.version} of ${list.published}, half: ${half}, seed ${seed}`,
    rowsTable('attacks', figures.attacks),
    rowsTable('innocents', figures.innocents),
    summary(figures, genuine),
    ...(withNames ? named : []),
  ].join('\n\n');
}
