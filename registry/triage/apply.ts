import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import type { OfficialList } from '../../lib/list/schema.ts';
import { compileRegistry } from '../compile.ts';
import { type Problem, RegistryError } from '../problems.ts';
import { readIfThere, writeWhole } from '../publish/files.ts';
import type { Edit } from './edits.ts';

/**
 * Compiles the registry as it would be with an edit, in a copy: the registry itself is only read.
 *
 * @throws {RegistryError} with everything that would be wrong, at its place in the registry; `CodedError` `LIST_CORRUPT`.
 */
export function tryEdit(registry: string, { path, text }: Edit): OfficialList {
  const copy = mkdtempSync(join(tmpdir(), 'triage-'));
  try {
    for (const part of ['list.yaml', 'organisations']) {
      cpSync(join(registry, part), join(copy, part), { recursive: true });
    }
    const file = join(copy, path);
    mkdirSync(dirname(file), { recursive: true });
    if (text === undefined) rmSync(file);
    else writeFileSync(file, text);
    return compileRegistry(copy);
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    const inPlace = ({ file, ...problem }: Problem) => ({ ...problem, file: join(registry, relative(copy, file)) });
    throw new RegistryError(error.problems.map(inPlace));
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/**
 * Makes an edit for good; the file is replaced whole or not at all.
 *
 * @returns what undoes it, and whether anything had to be written.
 */
export function applyEdit(registry: string, { path, text }: Edit): { isWritten: boolean; undo: () => void } {
  const file = join(registry, path);
  const before = readIfThere(file);
  const put = (bytes: Uint8Array | undefined) => {
    if (bytes) writeWhole(file, bytes);
    else rmSync(file, { force: true });
  };
  const after = text === undefined ? undefined : new TextEncoder().encode(text);
  if (isSameBytes(before, after)) return { isWritten: false, undo: () => {} };
  put(after);
  return { isWritten: true, undo: () => put(before) };
}

function isSameBytes(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (!one || !other) return one === other;
  return Buffer.compare(one, other) === 0;
}

/** The line on which a text stands in a file of the registry, from 1; undefined when it does not. */
export function lineOf(registry: string, path: string, text: string): number | undefined {
  const lines = new TextDecoder().decode(readIfThere(join(registry, path))).split('\n');
  const at = lines.findIndex((line) => line.toLowerCase().includes(text.toLowerCase()));
  return at < 0 ? undefined : at + 1;
}
