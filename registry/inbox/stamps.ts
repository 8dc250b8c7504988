import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge } from 'altcha-lib/types';
import * as z from 'zod/mini';
import type { ReaderMarks } from './reader-marks.ts';
import { dayOf, daysBefore } from './retention.ts';

/** 256 tries on the average, of two milliseconds each on a desktop computer and some ten on a phone. */
const ALGORITHM = 'PBKDF2/SHA-256';
const COST = 5000;
const KEY_PREFIX = '00';
const LIFETIME_MS = 10 * 60_000;
const MAX_LENGTH = 4000;

const stampSchema = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.literal(ALGORITHM),
      nonce: z.string(),
      salt: z.string(),
      cost: z.literal(COST),
      keyLength: z.literal(32),
      keyPrefix: z.literal(KEY_PREFIX),
      expiresAt: z.number(),
      data: z.object({ id: z.string() }),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string(), time: z.optional(z.number()) }),
});

/** Proofs of work that an inbox under pressure asks for: one for each submission, which costs its sender a moment. */
export class Stamps {
  readonly #marks: Pick<ReaderMarks, 'secret'>;

  constructor(marks: Pick<ReaderMarks, 'secret'>) {
    this.#marks = marks;
  }

  /** What a stamp for this submission is to be made for. */
  async challenge(id: string, now: Date): Promise<Challenge> {
    return createChallenge({
      algorithm: ALGORITHM,
      cost: COST,
      keyPrefix: KEY_PREFIX,
      deriveKey,
      data: { id },
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
      hmacSignatureSecret: await this.#marks.secret('stamp', dayOf(now)),
    });
  }

  /** True for a stamp that was made for this submission, from a challenge of ours that has not expired. */
  async isGood(stamp: string, id: string, now: Date): Promise<boolean> {
    const read = stampSchema.safeParse(parse(stamp));
    if (!read.success || read.data.challenge.parameters.data.id !== id) return false;
    const { challenge, solution } = read.data;
    if (challenge.parameters.expiresAt * 1000 < now.getTime()) return false;
    // One made shortly before midnight was signed with the key of that day.
    for (const day of [dayOf(now), daysBefore(dayOf(now), 1)]) {
      const hmacSignatureSecret = await this.#marks.secret('stamp', day);
      const { verified } = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret });
      if (verified) return true;
    }
    return false;
  }
}

function parse(stamp: string): unknown {
  if (stamp.length > MAX_LENGTH) return undefined;
  try {
    return JSON.parse(Buffer.from(stamp, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
