import type { IconRole } from './icons.ts';
import { MARKS, type Mark } from './mark.ts';

/**
 * The verdicts' colours, light and dark, as CSS custom properties.
 * Held to WCAG 2.2 (1.4.3, 1.4.11) by a test: `ink` on `ground` and on the surface 4.5:1; an icon's mark on its
 * plate and its edge on its halo 4.5:1, so that it stays legible on a selected, coloured row.
 */

export type Theme = 'light' | 'dark';

/** `ink`: text in the verdict's colour; `ground`: the tint behind it; the others: see {@link IconRole}. */
export type PaletteRole = IconRole | 'ink' | 'ground';

type Colours = Record<PaletteRole, string>;

/** What cards and bars stand on. */
export const SURFACE: Record<Theme, string> = { light: '#ffffff', dark: '#1b1e22' };

const HALO: Record<Theme, string> = { light: '#ffffff', dark: '#111316' };

export const PALETTE: Record<Theme, Record<Mark, Colours>> = {
  light: {
    official: filled('light', '#0b7a5f', '#ffffff', '#0a664f', '#e5f4ee'),
    listed: outlined('light', '#2f6f66', '#2b635b', '#edf5f3'),
    'telegram-verified': outlined('light', '#5c6570', '#4b535d', '#f0f2f4'),
    impersonation: filled('light', '#c4262e', '#ffffff', '#a51d24', '#fdeceb'),
    suspicious: { ...outlined('light', '#8f5a00', '#774b00', '#fff4dc'), plate: '#ffc53d', mark: '#3a2700' },
    flagged: filled('light', '#a9123c', '#ffffff', '#931035', '#fcebef'),
    unknown: outlined('light', '#6b737e', '#565e69', '#f3f4f6'),
    trusted: outlined('light', '#6a4fa3', '#573f8a', '#f1eef8'),
  },
  dark: {
    official: filled('dark', '#3ccf9f', '#06251b', '#62dcb5', '#13302a'),
    listed: outlined('dark', '#7cc7bb', '#8fd2c7', '#1c2e2d'),
    'telegram-verified': outlined('dark', '#a9b2bd', '#bcc4ce', '#262b31'),
    impersonation: filled('dark', '#ff6b6b', '#2b0506', '#ff9591', '#3a1d1f'),
    suspicious: { ...outlined('dark', '#f0b429', '#f5c55a', '#34290f'), plate: '#3a2c08', mark: '#ffd980' },
    flagged: filled('dark', '#ff5c8a', '#2e0412', '#ff93b0', '#3a1b27'),
    unknown: outlined('dark', '#9098a3', '#a9b0ba', '#24282d'),
    trusted: outlined('dark', '#b9a3ec', '#c9b8f2', '#2a2438'),
  },
};

/** The property that holds a colour: `var(--trust-official-edge)`. */
export function colour(kind: Mark, role: PaletteRole): string {
  return `var(${property(kind, role)})`;
}

/** All colours of a theme as CSS declarations, to stand inside a rule. */
function paletteDeclarations(theme: Theme): string {
  return MARKS.flatMap((kind) =>
    Object.entries(PALETTE[theme][kind]).map(([role, value]) => `${property(kind, role)}:${value}`),
  )
    .concat(`--trust-surface:${SURFACE[theme]}`)
    .join(';');
}

/** The colours of one theme for `selector`, for a page whose theme is its own. */
export function themeCss(selector: string, theme: Theme): string {
  return `${selector}{${paletteDeclarations(theme)}}`;
}

/**
 * A style sheet that gives `selector` the light colours, and the dark ones where the reader prefers a dark scheme.
 * A page with a theme of its own takes its colours from {@link PALETTE} instead.
 */
export function paletteCss(selector: string): string {
  const dark = `@media (prefers-color-scheme: dark){${selector}{${paletteDeclarations('dark')}}}`;
  return `${selector}{${paletteDeclarations('light')}}${dark}`;
}

function property(kind: Mark, role: string): string {
  return `--trust-${kind}-${role}`;
}

function filled(theme: Theme, edge: string, mark: string, ink: string, ground: string): Colours {
  return { halo: HALO[theme], edge, plate: edge, mark, ink, ground };
}

function outlined(theme: Theme, edge: string, ink: string, ground: string): Colours {
  return { halo: HALO[theme], edge, plate: HALO[theme], mark: edge, ink, ground };
}
