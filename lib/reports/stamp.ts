import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import * as z from 'zod/mini';

/** What an inbox may ask for: some seconds of a slow phone's time, no more. */
const MOST_COST = 20_000;
const LONGEST_PREFIX = 3;
const TIMEOUT_MS = 60_000;

const challengeSchema = z.object({
  parameters: z.looseObject({
    algorithm: z.literal('PBKDF2/SHA-256'),
    nonce: z.string().check(z.regex(/^[0-9a-f]{2,128}$/)),
    salt: z.string().check(z.regex(/^[0-9a-f]{2,128}$/)),
    cost: z.number().check(z.int(), z.positive(), z.maximum(MOST_COST)),
    keyLength: z.literal(32),
    keyPrefix: z.string().check(z.regex(/^[0-9a-f]+$/), z.maxLength(LONGEST_PREFIX)),
  }),
  signature: z.string().check(z.maxLength(200)),
});

/**
 * Does the work that an inbox under pressure asks for. Yields to other work meanwhile.
 *
 * @param challenge as altcha-lib's `createChallenge` makes it.
 * @returns the stamp as its header holds it; `undefined` for what is no challenge, or asks for more than it may.
 */
export async function makeStamp(challenge: unknown): Promise<string | undefined> {
  const read = challengeSchema.safeParse(challenge);
  if (!read.success) return undefined;
  const solution = await solveChallenge({ challenge: read.data, deriveKey, timeout: TIMEOUT_MS });
  if (!solution) return undefined;
  const bytes = new TextEncoder().encode(JSON.stringify({ challenge: read.data, solution }));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
