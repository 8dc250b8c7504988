import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const read = (file: string) => readFileSync(join(import.meta.dirname, '..', file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));
const DIRECT: Record<string, string> = { ...manifest.devDependencies, ...manifest.optionalDependencies };

const [, tools = ''] = read('docs/DECISIONS.md').split('\n## Tools\n');
/** A package and what it is there for, one line each. */
const REASONS = [...tools.matchAll(/^- `([^`]+)`: (.+)$/gm)].map(([, name = '', reason = '']) => ({ name, reason }));

describe('every package that is named in package.json', () => {
  test('has its reason in docs/DECISIONS.md, in one line, and no other is named there', () => {
    expect(REASONS.map(({ name }) => name)).toEqual(Object.keys(DIRECT).toSorted());
    expect(REASONS.filter(({ reason }) => reason.length < 10)).toEqual([]);
    expect(tools.match(/^- /gm)).toHaveLength(REASONS.length);
  });

  test('is pinned to one version, the one in the lock', () => {
    const locked = Object.keys(DIRECT).map((name) => [name, lock.packages[`node_modules/${name}`]?.version]);
    expect(Object.fromEntries(locked)).toEqual(DIRECT);
  });

  test('is needed to build or to test: what ships is bundled', () => {
    expect(manifest.dependencies).toBeUndefined();
    expect(manifest.peerDependencies).toBeUndefined();
  });
});

test('the lock names what each package holds, and no place to get it from', () => {
  const packages = Object.entries<{ integrity?: string; resolved?: string }>(lock.packages).filter(([path]) => path);
  expect(packages.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([]);
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
});
