import { relative } from 'node:path';
import { isConfirmed, type OfficialList } from '../lib/list/schema.ts';
import { BUNDLED_LIST, REGISTRY_DIRECTORY, writeBundledList } from './compile.ts';
import { RegistryError } from './problems.ts';

/**
 * `node --experimental-strip-types registry/build.ts [folder] [file]` compiles the registry in `folder` (this project's)
 * and writes it to `file` (the bundled list), or says everything that is wrong and exits with 1.
 */
const [, , directory = REGISTRY_DIRECTORY, outFile = BUNDLED_LIST] = process.argv;

try {
  console.log(describe(writeBundledList(outFile, directory)));
} catch (error) {
  if (!(error instanceof RegistryError)) throw error;
  console.error(error.message);
  console.error(`The registry has ${count(error.problems.length, 'problem')}; nothing was written.`);
  process.exitCode = 1;
}

function describe({ version, published, organisations }: OfficialList): string {
  const channels = organisations.flatMap((organisation) => organisation.channels);
  const confirmed = channels.filter(isConfirmed).length;
  const impostors = organisations.flatMap((organisation) => organisation.impostors ?? []).length;
  return [
    `Version ${version} of ${published}: ${count(organisations.length, 'organisation')}, ${count(channels.length, 'channel')}`,
    `(${confirmed} on first-hand evidence, ${channels.length - confirmed} on second-hand), ${count(impostors, 'known impostor')}.`,
    `Written to ${relative(process.cwd(), outFile)}.`,
  ].join('\n');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
