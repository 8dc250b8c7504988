import type { SurfaceFix } from '../list/schema.ts';
import type { Selectors, Surface } from './surface.ts';

/** A surface as it is in use on a page. */
export interface SurfaceInUse {
  surface: Surface;
  /** The surface's own, or what the list put in their place. */
  selectors: Selectors;
  /** True when the list changed them. */
  fixed: boolean;
  /** The list says not to look here. */
  off: boolean;
}

/**
 * Puts the list's corrections over the surfaces. A selector that the browser does not take as CSS, or that the surface
 * has no use for, is left aside; the others of the same correction hold.
 *
 * @param page asked whether a selector is one.
 */
export function withFixes(
  surfaces: readonly Surface[],
  fixes: readonly SurfaceFix[],
  page: ParentNode,
): SurfaceInUse[] {
  return surfaces.map((surface) => {
    const own = fixes.filter((fix) => fix.surface === surface.id);
    const changes = own
      .flatMap((fix) => Object.entries(fix.selectors ?? {}))
      .filter(([name, selector]) => Object.hasOwn(surface.selectors, name) && isSelector(selector, page));
    return {
      surface,
      selectors: { ...surface.selectors, ...Object.fromEntries(changes) },
      fixed: changes.length > 0,
      off: own.some((fix) => fix.off),
    };
  });
}

function isSelector(text: string, page: ParentNode): boolean {
  try {
    page.querySelector(text);
    return true;
  } catch {
    return false;
  }
}
