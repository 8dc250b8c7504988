import { isConfirmed } from '../../lib/list/organisation.ts';
import { compileRegistry } from '../compile.ts';

/**
 * Compiles a registry and counts what is in it.
 *
 * @param directory this project's registry when absent.
 * @throws {RegistryError} with everything that is wrong.
 */
export function check(directory?: string): string[] {
  const { name, organisations } = compileRegistry(directory);
  const channels = organisations.flatMap((organisation) => organisation.channels);
  const confirmed = channels.filter(isConfirmed).length;
  const impostors = organisations.flatMap((organisation) => organisation.impostors ?? []).length;
  return [
    `${name}: ${count(organisations.length, 'organisation')}, ${count(channels.length, 'channel')}`,
    `(${confirmed} on first-hand evidence, ${channels.length - confirmed} on second-hand), ${count(impostors, 'known impostor')}.`,
  ];
}

/** `1 problem`, `2 problems` */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
