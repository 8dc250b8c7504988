import type { Platform } from './platform/platform.ts';
import { refuseNewer } from './stored-format.ts';
import { handleKey } from './telegram/handle.ts';
import type { Sighting } from './telegram/sighting.ts';

const KEY = 'hiddenBanners';
const MAX_KEPT = 1000;

type Chat = Pick<Sighting, 'handle' | 'peerId'>;

/**
 * The chats whose banner the reader does not want to see again. Kept in the extension's own storage only.
 * A chat is known by its peer id where that is known, so that a handle which changes hands is warned of anew.
 */
export class HiddenBanners {
  readonly #platform: Platform;
  /** Chosen since the background started, kept or not. */
  readonly #chosen = new Set<string>();
  #stored: Promise<string[]> | undefined;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** True when the banner of this chat is hidden. */
  async has(chat: Chat): Promise<boolean> {
    const key = keyOf(chat);
    if (key === undefined) return false;
    if (this.#chosen.has(key)) return true;
    const stored = await this.#read().catch((): string[] => []);
    return stored.includes(key);
  }

  /**
   * Hides the banner of this chat from now on, at least until the browser stops.
   *
   * @throws {CodedError} `STORED_NEWER`; whatever the platform throws when the choice cannot be kept for longer.
   */
  async add(chat: Chat): Promise<void> {
    const key = keyOf(chat);
    if (key === undefined) return;
    this.#chosen.add(key);
    const keys = new Set([...(await this.#read()), ...this.#chosen]);
    const kept = [...keys].slice(-MAX_KEPT);
    await this.#platform.store.set(KEY, kept);
    this.#stored = Promise.resolve(kept);
  }

  /** Shows every banner again. @throws whatever the platform throws when the choices cannot be forgotten. */
  async clear(): Promise<void> {
    await this.#platform.store.remove(KEY);
    this.#chosen.clear();
    this.#stored = Promise.resolve([]);
  }

  /** A read that failed is tried again: taken for empty, it would wipe out earlier choices at the next. */
  #read(): Promise<string[]> {
    this.#stored ??= this.#readAnew();
    this.#stored.catch(() => {
      this.#stored = undefined;
    });
    return this.#stored;
  }

  async #readAnew(): Promise<string[]> {
    const stored = await this.#platform.store.get(KEY);
    refuseNewer(stored);
    return Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : [];
  }
}

function keyOf({ peerId, handle }: Chat): string | undefined {
  if (peerId) return peerId;
  return handle ? `@${handleKey(handle)}` : undefined;
}
