import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Key } from '@tufjs/models';
import * as z from 'zod/mini';
import { ROLES, type Role } from '../../lib/list/tuf/layout.ts';
import { compare } from '../problems.ts';
import { PublishError } from './errors.ts';
import { filesBelow, isDraft, readIfThere } from './files.ts';
import { publicKey, TEST_PUBLIC_KEYS } from './keys.ts';

/** The public half of a key, in a file that may be shown to anybody. */
export interface PublicKey {
  role: Role;
  key: Key;
  /** Where the private half lies when it is in the same folder. */
  privateFile: string | undefined;
}

const publicKeySchema = z.strictObject({
  role: z.enum(ROLES),
  keyid: z.string(),
  keytype: z.literal('ed25519'),
  scheme: z.literal('ed25519'),
  keyval: z.strictObject({ public: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
});

/** What a public key's file holds. */
export function printPublicKey(role: Role, key: Key): string {
  return `${JSON.stringify({ role, keyid: key.keyID, ...key.toJSON() }, null, 2)}\n`;
}

/** @throws {PublishError} `FILE_CORRUPT` when the file is missing or holds no public key. */
export function readPublicKey(file: string): PublicKey {
  const bytes = readIfThere(file);
  if (!bytes) throw new PublishError('FILE_CORRUPT', `there is no public key ${file}`);
  const { role, keyid, keyval } = parse(file, bytes);
  const key = publicKey(keyval.public);
  if (key.keyID !== keyid) throw new PublishError('FILE_CORRUPT', `${file}: the key and its id do not belong together`);
  const privateFile = file.replace(/\.json$/, '.age');
  return { role, key, privateFile: privateFile !== file && existsSync(privateFile) ? privateFile : undefined };
}

/** Every public key in a folder, in the order of its file names. @throws {PublishError} `FILE_CORRUPT` */
export function listPublicKeys(folder: string): PublicKey[] {
  const files = filesBelow(folder).filter((path) => path.endsWith('.json') && !isDraft(path));
  return files.toSorted(compare).map((path) => readPublicKey(join(folder, path)));
}

/** @throws {PublishError} `TEST_KEY`: everybody can sign with a test key. */
export function refuseTestKey({ role, key }: PublicKey): void {
  if (!TEST_PUBLIC_KEYS.has(key.keyVal['public'] ?? '')) return;
  throw new PublishError('TEST_KEY', `${role} key ${key.keyID} is a test key, which everybody has`);
}

/** A key's id as people are shown it: enough of it to tell keys apart. */
export function shortId(keyId: string): string {
  return keyId.slice(0, 12);
}

/**
 * The whole id of a key that was named by the beginning of it.
 *
 * @throws {PublishError} `KEY_UNKNOWN` when no key, or more than one, is meant.
 */
export function findKeyId(beginning: string, keyIds: readonly string[]): string {
  const [found, ...others] = [...new Set(keyIds)].filter((id) => id.startsWith(beginning));
  if (found === undefined || beginning.length < 8 || others.length > 0) {
    throw new PublishError(
      'KEY_UNKNOWN',
      `“${beginning}” is not the beginning (8 letters or more) of just one key’s id`,
    );
  }
  return found;
}

function parse(file: string, bytes: Uint8Array): z.infer<typeof publicKeySchema> {
  try {
    return publicKeySchema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (cause) {
    throw new PublishError('FILE_CORRUPT', `${file} holds no public key`, { cause });
  }
}
