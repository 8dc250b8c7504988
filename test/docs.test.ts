import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const PAGES = [
  ...readdirSync(ROOT).filter((file) => file.endsWith('.md')),
  ...filesIn('docs').filter((file) => file.endsWith('.md')),
  'test/pages/README.md',
].map((file) => [file, readFileSync(join(ROOT, file), 'utf8')] as const);
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
/** Folders of this project whose files documents name from its root. */
const OURS = /^(components|docs|entrypoints|lib|locales|public|registry|scripts|test)\//;
const SOURCES = ['components', 'entrypoints', 'lib', 'registry', 'scripts', 'test'].flatMap((folder) =>
  filesIn(folder).map((file) => `/${file}`),
);
/** Stands for a name that the reader puts there, or is made by a build. */
const A_PLACEHOLDER = /[<*{…]|^public\/list\/|^docs\/store\/pictures\/\*/;

/** Their paths from the root of the project, with slashes. */
function filesIn(folder: string): string[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' });
  return files.map((file) => `${folder}/${file.replaceAll(sep, '/')}`);
}

/** As GitHub makes the anchor of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');
}

function anchorsIn(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/^```.*?^```/gms, '');
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
}

describe.each(PAGES)('%s', (page, text) => {
  test('links to what is there', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => link);
    const broken = links.filter((link) => {
      const [path = '', anchor] = link.split('#');
      const file = path === '' ? join(ROOT, page) : join(ROOT, dirname(page), path);
      return !existsSync(file) || (anchor !== undefined && !anchorsIn(file).includes(anchor));
    });
    expect(broken).toEqual([]);
  });

  test('names files that are there', () => {
    const named = [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+\/?)`/g)].map(([, path = '']) => path);
    const gone = named.filter((path) => OURS.test(path) && !A_PLACEHOLDER.test(path) && !existsSync(join(ROOT, path)));
    expect(gone).toEqual([]);
    // By their names or the ends of their paths, where it is plain which are meant.
    const sources = [...text.matchAll(/`([\w./-]+\.tsx?)`/g)].map(([, path = '']) => path);
    expect(sources.filter((path) => !SOURCES.some((file) => file.endsWith(`/${path}`)))).toEqual([]);
  });

  test('names commands that are there', () => {
    const run = [...text.matchAll(/npm run (?:--silent )?([a-z][\w:-]*)/g)].map(([, name = '']) => name);
    expect(run.filter((name) => !(name in scripts))).toEqual([]);
  });
});

test('the README names every command', () => {
  const [, readme = ''] = PAGES.find(([page]) => page === 'README.md') ?? [];
  const commands = Object.keys(scripts).filter((name) => !(name.startsWith('pre') && name.slice(3) in scripts));
  expect(commands.length).toBeGreaterThan(10);
  const named = (name: string) => new RegExp(`npm (?:run )?(?:--silent )?${name}\\b`).test(readme);
  expect(commands.filter((name) => !named(name))).toEqual([]);
});

test('every document is named by another', () => {
  const orphans = PAGES.filter(([page]) => /^docs\/[^/]+$/.test(page)).filter(([page]) => {
    const name = page.replace('docs/', '');
    return !PAGES.some(([other, text]) => other !== page && text.includes(name));
  });
  expect(orphans.map(([page]) => page)).toEqual([]);
});
