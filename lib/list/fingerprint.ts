import { sha256 } from './sha256.ts';
import { rootSchema } from './tuf/metadata.ts';
import { readSigned } from './tuf/signed.ts';

/**
 * What a list is known by, whatever its keys are today: the SHA-256 of the signed part of its first root, in hex. Its
 * publisher can print it where readers will look for it.
 *
 * @param root the list's first root metadata.
 * @throws {CodedError} `LIST_CORRUPT`
 */
export async function fingerprintOf(root: Uint8Array): Promise<string> {
  return sha256(readSigned(root, rootSchema).payload);
}

/** A fingerprint as people compare it: in groups of four digits. */
export function printFingerprint(fingerprint: string): string {
  return fingerprint.match(/.{1,4}/g)?.join(' ') ?? '';
}
