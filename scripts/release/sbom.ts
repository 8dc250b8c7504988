import { ReleaseError } from './errors.ts';
import type { ShippedPackage } from './licences.ts';

/** Licences that code in the extension may be under: each lets it be shipped with its words beside it. */
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'Unlicense',
  'CC0-1.0',
  'Unicode-3.0',
]);

/**
 * A software bill of materials in the form of CycloneDX 1.6: what is in the built extension, of which version, under
 * which licence. It names neither time nor serial number, so that equal builds have equal ones.
 *
 * @throws {ReleaseError} `RELEASE_LICENCE_UNKNOWN` for a package under a licence that nobody has agreed to.
 */
export function billOfMaterials(version: string, packages: readonly ShippedPackage[]): string {
  const bill = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', name: 'channel-trust-hints', version, licenses: licences('MIT') } },
    components: packages.map(componentOf),
  };
  return `${JSON.stringify(bill, null, 2)}\n`;
}

function componentOf({ name, version, identifier, isData = false }: ShippedPackage) {
  if (!ALLOWED.has(identifier)) {
    throw new ReleaseError('RELEASE_LICENCE_UNKNOWN', `${name} ${version} is under ${identifier || 'no licence'}`);
  }
  // A scope's @ is written %40 in a package URL (github.com/package-url/purl-spec).
  const purl = `pkg:${isData ? 'generic' : 'npm'}/${name.replace('@', '%40')}@${version}`;
  return { type: isData ? 'data' : 'library', 'bom-ref': purl, name, version, purl, licenses: licences(identifier) };
}

function licences(id: string) {
  return [{ license: { id } }];
}
