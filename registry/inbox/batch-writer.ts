import type { InboxStore, NewSubmission, Outcome } from './store.ts';

/** Above this many that wait, the next are asked to come back. */
const MOST_WAITING = 5000;
/** In one transaction. */
const MOST_AT_ONCE = 500;

/** More waits to be stored than can be. */
export class FullError extends Error {}

interface Waiting {
  submission: NewSubmission;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
}

/**
 * Stores what arrives at the same time in one transaction (group commit): a disk that takes a hundred commits a second
 * still takes thousands of posts. Nothing is answered before it is on the disk.
 */
export class BatchWriter {
  readonly #store: Pick<InboxStore, 'add'>;
  readonly #most: number;
  #waiting: Waiting[] = [];
  #working: Promise<void> | undefined;

  constructor(store: Pick<InboxStore, 'add'>, most = MOST_WAITING) {
    this.#store = store;
    this.#most = most;
  }

  /** Stores a submission. @throws {FullError}; the database's own error when it cannot be used. */
  add(submission: NewSubmission): Promise<Outcome> {
    if (this.#waiting.length >= this.#most) return Promise.reject(new FullError());
    const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
    this.#waiting.push({ submission, resolve, reject });
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
        const outcomes = await this.#store.add(batch.map(({ submission }) => submission));
        for (const [at, { resolve }] of batch.entries()) resolve(outcomes[at] ?? 'other');
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    this.#working = undefined;
  }
}
