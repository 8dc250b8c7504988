import { CodedError } from './errors.ts';

/** The format of a value that names none: whatever the first versions of the extension stored. */
export const FIRST_FORMAT = 1;

/**
 * Refuses what a newer version of the extension has stored, so that going back to an earlier version neither misreads nor
 * destroys it. The rule for all that is stored: whenever an earlier version would misread a later one's value, or lose
 * a part of it at its next write, the value becomes an object whose `format` is one higher (in a database: its version
 * rises), whoever reads it knows every format before, and a sample of the new one joins `test/upgrades/samples`.
 *
 * @param newest the newest format that is known here.
 * @throws {CodedError} `STORED_NEWER`
 */
export function refuseNewer(stored: unknown, newest = FIRST_FORMAT): void {
  const format = (stored as { format?: unknown } | null | undefined)?.format;
  if (typeof format === 'number' && format > newest) throw new CodedError('STORED_NEWER', `format ${format}`);
}

/**
 * Gives the reason for which a database could not be opened its own code when a newer version of the extension has
 * made it. Always throws. https://w3c.github.io/IndexedDB/#dom-idbfactory-open
 *
 * @throws {CodedError} `STORED_NEWER`; else the reason itself.
 */
export function refusedDatabase(reason: unknown): never {
  if (reason instanceof DOMException && reason.name === 'VersionError') {
    throw new CodedError('STORED_NEWER', reason.message);
  }
  throw reason;
}
