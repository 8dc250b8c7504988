import { compare } from '../problems.ts';

/** A text and how often it was said. */
export interface Counted {
  text: string;
  count: number;
}

/**
 * Counts texts, the most frequent first.
 *
 * @param key texts with the same key are one; it goes by its most frequent spelling.
 */
export function tally(texts: readonly (string | undefined)[], key: (text: string) => string = String): Counted[] {
  const spellings = new Map<string, Map<string, number>>();
  for (const text of texts) {
    if (text === undefined) continue;
    const counts = spellings.get(key(text)) ?? new Map<string, number>();
    spellings.set(key(text), counts.set(text, (counts.get(text) ?? 0) + 1));
  }
  return [...spellings.values()].map(oneOf).toSorted(byCount);
}

function oneOf(spellings: ReadonlyMap<string, number>): Counted {
  const counted = [...spellings].map(([text, count]) => ({ text, count })).toSorted(byCount);
  return { text: counted[0]?.text ?? '', count: counted.reduce((sum, { count }) => sum + count, 0) };
}

function byCount(a: Counted, b: Counted): number {
  return b.count - a.count || compare(a.text, b.text);
}
