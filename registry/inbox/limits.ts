import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { InboxSettings } from './settings.ts';

const HOUR_S = 3600;
const TEN_MINUTES_S = 600;
const MINUTE_S = 60;
/** Questions from one address in ten minutes: an outbox asks one for each thing it sent. */
const QUESTIONS = 600;

/**
 * - `calm`: go on
 * - `pressed`: this address, or everybody together, sends much: only with a proof of work
 * - a number: not before so many seconds
 */
export type Passage = 'calm' | 'pressed' | number;

/** How much one address, and all together, may ask for. Addresses are known by their marks, in memory, for an hour at most. */
export class Limits {
  readonly #hard: RateLimiterMemory;
  readonly #soft: RateLimiterMemory;
  readonly #questions: RateLimiterMemory;
  readonly #all: RateLimiterMemory;

  constructor(settings: Pick<InboxSettings, 'hardLimit' | 'softLimit' | 'pressure'>) {
    this.#hard = new RateLimiterMemory({ points: settings.hardLimit, duration: HOUR_S });
    this.#soft = new RateLimiterMemory({ points: settings.softLimit, duration: TEN_MINUTES_S });
    this.#questions = new RateLimiterMemory({ points: QUESTIONS, duration: TEN_MINUTES_S });
    this.#all = new RateLimiterMemory({ points: settings.pressure, duration: MINUTE_S });
  }

  /** Counts a post or a withdrawal. */
  async write(mark: string): Promise<Passage> {
    const wait = await secondsToWait(this.#hard, mark);
    if (wait > 0) return wait;
    const isPressed = (await secondsToWait(this.#all, 'all')) > 0;
    const isMany = (await secondsToWait(this.#soft, mark)) > 0;
    return isPressed || isMany ? 'pressed' : 'calm';
  }

  /** Counts a question. @returns how many seconds to wait; 0 for none. */
  ask(mark: string): Promise<number> {
    return secondsToWait(this.#questions, mark);
  }
}

async function secondsToWait(limiter: RateLimiterMemory, mark: string): Promise<number> {
  try {
    await limiter.consume(mark);
    return 0;
  } catch (rejected) {
    if (typeof rejected !== 'object' || rejected === null || !('msBeforeNext' in rejected)) throw rejected;
    return Math.max(1, Math.ceil(Number(rejected.msBeforeNext) / 1000));
  }
}
