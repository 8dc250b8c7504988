import { describe, expect, test } from 'vitest';
import { MARKS } from '../lib/mark.ts';
import { colour, PALETTE, paletteCss, SURFACE, type Theme } from '../lib/palette.ts';

const THEMES: Theme[] = ['light', 'dark'];
const CASES = THEMES.flatMap((theme) => MARKS.map((kind) => [theme, kind] as const));

/** Relative luminance of `#rrggbb` (WCAG 2.2, definition of relative luminance). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each(CASES)('%s, %s', (theme, kind) => {
  const colours = PALETTE[theme][kind];

  test('text is legible', () => {
    expect(contrast(colours.ink, colours.ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.ink, SURFACE[theme])).toBeGreaterThanOrEqual(4.5);
  });

  test('the icon is legible on any row: its edge on its own rim, its mark on its plate', () => {
    expect(contrast(colours.edge, colours.halo)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colours.mark, colours.plate)).toBeGreaterThanOrEqual(4.5);
  });
});

test('the style sheet holds every colour of both themes', () => {
  const css = paletteCss(':root');
  for (const [theme, kind] of CASES) {
    for (const [role, value] of Object.entries(PALETTE[theme][kind])) {
      expect(css).toContain(`--trust-${kind}-${role}:${value}`);
    }
  }
  expect(colour('official', 'edge')).toBe('var(--trust-official-edge)');
});
