import type { Theme } from '../palette.ts';

/**
 * The theme the page itself shows: `html.night` in Web K, `html.theme-dark` in Web A, `html.theme_dark` on t.me
 * (seen 2026-11-23). The clients resolve "as the system" themselves, so the reader's preferred scheme is not asked.
 */
export function pageTheme(page: Document): Theme {
  const classes = page.documentElement.classList;
  return ['night', 'theme-dark', 'theme_dark'].some((name) => classes.contains(name)) ? 'dark' : 'light';
}
