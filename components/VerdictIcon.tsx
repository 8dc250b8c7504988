import { verdictIcon } from '../lib/icons.ts';
import type { Mark } from '../lib/mark.ts';
import { colour } from '../lib/palette.ts';

/** A verdict's icon. Decoration: the words beside it say the same. `size` in CSS pixels. */
export function VerdictIcon({ kind, size }: { kind: Mark; size: number }) {
  const { viewBox, paths } = verdictIcon(kind);
  return (
    <svg class="verdict-icon" viewBox={viewBox} width={size} height={size} aria-hidden="true">
      {paths.map(({ d, role }) => (
        <path key={role} d={d} style={{ fill: colour(kind, role) }} />
      ))}
    </svg>
  );
}
