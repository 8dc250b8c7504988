import { type IconRole, OWN_SHIELD } from '../lib/icons.ts';

/** In the colours of the page it stands on. */
const COLOURS: Record<IconRole, string> = {
  halo: 'none',
  edge: 'var(--accent)',
  plate: 'var(--surface)',
  mark: 'var(--accent)',
};

/** The extension's own icon. Decoration: its name stands beside it. `size` in CSS pixels. */
export function OwnIcon({ size }: { size: number }) {
  return (
    <svg class="own-icon" viewBox={OWN_SHIELD.viewBox} width={size} height={size} aria-hidden="true">
      {OWN_SHIELD.paths.map(({ d, role }) => (
        <path key={role} d={d} style={{ fill: COLOURS[role] }} />
      ))}
    </svg>
  );
}
