import { PublishError } from './errors.ts';
import type { Home } from './home.ts';
import type { SigningKey } from './keys.ts';
import type { AskPassphrase } from './passphrase.ts';
import { openKeys } from './private-keys.ts';
import { listPublicKeys, shortId } from './public-keys.ts';

export interface KeysAtHand {
  keys: SigningKey[];
  /** Why keys in the home were passed over. */
  passedOver: PublishError[];
}

interface Wanted {
  /** Ids of the keys whose signatures count. */
  counted: ReadonlySet<string>;
  /** What they are wanted for, in words. */
  what: string;
  /** Files of private keys; all of them must open. Those in the home that count when absent, as far as they open. */
  named: readonly string[] | undefined;
  ask: AskPassphrase;
}

/**
 * Opens the keys that are to sign. A key in the home that does not open is passed over: it may have a passphrase of its
 * own, and the others may be enough.
 *
 * @throws {PublishError} `NO_KEYS`, `KEY_NOT_COUNTED`; `PASSPHRASE_*` and `FILE_CORRUPT` when none opens, or a named one
 *   does not.
 */
export async function openKeysAtHand(home: Home, { counted, what, named, ask }: Wanted): Promise<KeysAtHand> {
  const { keys, passedOver } = named ? { keys: await openKeys(named, ask), passedOver: [] } : await openHome();
  const [fault] = passedOver;
  if (keys.length === 0 && fault) throw fault;
  if (keys.length === 0) {
    const wanted = [...counted].map(shortId).join(', ') || 'none';
    throw new PublishError('NO_KEYS', `no key that counts is in ${home.keys}; name one with --key (wanted: ${wanted})`);
  }
  const stranger = keys.find(({ key }) => !counted.has(key.keyID));
  if (stranger) throw new PublishError('KEY_NOT_COUNTED', `key ${shortId(stranger.key.keyID)} counts for ${what}`);
  return { keys, passedOver };

  async function openHome(): Promise<KeysAtHand> {
    const passedOver: PublishError[] = [];
    const files = listPublicKeys(home.keys).flatMap(({ key, privateFile }) =>
      privateFile && counted.has(key.keyID) ? [privateFile] : [],
    );
    const keys = await openKeys(files, ask, (fault) => passedOver.push(fault));
    return { keys, passedOver };
  }
}

/** What is said of keys that were passed over, in lines. */
export function describePassedOver({ passedOver }: Pick<KeysAtHand, 'passedOver'>): string[] {
  return passedOver.map(({ message }) => `Passed over: ${message}`);
}
