import type { Platform } from '../platform/platform.ts';
import type { Outbox, OutboxOptions } from './outbox.ts';

/** What the rest of the extension asks of the outbox. */
export type OutboxCalls = Pick<Outbox, 'send' | 'entries' | 'refresh' | 'cancel' | 'forget' | 'follow' | 'work'>;

type Given = Pick<Platform, 'outboxStorage'> & { later(): Promise<{ outbox(options: OutboxOptions): Outbox }> };

/** The outbox, which is loaded only when there is something in it or to be put into it. */
export class LaterOutbox implements OutboxCalls {
  readonly #platform: Given;
  readonly #options: OutboxOptions;
  #outbox: Promise<Outbox> | undefined;

  constructor(options: OutboxOptions & { platform: Given }) {
    this.#platform = options.platform;
    this.#options = options;
  }

  async send(given: Parameters<Outbox['send']>[0]): ReturnType<Outbox['send']> {
    return (await this.#loaded()).send(given);
  }

  async entries(): ReturnType<Outbox['entries']> {
    return (await this.#loaded()).entries();
  }

  async refresh(...given: Parameters<Outbox['refresh']>): ReturnType<Outbox['refresh']> {
    return (await this.#loaded()).refresh(...given);
  }

  async cancel(id: string): ReturnType<Outbox['cancel']> {
    return (await this.#loaded()).cancel(id);
  }

  async forget(id: string): ReturnType<Outbox['forget']> {
    return (await this.#loaded()).forget(id);
  }

  async follow(): Promise<void> {
    if (!(await this.#isEmpty())) await (await this.#loaded()).follow();
  }

  async work(...given: Parameters<Outbox['work']>): Promise<void> {
    if (!(await this.#isEmpty())) await (await this.#loaded()).work(...given);
  }

  /** What cannot be read now may not be empty. */
  #isEmpty(): Promise<boolean> {
    return this.#platform.outboxStorage.all().then(
      (records) => records.length === 0,
      () => false,
    );
  }

  #loaded(): Promise<Outbox> {
    this.#outbox ??= this.#platform.later().then(({ outbox }) => outbox(this.#options));
    this.#outbox.catch(() => {
      this.#outbox = undefined;
    });
    return this.#outbox;
  }
}
