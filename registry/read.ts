import { type Dirent, readdirSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type * as z from 'zod/mini';
import type { Organisation } from '../lib/list/schema.ts';
import { findConflicts } from './claims.ts';
import { explain } from './explain.ts';
import { compare, type Problem, RegistryError } from './problems.ts';
import { type ListFile, listFileSchema, registryFileSchema } from './schema.ts';
import { SourceFile } from './source-file.ts';

/** A registry without a fault. */
export interface Registry extends ListFile {
  /** Ordered by id. */
  organisations: Organisation[];
}

const EXTENSION = '.yaml';

/**
 * Reads `list.yaml` and every file below `organisations`.
 *
 * @param directory the registry's folder.
 * @throws {RegistryError} with every problem of every file, when there is one.
 */
export function readRegistry(directory: string): Registry {
  const problems: Problem[] = [];
  const listFile = readFileAs(listFileSchema, new SourceFile(join(directory, 'list.yaml')), problems);

  const root = join(directory, 'organisations');
  const sources = listFiles(root, problems).map((file) => new SourceFile(file));
  const organisations = sources.flatMap((source) => {
    const organisation = readFileAs(registryFileSchema, source, problems);
    problems.push(...placeProblems(root, source));
    return organisation ?? [];
  });
  problems.push(...findConflicts(sources));

  if (problems.length > 0 || !listFile) throw new RegistryError(problems);
  return { ...listFile, organisations: organisations.toSorted((a, b) => compare(a.id, b.id)) };
}

function readFileAs<T extends z.ZodMiniType>(
  schema: T,
  source: SourceFile,
  problems: Problem[],
): z.infer<T> | undefined {
  if (source.problems.length > 0) {
    problems.push(...source.problems);
    return undefined;
  }
  const result = schema.safeParse(source.value);
  if (result.success) return result.data;
  problems.push(...explain(source, result.error.issues));
  return undefined;
}

function listFiles(root: string, problems: Problem[]): string[] {
  const files = visibleFiles(root, problems).map((entry) => join(entry.parentPath, entry.name));
  const [yaml, others] = [files.filter(isYaml), files.filter((file) => !isYaml(file))];
  for (const file of others) {
    problems.push({ file, line: 1, code: 'UNEXPECTED_FILE', words: `only ${EXTENSION} files belong here` });
  }
  return yaml.toSorted(compare);
}

function visibleFiles(root: string, problems: Problem[]): Dirent[] {
  try {
    const entries = readdirSync(root, { withFileTypes: true, recursive: true });
    return entries.filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'));
  } catch {
    problems.push({ file: root, line: 1, code: 'UNREADABLE', words: 'there is no such folder, or it cannot be read' });
    return [];
  }
}

function isYaml(file: string): boolean {
  return file.endsWith(EXTENSION);
}

/** Where a file lies and what it is called must agree with what it says. */
function placeProblems(root: string, source: SourceFile): Problem[] {
  const { value } = source;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const problems: Problem[] = [];
  const name = basename(source.file, EXTENSION);
  if ('id' in value && value.id !== name) {
    problems.push(source.problem(['id'], 'ID_NOT_FILE_NAME', `the file is called ${name}, so its id must be ${name}`));
  }
  const [folder, ...rest] = relative(root, source.file).split(sep);
  const country = 'country' in value ? String(value.country) : undefined;
  if (rest.length !== 1 || !belongsIn(folder, country)) {
    const words = 'a file lies in the folder of its country (il), in international, or in token-projects';
    problems.push(source.problem(['country'], 'WRONG_FOLDER', words));
  }
  return problems;
}

function belongsIn(folder: string | undefined, country: string | undefined): boolean {
  if (folder === 'international' || folder === 'token-projects') return true;
  // A country that is no country code is a problem of its own.
  return country?.length === 2 ? folder === country.toLowerCase() : country !== undefined;
}
