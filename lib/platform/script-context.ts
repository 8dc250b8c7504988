import { browser } from 'wxt/browser';

/**
 * Stands for WXT's class of this name in builds for readers (wxt.config.ts), with what is used of it: every page of
 * Telegram loads it, and the original, which also restarts scripts while one develops, is four times as much.
 */
export class ContentScriptContext {
  readonly #stopping = new AbortController();

  /** True once the extension was removed or updated: nothing can be asked of it any more. */
  get isInvalid(): boolean {
    if (browser.runtime?.id === undefined) this.#stopping.abort();
    return this.#stopping.signal.aborted;
  }

  /** Calls back once it turns out to be invalid. */
  onInvalidated(listener: () => void): void {
    this.#stopping.signal.addEventListener('abort', listener, { once: true });
  }

  /** As `setTimeout`, while it is valid. */
  setTimeout(task: () => void, delay: number): void {
    setTimeout(() => {
      if (!this.isInvalid) task();
    }, delay);
  }

  /** As `addEventListener` of the target, while it is valid. */
  addEventListener(target: EventTarget, type: string, listener: (event: Event) => void): void {
    const { signal } = this.#stopping;
    target.addEventListener(type, (event) => this.isInvalid || listener(event), { signal });
  }
}
