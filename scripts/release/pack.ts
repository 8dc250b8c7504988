import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksumsOf, type Files, filesBelow, zipOf } from './archive.ts';
import { BUILDS, buildFor, type ReleaseInput, type StoreBrowser } from './build.ts';
import { ReleaseError } from './errors.ts';
import { packagesFile, type ShippedPackage } from './licences.ts';
import { billOfMaterials } from './sbom.ts';

/** In the source archive: what the sources alone do not tell. */
export const INPUT_FILE = 'release.json';
export const PUBLICATION_FOLDER = 'publication';

/**
 * Builds and packs a version: an archive for each store, the bill of materials, and the checksums of all of them.
 * Equal sources and input give equal bytes.
 *
 * @param root of the sources.
 * @param publication the folder of the published list that comes with it.
 * @param sources what the source archive holds, beside the list and the input.
 * @param notes what has changed.
 * @param out a folder that is made anew.
 * @throws {ReleaseError} `RELEASE_BUILD_FAILED`, `RELEASE_LINT_FAILED`, `RELEASE_LICENCE_UNKNOWN`
 */
export function pack(
  {
    root,
    publication,
    sources,
    notes,
    out,
  }: { root: string; publication: string; sources: Files; notes: string; out: string },
  input: ReleaseInput,
): void {
  const packages = new Map<string, ShippedPackage>();
  const archives = new Map<string, Uint8Array>();
  const name = (what: string) => `channel-trust-hints-${input.version}-${what}`;
  for (const browser of Object.keys(BUILDS) as StoreBrowser[]) {
    const folder = buildFor(browser, root, publication, input);
    if (browser === 'firefox') lint(root);
    const shipped: ShippedPackage[] = JSON.parse(readFileSync(packagesFile(folder), 'utf8'));
    for (const each of shipped) packages.set(`${each.name}@${each.version}`, each);
    archives.set(name(`${browser}.zip`), zipOf(filesBelow(folder)));
  }
  const sorted = [...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
  archives.set(name('sbom.cdx.json'), encode(billOfMaterials(input.version, sorted)));
  archives.set(name('sources.zip'), zipOf(new Map([...sources, ...inputFiles(publication, input)])));
  archives.set('NOTES.md', encode(notes));
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  for (const [file, bytes] of archives) writeFileSync(join(out, file), bytes);
  writeFileSync(join(out, 'SHA256SUMS'), checksumsOf(archives));
}

function inputFiles(publication: string, input: ReleaseInput): Files {
  const list = [...filesBelow(publication)].map(([path, bytes]) => [`${PUBLICATION_FOLDER}/${path}`, bytes] as const);
  return new Map([...list, [INPUT_FILE, encode(`${JSON.stringify(input, null, 2)}\n`)]]);
}

function lint(root: string): void {
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];
  const result = spawnSync(process.execPath, [...flags, 'scripts/lint-extension.ts'], { cwd: root, encoding: 'utf8' });
  if (result.status !== 0) throw new ReleaseError('RELEASE_LINT_FAILED', `${result.stdout}${result.stderr}`);
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
