import { createPrivateKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import type { Role } from '../../lib/list/tuf/layout.ts';
import { hasCode, PublishError } from './errors.ts';
import { makePrivate, readIfThere } from './files.ts';
import { requireOutsideGit } from './home.ts';
import { generateKey, type SigningKey, signingKey } from './keys.ts';
import type { AskPassphrase } from './passphrase.ts';
import { printPublicKey } from './public-keys.ts';

/** What age itself uses: about a second for every guess at a passphrase. */
const WORK_FACTOR = 18;

export interface MakeKeys {
  role: Role;
  count: number;
  /** Where to put them. */
  folder: string;
  ask: AskPassphrase;
  /** Base-2 logarithm of how hard guessing is made. */
  workFactor?: number;
}

/**
 * Makes keys: `<role>-<id>.age`, which the `age` tool opens with the passphrase, and `<role>-<id>.json`, its public half.
 *
 * @returns the files of the private halves.
 * @throws {PublishError} `KEYS_INSIDE_REPOSITORY`, `KEY_EXISTS`, `PASSPHRASE_*`
 */
export async function makeKeys({ role, count, folder, ask, workFactor = WORK_FACTOR }: MakeKeys): Promise<string[]> {
  requireOutsideGit(folder);
  const passphrase = await ask(count === 1 ? `the new ${role} key` : `the ${count} new ${role} keys`, true);
  makePrivate(folder);
  const files: string[] = [];
  for (let made = 0; made < count; made++) {
    files.push(await writeKey(folder, role, generateKey(), passphrase, workFactor));
  }
  return files;
}

/**
 * Puts a key into a folder.
 *
 * @returns the file of the private half.
 * @throws {PublishError} `KEY_EXISTS`, `PASSPHRASE_EMPTY`
 */
export async function writeKey(
  folder: string,
  role: Role,
  { key, privateKey }: SigningKey,
  passphrase: string,
  workFactor = WORK_FACTOR,
): Promise<string> {
  if (passphrase === '') throw new PublishError('PASSPHRASE_EMPTY', 'a key needs a passphrase');
  const encrypter = new Encrypter();
  encrypter.setPassphrase(passphrase);
  encrypter.setScryptWorkFactor(workFactor);
  const encrypted = await encrypter.encrypt(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
  const file = join(folder, `${role}-${key.keyID.slice(0, 8)}.age`);
  writeNew(file, encrypted, 0o600);
  writeNew(file.replace(/\.age$/, '.json'), printPublicKey(role, key), 0o644);
  return file;
}

/** What is wrong with one key and says nothing about the next. */
const OF_ONE_KEY: ReadonlySet<string> = new Set(['FILE_CORRUPT', 'PASSPHRASE_EMPTY', 'PASSPHRASE_WRONG']);

/**
 * Opens private keys. A passphrase that was given for one is tried on the next before anybody is asked again.
 *
 * @param passOver is told of a key that does not open, and the others are opened; without it the first is thrown.
 * @throws {PublishError} `FILE_CORRUPT`, `PASSPHRASE_WRONG`, whatever `ask` throws.
 */
export async function openKeys(
  files: readonly string[],
  ask: AskPassphrase,
  passOver?: (fault: PublishError) => void,
): Promise<SigningKey[]> {
  const given = new Set<string>();
  const keys: SigningKey[] = [];
  for (const file of files) {
    try {
      keys.push(await openKey(file, given, ask));
    } catch (error) {
      if (!passOver || !(error instanceof PublishError) || !OF_ONE_KEY.has(error.code)) throw error;
      passOver(error);
    }
  }
  return keys;
}

async function openKey(file: string, given: Set<string>, ask: AskPassphrase): Promise<SigningKey> {
  const bytes = readIfThere(file);
  if (!bytes) throw new PublishError('FILE_CORRUPT', `there is no key ${file}`);
  for (const passphrase of given) {
    const key = await decrypt(file, bytes, passphrase);
    if (key) return key;
  }
  const passphrase = await ask(basename(file), false);
  const key = given.has(passphrase) ? undefined : await decrypt(file, bytes, passphrase);
  if (!key) throw new PublishError('PASSPHRASE_WRONG', `this passphrase does not open ${file}`);
  given.add(passphrase);
  return key;
}

/** Undefined when the passphrase is another one. */
async function decrypt(file: string, bytes: Uint8Array, passphrase: string): Promise<SigningKey | undefined> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  try {
    const key = createPrivateKey(await decrypter.decrypt(bytes, 'text'));
    if (key.asymmetricKeyType !== 'ed25519') throw new Error(`an ${key.asymmetricKeyType} key`);
    return signingKey(key);
  } catch (cause) {
    // The library has no codes for its errors.
    if (cause instanceof Error && cause.message.startsWith('no identity matched')) return undefined;
    throw new PublishError('FILE_CORRUPT', `${file} holds no Ed25519 key that a passphrase opens`, { cause });
  }
}

function writeNew(file: string, content: string | Uint8Array, mode: number): void {
  try {
    writeFileSync(file, content, { flag: 'wx', mode });
  } catch (cause) {
    if (!hasCode(cause, 'EEXIST')) throw cause;
    throw new PublishError('KEY_EXISTS', `${file} is already there and stays as it is`, { cause });
  }
}
