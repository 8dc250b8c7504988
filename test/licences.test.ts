import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import satisfies from 'spdx-satisfies';
import { expect, test } from 'vitest';

interface Locked {
  license?: string;
}

/** Free to use, change and pass on. */
const FREE = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0', 'Zlib'];
/** The same, on terms that touch only who changes the files themselves or passes on the data. */
const ON_TERMS = ['MPL-2.0', 'Python-2.0', 'CC-BY-3.0'];
const ALLOWED = [...FREE, ...ON_TERMS];
/** Packages that name no SPDX licence, with the one that comes nearest to what they say. */
const SPELT_OTHERWISE: Readonly<Record<string, string>> = {
  // "BSD", no more; used by web-ext on Windows, and in nothing that ships.
  winreg: 'BSD-2-Clause',
};

const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../package-lock.json'), 'utf8'));
const packages = Object.entries<Locked>(lock.packages).filter(([path]) => path !== '');

test('every package that is installed is under a licence that lets us use it', () => {
  expect(packages.length).toBeGreaterThan(100);
  const refused = packages
    .map(([path, { license }]): [string, string] => {
      const name = path.replace(/^.*node_modules\//, '');
      return [name, SPELT_OTHERWISE[name] ?? license ?? ''];
    })
    .filter(([, license]) => !isAllowed(license));
  expect(refused).toEqual([]);
});

test.each(['GPL-3.0-only', 'MIT AND GPL-2.0-only', 'UNLICENSED', ''])('“%s” would be refused', (license) => {
  expect(isAllowed(license)).toBe(false);
});

test('of two licences to choose from, one that lets us is enough', () => {
  expect(isAllowed('(MIT OR GPL-3.0-or-later)')).toBe(true);
});

function isAllowed(license: string): boolean {
  try {
    return satisfies(license, ALLOWED);
  } catch {
    return false;
  }
}
