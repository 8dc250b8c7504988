import { verdictIcon } from '../icons.ts';
import type { Mark } from '../mark.ts';
import { PALETTE, type Theme } from '../palette.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Draws a verdict's icon, hidden from screen readers: what it says stands beside it as text. */
export function iconElement(page: Document, kind: Mark, theme: Theme): SVGSVGElement {
  const icon = verdictIcon(kind);
  const svg = page.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', icon.viewBox);
  svg.setAttribute('aria-hidden', 'true');
  for (const { d, role } of icon.paths) {
    const path = page.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    path.setAttribute('fill', PALETTE[theme][kind][role]);
    svg.append(path);
  }
  return svg;
}
