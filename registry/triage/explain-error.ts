import { RegistryError } from '../problems.ts';
import { UsageError } from '../publish/arguments.ts';
import { count } from '../publish/check.ts';
import { printable } from './printable.ts';

/** Prints an error's words so that a terminal cannot obey what stands in them. */
export function printError(message: string): void {
  for (const line of message.split('\n')) console.error(printable(line));
}

/**
 * Says what is wrong with a command line, or with the registry.
 *
 * @param usage what the command takes.
 * @param after what is said behind the number of the registry's problems.
 * @returns the exit code; undefined for any other error, of which nothing is said.
 */
export function explainUsual(error: unknown, usage: string, after = ''): number | undefined {
  if (error instanceof UsageError) {
    printError(error.message);
    console.error(`\n${usage}`);
    return 2;
  }
  if (!(error instanceof RegistryError)) return undefined;
  printError(error.message);
  printError(`The registry has ${count(error.problems.length, 'problem')}${after}.`);
  return 1;
}
