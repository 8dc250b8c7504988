/** A repeatable source of choices. */
export interface Random {
  /** From 0 up to, but without, 1. */
  next(): number;
  /** A whole number from 0 up to, but without, `limit`. */
  below(limit: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** @throws {RangeError} when there is nothing to pick from. */
  pick<T>(items: Iterable<T>): T;
  /** A new array with the same items in another order (Fisher and Yates). */
  shuffle<T>(items: Iterable<T>): T[];
}

/**
 * Choices that are always the same for the same text, and unlike those for another text: every attack draws from its
 * own source, so an organisation more or less on the list changes nobody else's attacks.
 */
export function randomFor(text: string): Random {
  const next = sequence(hashOf(text));
  const below = (limit: number) => Math.floor(next() * limit);
  const shuffle = <T>(items: Iterable<T>): T[] => {
    const left = [...items];
    const shuffled: T[] = [];
    while (left.length > 0) shuffled.push(...left.splice(below(left.length), 1));
    return shuffled;
  };
  return {
    next,
    below,
    shuffle,
    chance: (probability) => next() < probability,
    pick(items) {
      const all = [...items];
      if (all.length === 0) throw new RangeError('Nothing to pick from.');
      return all[below(all.length)] as (typeof all)[number];
    },
  };
}

/** A 32-bit hash of a text (FNV-1a over UTF-16 units, then mixed so that near texts part). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** mulberry32 by Tommy Ettinger, public domain. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
