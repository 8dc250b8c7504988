import type { Platform } from './platform/platform.ts';
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
  #keys: Promise<Set<string>> | undefined;

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  /** True when the banner of this chat is hidden. */
  async has(chat: Chat): Promise<boolean> {
    const key = keyOf(chat);
    return key !== undefined && (await this.#load()).has(key);
  }

  /**
   * Hides the banner of this chat from now on, at least until the browser stops.
   *
   * @throws whatever the platform throws when the choice cannot be kept for longer.
   */
  async add(chat: Chat): Promise<void> {
    const key = keyOf(chat);
    if (key === undefined) return;
    const keys = await this.#load();
    keys.add(key);
    await this.#platform.store.set(KEY, [...keys].slice(-MAX_KEPT));
  }

  #load(): Promise<Set<string>> {
    this.#keys ??= this.#read();
    return this.#keys;
  }

  async #read(): Promise<Set<string>> {
    try {
      const stored = await this.#platform.store.get(KEY);
      return new Set(Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : []);
    } catch {
      return new Set();
    }
  }
}

function keyOf({ peerId, handle }: Chat): string | undefined {
  if (peerId) return peerId;
  return handle ? `@${handleKey(handle)}` : undefined;
}
