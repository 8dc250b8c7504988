import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseList } from '../lib/list/parse.ts';
import { LIST_FORMAT, type OfficialList } from '../lib/list/schema.ts';
import { readRegistry } from './read.ts';

/** The registry of this project. */
export const REGISTRY_DIRECTORY = fileURLToPath(new URL('.', import.meta.url));
/** The list that comes with the extension. */
export const BUNDLED_LIST = fileURLToPath(new URL('../public/list/official-list.json', import.meta.url));

/**
 * Compiles a registry into the official list. The same files always give the same list: organisations are ordered by
 * id, fields as the schema has them.
 *
 * @throws {RegistryError} with every problem of every file.
 */
export function compileRegistry(directory = REGISTRY_DIRECTORY): OfficialList {
  const { version, published, organisations } = readRegistry(directory);
  return parseList({ format: LIST_FORMAT, version, published, organisations });
}

/**
 * Compiles a registry and writes it as compact JSON. A file that already says the same is left alone, so
 * that a watcher does not start over; a reader never meets half a file.
 *
 * @param outFile where to write; its folder is made when it is missing.
 * @param directory the registry's folder.
 * @returns the list that was written.
 * @throws {RegistryError} with every problem of every file; nothing is written then.
 */
export function writeBundledList(outFile = BUNDLED_LIST, directory = REGISTRY_DIRECTORY): OfficialList {
  const list = compileRegistry(directory);
  const json = `${JSON.stringify(list)}\n`;
  if (readIfThere(outFile) === json) return list;
  mkdirSync(dirname(outFile), { recursive: true });
  const draft = `${outFile}.${process.pid}.tmp`;
  writeFileSync(draft, json);
  renameSync(draft, outFile);
  return list;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
