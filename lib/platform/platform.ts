/** The few browser powers that lib/ uses, behind a seam so that tests can put fakes in their place. */
export interface Platform {
  /** Reads the list that came with the extension. Rejects when the file is not there. */
  readBundledList(): Promise<unknown>;
  /** The extension's own key-value store. Rejects when storage is denied or full. */
  readonly store: {
    get(key: string): Promise<unknown>;
    set(key: string, value: unknown): Promise<void>;
  };
}
