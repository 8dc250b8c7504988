import { canonicalize } from '@tufjs/canonical-json';
import type * as z from 'zod/mini';
import { CodedError } from '../../errors.ts';
import { envelopeSchema, type RoleKeys, type Root } from './metadata.ts';

/** Metadata as it was read, with what its signatures are over. */
export interface Signed<T> {
  /** The signed part, by its schema. */
  signed: T;
  /** The bytes that were signed: the canonical JSON form of everything in the signed part, unknown fields included. */
  payload: Uint8Array<ArrayBuffer>;
  signatures: readonly { keyid: string; sig: string }[];
}

/**
 * Reads metadata of one role. Nothing is trusted yet.
 *
 * @throws {CodedError} `LIST_CORRUPT` when it is not metadata of that role.
 */
export function readSigned<T extends z.ZodMiniType>(bytes: Uint8Array, schema: T): Signed<z.infer<T>> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    const { signatures } = envelopeSchema.parse(value);
    // Taken from what was read: a schema leaves out a field named __proto__, signatures cover that too.
    const { signed } = value as z.infer<typeof envelopeSchema>;
    const payload = new TextEncoder().encode(canonicalize(signed));
    return { signed: schema.parse(signed), payload, signatures };
  } catch (cause) {
    throw new CodedError('LIST_CORRUPT', `no metadata: ${String(cause).slice(0, 200)}`, { cause });
  }
}

/**
 * Checks that a threshold of a role's keys have signed (specification 1.0, sections 5.3.4, 5.4.2, 5.5.3 and 5.6.3).
 * A key counts once, under however many ids it is listed.
 *
 * @throws {CodedError} `LIST_SIGNATURE` when too few have, or when two signatures claim one key id.
 */
export async function requireSignatures(
  { payload, signatures }: Signed<unknown>,
  role: RoleKeys,
  keys: Root['keys'],
): Promise<void> {
  const byKeyId = new Map(signatures.map(({ keyid, sig }) => [keyid, sig]));
  if (byKeyId.size !== signatures.length) throw new CodedError('LIST_SIGNATURE', 'two signatures under one key id');
  const signers = new Set<string>();
  for (const keyId of new Set(role.keyids)) {
    const signature = byKeyId.get(keyId);
    const key = Object.hasOwn(keys, keyId) ? keys[keyId] : undefined;
    if (signature === undefined || key?.keytype !== 'ed25519' || key.scheme !== 'ed25519') continue;
    const publicKey = key.keyval.public.toLowerCase();
    if (!signers.has(publicKey) && (await isSignedBy(publicKey, signature, payload))) signers.add(publicKey);
  }
  if (signers.size < role.threshold) {
    throw new CodedError('LIST_SIGNATURE', `signed by ${signers.size} of the ${role.threshold} keys it needs`);
  }
}

async function isSignedBy(publicKey: string, signature: string, payload: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const keyBytes = fromHex(publicKey, 32);
  const signatureBytes = fromHex(signature, 64);
  if (!keyBytes || !signatureBytes) return false;
  try {
    const key = await crypto.subtle.importKey('raw', keyBytes, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signatureBytes, payload);
  } catch {
    // Not every 32 bytes are a point of the curve.
    return false;
  }
}

function fromHex(text: string, bytes: number): Uint8Array<ArrayBuffer> | undefined {
  if (text.length !== bytes * 2 || !/^[0-9a-f]*$/i.test(text)) return undefined;
  return Uint8Array.from({ length: bytes }, (_, at) => Number.parseInt(text.slice(at * 2, at * 2 + 2), 16));
}
