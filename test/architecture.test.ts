import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { beforeAll, describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const PAGE = readFileSync(join(ROOT, 'docs/ARCHITECTURE.md'), 'utf8');
/** What builds and installations make. */
const MADE = readFileSync(join(ROOT, '.gitignore'), 'utf8').split('\n');
const LOOSE_FILES = 'lib/*.ts';

const FOLDERS = realFolders();
/** The rows of the table: a folder and those that it may import, as they are written. */
const ROWS = tableRows(PAGE);
/** Every folder of the table, and what it may import. */
const ALLOWED = new Map(ROWS.map(({ folder, imports }) => [folder, imports.flatMap(expand)]));

let imported: Map<string, Map<string, string>>;

beforeAll(async () => {
  imported = await realImports();
});

test('the table names every folder of the house once, and no other', () => {
  const named = ROWS.map(({ folder }) => folder);
  expect(named.toSorted()).toEqual(FOLDERS.toSorted());
  expect(ROWS.flatMap(({ imports }) => imports).filter((name) => name !== 'lib' && !named.includes(name))).toEqual([]);
});

test('the picture names folders and files that are there', () => {
  const [, picture = ''] = PAGE.split('```');
  const named = picture.match(/\b(lib|registry|components)(\/[\w.-]+)?/g) ?? [];
  expect(named.length).toBeGreaterThan(5);
  const isThere = (name: string) => FOLDERS.includes(name) || readdirSync(join(ROOT, 'lib')).includes(name.slice(4));
  expect(named.filter((name) => !isThere(name))).toEqual([]);
});

describe.each(ROWS.map(({ folder }) => folder))('%s', (folder) => {
  test('imports what the table allows, and nothing else', () => {
    const allowed = ALLOWED.get(folder) ?? [];
    const broken = [...(imported.get(folder) ?? [])].filter(([to]) => !allowed.includes(to));
    expect(broken.map(([, example]) => example)).toEqual([]);
  });

  test('is allowed nothing that it does not use', () => {
    const named = ROWS.find((row) => row.folder === folder)?.imports ?? [];
    const used = [...(imported.get(folder)?.keys() ?? [])];
    expect(named.filter((name) => !expand(name).some((each) => used.includes(each)))).toEqual([]);
  });
});

/** Every row of the table whose head says what may be imported; several folders in the first cell are a row each. */
function tableRows(page: string): { folder: string; imports: string[] }[] {
  const [, table = ''] = page.split('| may import |\n| --- | --- | --- |\n');
  const lines = table.split('\n');
  return lines.slice(0, lines.indexOf('')).flatMap((line) => {
    const [, folders = '', , imports = ''] = line.split('|');
    return names(folders).map((folder) => ({ folder, imports: names(imports) }));
  });
}

/** What stands in backticks, without a slash at the end. */
function names(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+?)\/?`/g)].map(([, name = '']) => name);
}

/** `lib` is everything in it. */
function expand(name: string): string[] {
  return name === 'lib' ? FOLDERS.filter((folder) => folder.startsWith('lib/')) : [name];
}

function realFolders(): string[] {
  const outer = foldersIn('.').filter((name) => name !== 'lib' && !MADE.includes(`${name}/`));
  return [...outer, LOOSE_FILES, ...foldersIn('lib').map((name) => `lib/${name}`)];
}

function foldersIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name);
}

/** Who imports whom, by folders, each with one file that does. */
async function realImports(): Promise<Map<string, Map<string, string>>> {
  const { options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs');
  const sources = ['entrypoints', 'components', 'lib', 'registry', 'scripts', 'test'];
  const { output } = await cruise(sources, { ...options, baseDir: ROOT });
  const found = new Map<string, Map<string, string>>();
  for (const { source, dependencies } of (output as ICruiseResult).modules) {
    const from = folderOf(source);
    for (const { resolved } of dependencies) {
      const to = folderOf(resolved);
      if (!from || !to || from === to) continue;
      const row = found.get(from) ?? new Map<string, string>();
      found.set(from, row.set(to, `${source} imports ${resolved}`));
    }
  }
  return found;
}

/** The folder of the table that a file lies in, if any. */
function folderOf(file: string): string | undefined {
  const [outer = '', inner = '', ...rest] = file.split('/');
  const folder = outer !== 'lib' ? outer : rest.length === 0 ? LOOSE_FILES : `lib/${inner}`;
  return FOLDERS.includes(folder) ? folder : undefined;
}
