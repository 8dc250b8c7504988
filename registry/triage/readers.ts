import type { Incoming } from './incoming.ts';

/** Between how many readers what was sent comes from. */
export interface Readers {
  least: number;
  most: number;
}

type Marked = Pick<Incoming, 'received' | 'reader' | 'handle' | 'peerId'>;

/**
 * How many independent readers there are at least and at most. A mark tells two readers apart only within one day and
 * one channel, so on other days, and under the channel's other name, it may be the same people again. What carries no
 * mark may all be one reader's.
 */
export function countReaders(submissions: readonly Marked[]): Readers {
  const marks = new Map<string, Set<string>>();
  for (const { received, reader, handle, peerId } of submissions) {
    if (!reader) continue;
    const comparable = `${received} ${handle?.toLowerCase() ?? peerId}`;
    marks.set(comparable, (marks.get(comparable) ?? new Set()).add(reader));
  }
  const sizes = [...marks.values()].map(({ size }) => size);
  const hasUnmarked = submissions.some(({ reader }) => !reader);
  return {
    least: sizes.reduce((most, size) => Math.max(most, size), Math.min(1, submissions.length)),
    most: sizes.reduce((sum, size) => sum + size, 0) + (hasUnmarked ? 1 : 0),
  };
}

/** `1 reader`, `3 readers`, `3 to 7 readers` */
export function printReaders({ least, most }: Readers): string {
  if (least === most) return `${least} reader${least === 1 ? '' : 's'}`;
  return `${least} to ${most} readers`;
}
