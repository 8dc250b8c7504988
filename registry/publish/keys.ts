import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { canonicalize } from '@tufjs/canonical-json';
import { Key, Signature } from '@tufjs/models';
import { ROLES, type Role } from '../../lib/list/tuf/layout.ts';

/** A key that can sign: an Ed25519 pair. */
export interface SigningKey {
  /** The public half as metadata names it; its `keyID` is the SHA-256 of its canonical form, in hex. */
  key: Key;
  privateKey: KeyObject;
}

/** DER of a PKCS #8 Ed25519 private key up to its 32 bytes (RFC 8410, section 7). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** A new pair, from the system's random numbers. */
export function generateKey(): SigningKey {
  return signingKey(generateKeyPairSync('ed25519').privateKey);
}

/** The pair of an Ed25519 private key. */
export function signingKey(privateKey: KeyObject): SigningKey {
  const jwk = createPublicKey(privateKey).export({ format: 'jwk' });
  return { key: publicKey(Buffer.from(jwk.x ?? '', 'base64url').toString('hex')), privateKey };
}

/** @param hex 32 bytes in hex. */
export function publicKey(hex: string): Key {
  const fields = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: hex } };
  const keyID = createHash('sha256').update(canonicalize(fields)).digest('hex');
  return new Key({ keyID, keyType: fields.keytype, scheme: fields.scheme, keyVal: fields.keyval });
}

/** Signs the canonical form that `Metadata.sign` hands over. */
export function signerOf({ key, privateKey }: SigningKey): (data: Buffer) => Signature {
  return (data) => new Signature({ keyID: key.keyID, sig: sign(null, data, privateKey).toString('hex') });
}

/** How many test keys each role has. */
const TEST_KEYS_A_ROLE = 8;

/**
 * A key that everybody can make: for tests and for builds that are not released.
 *
 * @param number from 1 to 8.
 */
export function testKey(role: Role, number = 1): SigningKey {
  const seed = createHash('sha256').update(`channel-trust-hints test key, worth nothing: ${role} ${number}`).digest();
  return signingKey(createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' }));
}

/** Public halves of every test key, in hex: nothing that they sign may be released. */
export const TEST_PUBLIC_KEYS: ReadonlySet<string> = new Set(
  ROLES.flatMap((role) =>
    Array.from({ length: TEST_KEYS_A_ROLE }, (_, at) => testKey(role, at + 1).key.keyVal['public'] ?? ''),
  ),
);
