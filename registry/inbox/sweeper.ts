import { InboxError } from './errors.ts';
import { daysBefore } from './retention.ts';
import type { InboxStore, Swept } from './store.ts';

/** An inbox that has not run for longer is asked whether its clock is right. */
const LONGEST_PAUSE_DAYS = 60;

/**
 * Deletes what has been kept long enough, unless the clock is far ahead of all that the database holds: a machine that
 * starts in a wrong year would erase everything at once. Notes in the database that it ran, by making the key of the day.
 */
export class Sweeper {
  readonly #store: InboxStore;
  /** The last day on which the clock was believed. */
  #last: string | undefined;

  constructor(store: InboxStore) {
    this.#store = store;
  }

  /**
   * @param day today, `YYYY-MM-DD`, UTC.
   * @param isClockRight true when a person says so.
   * @throws {InboxError} `CLOCK_JUMPED`, and nothing is deleted; the database's own error.
   */
  async sweep(day: string, isClockRight = false): Promise<Swept> {
    const last = this.#last ?? (await this.#store.lastDay());
    if (!isClockRight && last !== undefined && daysBefore(day, LONGEST_PAUSE_DAYS) > last) {
      const words = `the clock says ${day}, the newest thing here is of ${last}; when the clock is right, run the command “sweep --clock-is-right” once`;
      throw new InboxError('CLOCK_JUMPED', words);
    }
    const swept = await this.#store.sweep(day);
    await this.#store.dayKey(day);
    this.#last = day;
    return swept;
  }
}
