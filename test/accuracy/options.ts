import { parseArgs } from 'node:util';
import { HALVES, type Half } from './halves.ts';

export interface AccuracyOptions {
  half: Half | 'both';
  /** Other seeds make other attacks of the same families. */
  seed: number;
  /** Name every miss and false alarm. */
  list: boolean;
  help: boolean;
}

export const USAGE = `Usage: npm run accuracy [-- options]

Judges twins made from the bundled list and chats that pose as nobody, and prints how many were told apart.

  --half tune|report|both  which half to judge: work with one, report the other (report)
  --seed N                 other twins of the same families, 0 to 999999999 (1)
  --list                   name every miss and every false alarm, with the verdict's reasons
  --help                   this text

Exit status: 0 measured, 2 wrong usage.`;

/** The options cannot be read; the message says which and why. */
export class UsageError extends Error {}

/**
 * Reads the command line.
 *
 * @throws {UsageError}
 */
export function parseOptions(args: readonly string[]): AccuracyOptions {
  const { half, seed, list, help } = readValues(args);
  const known = [...HALVES, 'both' as const].find((name) => name === half);
  if (!known) throw new UsageError(`--half takes tune, report or both, not "${half}".`);
  if (!/^\d{1,9}$/.test(seed)) throw new UsageError(`--seed takes a whole number up to 999999999, not "${seed}".`);
  return { half: known, seed: Number(seed), list, help };
}

function readValues(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        half: { type: 'string', default: 'report' },
        seed: { type: 'string', default: '1' },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The options cannot be read.');
  }
}
