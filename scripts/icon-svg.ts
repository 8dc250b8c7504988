import type { Icon, IconRole } from '../lib/icons.ts';
import { PALETTE } from '../lib/palette.ts';

const GREEN = PALETTE.light.official.edge;

/** The extension's own: those of a mark with an open plate, in the green of the official badge. */
export const OWN_COLOURS: Record<IconRole, string> = { ...PALETTE.light.listed, edge: GREEN, mark: GREEN };

/** An icon as a drawing of its own, in colours by what its paths are for. */
export function iconSvg({ viewBox, paths }: Icon, colours: Record<IconRole, string>): string {
  const drawn = paths.map(({ d, role }) => `<path d="${d}" fill="${colours[role]}"/>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${drawn.join('')}</svg>`;
}
