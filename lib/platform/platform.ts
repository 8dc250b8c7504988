/** The few browser powers that lib/ uses, behind a seam so that tests can put fakes in their place. */
export interface Platform {
  /** Reads the list that came with the extension. Rejects when the file is not there. */
  readBundledList(): Promise<unknown>;
  /** The extension's own key-value store. Rejects when storage is denied or full. */
  readonly store: {
    get(key: string): Promise<unknown>;
    set(key: string, value: unknown): Promise<void>;
    remove(key: string): Promise<void>;
  };
  /** The same, but forgotten when the browser stops, and never written to disk. */
  readonly session: Platform['store'];
  /** Messages of a language by their keys. Rejects when the extension does not speak it. */
  readMessages(language: string): Promise<Record<string, string>>;
  /** The extension's own version, `0.1.0`. */
  readonly version: string;
}
