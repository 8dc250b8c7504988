import { fileURLToPath } from 'node:url';
import { parseList } from '../lib/list/parse.ts';
import { LIST_FORMAT, type OfficialList } from '../lib/list/schema.ts';
import { readRegistry } from './read.ts';

/** The registry of this project. */
export const REGISTRY_DIRECTORY = fileURLToPath(new URL('.', import.meta.url));
/**
 * Compiles a registry into the official list. The same files always give the same list: organisations are ordered by
 * id, fields as the schema has them. It is version 1: the version that readers see comes with the publication.
 *
 * @throws {RegistryError} with every problem of every file.
 */
export function compileRegistry(directory = REGISTRY_DIRECTORY): OfficialList {
  const { name, published, surfaces, contact, organisations } = readRegistry(directory);
  return parseList({
    format: LIST_FORMAT,
    name,
    version: 1,
    published,
    organisations,
    ...(surfaces && { surfaces }),
    ...(contact && { contact }),
  });
}
