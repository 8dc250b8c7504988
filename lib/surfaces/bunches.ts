export interface BunchesOptions<T> {
  /** Gets what was asked for, in the order it came. */
  send(items: T[]): void;
  /** How many go out together, at most. */
  most: number;
  /** Milliseconds from one bunch to the next, at least, where every one is dear; what is urgent does not wait. */
  gap(): number;
  /** Monotonic milliseconds. */
  now(): number;
  /** Runs `task` after `delay` ms. */
  schedule(task: () => void, delay: number): void;
}

/** Has what is asked for one by one go out together: at the end of the task, or when the last bunch is long enough ago. */
export class Bunches<T> {
  readonly #options: BunchesOptions<T>;
  #waiting: T[] = [];
  #lastAt = Number.NEGATIVE_INFINITY;
  #due: 'never' | 'later' | 'now' = 'never';

  constructor(options: BunchesOptions<T>) {
    this.#options = options;
  }

  /** @param isUrgent sends it, with everything that waits, at the end of the task. */
  add(item: T, isUrgent: boolean): void {
    this.#waiting.push(item);
    if (this.#due === 'now' || (this.#due === 'later' && !isUrgent)) return;
    const { gap, now, schedule } = this.#options;
    const delay = isUrgent ? 0 : this.#lastAt + gap() - now();
    this.#due = delay > 0 ? 'later' : 'now';
    if (delay > 0) schedule(() => this.#send(), delay);
    else queueMicrotask(() => this.#send());
  }

  #send(): void {
    this.#due = 'never';
    const items = this.#waiting;
    if (items.length === 0) return;
    const { send, most, now } = this.#options;
    this.#waiting = [];
    this.#lastAt = now();
    for (let start = 0; start < items.length; start += most) send(items.slice(start, start + most));
  }
}
