import type { Banner } from './banner-contract.ts';

/** A banner whose code is loaded when there is first something to warn of: most pages never need it. */
export class LazyBanner implements Banner {
  readonly #load: () => Promise<Banner>;
  #banner: Banner | undefined;
  #isLoading = false;
  #wanted: Parameters<Banner['show']> | undefined;

  /** @param load may reject: it is called again when the banner is next asked for. */
  constructor(load: () => Promise<Banner>) {
    this.#load = load;
  }

  show(...wanted: Parameters<Banner['show']>): void {
    this.#wanted = wanted;
    if (this.#banner) this.#banner.show(...wanted);
    else if (!this.#isLoading) void this.#open();
  }

  hide(): void {
    this.#wanted = undefined;
    this.#banner?.hide();
  }

  async #open(): Promise<void> {
    this.#isLoading = true;
    this.#banner = await this.#load().catch(() => undefined);
    this.#isLoading = false;
    if (this.#wanted) this.#banner?.show(...this.#wanted);
  }
}
