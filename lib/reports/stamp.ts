import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import * as z from 'zod/mini';

/**
 * What an inbox may ask for, in rounds of the hash on the average: four times what one of this project asks for
 * (registry/inbox/stamps.ts: 256 tries of 5,000 rounds, half a second of a desktop computer). Some seconds of a slow phone's
 * time, no more.
 */
const MOST_ROUNDS = 4 * 256 * 5000;
/** In hexadecimal digits. */
const LONGEST_PREFIX = 4;
/** Browsers take a background that computes for longer for idle. */
const TIMEOUT_MS = 20_000;

/** Whole bytes in hexadecimal digits. */
const bytes = z.string().check(z.regex(/^([0-9a-f]{2}){1,64}$/));

const challengeSchema = z.object({
  parameters: z
    .looseObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      nonce: bytes,
      salt: bytes,
      cost: z.number().check(z.int(), z.positive()),
      keyLength: z.literal(32),
      keyPrefix: z.string().check(z.regex(/^[0-9a-f]+$/), z.maxLength(LONGEST_PREFIX)),
    })
    .check(z.refine(({ cost, keyPrefix }) => cost * 16 ** keyPrefix.length <= MOST_ROUNDS, 'asks for too much')),
  signature: z.string().check(z.maxLength(200)),
});

/**
 * Does the work that an inbox under pressure asks for. Yields to other work meanwhile.
 *
 * @param challenge as altcha-lib's `createChallenge` makes it.
 * @returns the stamp as its header holds it; `undefined` for what is no challenge, or asks for more than it may. Never
 *   rejects.
 */
export async function makeStamp(challenge: unknown): Promise<string | undefined> {
  const read = challengeSchema.safeParse(challenge);
  if (!read.success) return undefined;
  const { data: asked } = read;
  // Whatever else an inbox may have put into it: the work fails, not whoever does it.
  const solution = await solveChallenge({ challenge: asked, deriveKey, timeout: TIMEOUT_MS }).catch(() => null);
  if (!solution) return undefined;
  const stamp = new TextEncoder().encode(JSON.stringify({ challenge: asked, solution }));
  return btoa(String.fromCharCode(...stamp))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
