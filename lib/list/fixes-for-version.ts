import type { OfficialList, SurfaceFix } from './schema.ts';

/**
 * What the list says of surfaces to one version of the extension.
 *
 * @param version dotted numbers, `0.1.0`; parts that are missing count as 0.
 */
export function fixesForVersion({ surfaces = [] }: Pick<OfficialList, 'surfaces'>, version: string): SurfaceFix[] {
  return surfaces.filter(
    ({ from, until }) =>
      (from === undefined || compare(version, from) >= 0) && (until === undefined || compare(version, until) <= 0),
  );
}

/** Below 0 when `one` is the earlier version, above when it is the later one. */
function compare(one: string, other: string): number {
  const left = one.split('.').map(Number);
  const right = other.split('.').map(Number);
  for (let place = 0; place < Math.max(left.length, right.length); place++) {
    const difference = (left[place] ?? 0) - (right[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
