/** One thing at a time for each host, and a few hosts at a time. */
export class HostTurns {
  readonly #last = new Map<string, Promise<unknown>>();
  readonly #waiting: (() => void)[] = [];
  #free: number;

  /** @param hosts how many at a time. */
  constructor(hosts: number) {
    this.#free = hosts;
  }

  /** Does something when everything that was to be done for this host before is done. A task must not take a turn itself. */
  take<T>(host: string, task: () => Promise<T>): Promise<T> {
    const before = this.#last.get(host) ?? Promise.resolve();
    const mine = before.then(() => this.#alone(task));
    this.#last.set(
      host,
      mine.catch(() => {}),
    );
    return mine;
  }

  async #alone<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}
