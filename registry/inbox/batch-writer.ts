/** Above this many that wait, the next are asked to come back. */
const MOST_WAITING = 5000;
/** In one transaction. */
const MOST_AT_ONCE = 500;
/** For one transaction, in milliseconds: whoever sent gives up after 30 s. */
const TIMEOUT_MS = 20_000;

/** More waits to be stored than can be. */
export class FullError extends Error {}

/** The database did not answer in time. It may store what it was given all the same, and knows it when it comes again. */
export class LateError extends Error {}

/** How many may wait, and for how long the database may take over one batch. */
export interface BatchLimits {
  mostWaiting?: number;
  timeoutMs?: number;
}

interface Waiting<Item, Outcome> {
  item: Item;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

/**
 * Stores what arrives at the same time in one transaction (group commit): a disk that takes a hundred commits a second
 * still takes thousands of posts. Nothing is answered before it is on the disk.
 */
export class BatchWriter<Item, Outcome> {
  readonly #write: (items: readonly Item[]) => Promise<readonly Outcome[]>;
  readonly #most: number;
  readonly #timeoutMs: number;
  #waiting: Waiting<Item, Outcome>[] = [];
  #working: Promise<void> | undefined;
  #isFailing = false;

  /** @param write stores items in one transaction, and gives the outcomes in the same order. */
  constructor(
    write: (items: readonly Item[]) => Promise<readonly Outcome[]>,
    { mostWaiting = MOST_WAITING, timeoutMs = TIMEOUT_MS }: BatchLimits = {},
  ) {
    this.#write = write;
    this.#most = mostWaiting;
    this.#timeoutMs = timeoutMs;
  }

  /** True when the last thing that was to be stored could not be. */
  get isFailing(): boolean {
    return this.#isFailing;
  }

  /** Stores an item. @throws {FullError}; {@link LateError}; the database's own error when it cannot be used. */
  add(item: Item): Promise<Outcome> {
    if (this.#waiting.length >= this.#most) return Promise.reject(new FullError());
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    this.#waiting.push({ item, resolve, reject });
    this.#working ??= this.#work();
    return promise;
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    while (this.#working) await this.#working;
  }

  async #work(): Promise<void> {
    // What arrives in this turn of the event loop goes along.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MOST_AT_ONCE);
      try {
        const outcomes = await this.#inTime(this.#write(batch.map(({ item }) => item)));
        if (outcomes.length !== batch.length) throw new Error('not every item has an outcome');
        for (const [at, { resolve }] of batch.entries()) resolve(outcomes[at] as Outcome);
        this.#isFailing = false;
      } catch (error) {
        this.#isFailing = true;
        for (const { reject } of batch) reject(error);
      }
    }
    this.#working = undefined;
  }

  async #inTime<T>(work: Promise<T>): Promise<T> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new LateError('the database does not answer')), this.#timeoutMs);
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}
