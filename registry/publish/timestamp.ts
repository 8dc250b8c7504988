import { PublishError } from './errors.ts';
import { type HeldRoot, type HeldSnapshot, type HeldTimestamp, hold } from './held.ts';
import type { Home } from './home.ts';
import { describePassedOver, openKeysAtHand } from './keys-at-hand.ts';
import { expiryOf } from './lifetimes.ts';
import { makeTimestamp, signMetadata } from './metadata.ts';
import type { AskPassphrase } from './passphrase.ts';
import type { Published } from './state.ts';
import { isComplete, keysOf, printTally, tally } from './tally.ts';

export interface TimestampKeys {
  /** Files of the timestamp's private keys; those in the home when absent. */
  keys?: readonly string[] | undefined;
  ask: AskPassphrase;
}

/**
 * Makes the timestamp that comes after the published one, signed.
 *
 * @param root says which keys count.
 * @returns also which keys were passed over, in lines.
 * @throws {PublishError} `NO_KEYS`, `KEY_NOT_COUNTED`, `NOT_SIGNED`, `PASSPHRASE_*`, `FILE_CORRUPT`
 */
export async function makeSignedTimestamp(
  home: Home,
  { timestamp: last }: Published,
  root: HeldRoot,
  snapshot: HeldSnapshot,
  { keys: named, ask }: TimestampKeys,
  now: Date,
): Promise<{ timestamp: HeldTimestamp; lines: string[] }> {
  const counted = new Set(keysOf(root.metadata.signed, 'timestamp').map(({ keyID }) => keyID));
  const atHand = await openKeysAtHand(home, { counted, what: 'no timestamp', named, ask });
  const version = (last?.version ?? 0) + 1;
  const metadata = signMetadata(makeTimestamp(version, expiryOf('timestamp', now), snapshot), atHand.keys);
  const signed = tally(root, 'timestamp', metadata);
  const [fault] = atHand.passedOver;
  if (!isComplete(signed)) throw fault ?? new PublishError('NOT_SIGNED', printTally(signed));
  return { timestamp: hold('timestamp', metadata), lines: describePassedOver(atHand) };
}
