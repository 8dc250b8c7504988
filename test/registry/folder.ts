import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Problem, RegistryError } from '../../registry/problems.ts';
import { readRegistry } from '../../registry/read.ts';

const LIST_FILE = 'name: Test list\npublished: 2026-11-23\n';

/** A file of one organisation without a fault; `handle` stands on line 10. */
export function entry(id: string, handle: string, more = ''): string {
  return `id: ${id}
kind: government
country: IL
website: https://example.org
names:
  en:
    - Name of ${id}
protect: titles
channels:
  - handle: ${handle}
    role: main
    status: active
    evidence:
      - kind: curated-list
        source: A public list
        seen: 2026-09
${more}`;
}

/** A registry in a folder that is gone after the test: texts by path below `organisations`, or `list.yaml` itself. */
export function registryOf(files: Record<string, string | Uint8Array>): string {
  const directory = mkdtempSync(join(tmpdir(), 'registry-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  for (const [path, text] of Object.entries({ 'list.yaml': LIST_FILE, ...files })) {
    const file = path === 'list.yaml' ? join(directory, path) : join(directory, 'organisations', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return directory;
}

/** Everything wrong with a registry, as `path:line CODE` with the words; empty when nothing is. */
export function problemsOf(files: Record<string, string | Uint8Array>): { at: string; words: string }[] {
  const directory = registryOf(files);
  return problemsIn(directory).map((problem) => {
    const path = relative(directory, problem.file).split(sep).join('/').replace('organisations/', '');
    return { at: `${path}:${problem.line} ${problem.code}`, words: problem.words };
  });
}

function problemsIn(directory: string): readonly Problem[] {
  try {
    readRegistry(directory);
    return [];
  } catch (error) {
    if (error instanceof RegistryError) return error.problems;
    throw error;
  }
}
