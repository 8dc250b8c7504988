import type { Sighting } from '../telegram/sighting.ts';

/**
 * What a badge is bound to: everything a verdict can turn on, save the subscriber count, which moves all the time.
 * A badge whose identity is not the shown one's is removed before the page is painted.
 */
export function identityOf(sighting: Sighting): string {
  const { subscribers: _, surface: __, ...rest } = sighting;
  return JSON.stringify(rest, Object.keys(rest).sort());
}
