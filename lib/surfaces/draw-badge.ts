import type { Mark } from '../mark.ts';
import type { Theme } from '../palette.ts';
import { iconElement } from './icon-element.ts';

/** Size and place are ours whatever the page's style says; `all: initial` keeps the page's inherited style out. */
const STYLE = `
:host { all: initial !important; display: inline-flex !important; flex: none !important; inline-size: 18px !important;
  block-size: 18px !important; margin-inline-start: 5px !important; vertical-align: text-bottom !important;
  unicode-bidi: isolate !important; position: relative !important; pointer-events: auto !important;
  cursor: pointer !important; border-radius: 6px !important; user-select: none !important; }
:host(:focus-visible) { outline: 2px solid currentColor !important; outline-offset: 1px !important; }
:host([data-small]) { inline-size: 16px !important; block-size: 16px !important; margin-inline: 3px !important; }
svg { inline-size: 100%; block-size: 100%; }
@media (forced-colors: active) { svg { forced-color-adjust: none; } }
`;

/** Draws a badge into its shadow root, in the place of what was there. */
export type DrawBadge = (page: Document, root: ShadowRoot, mark: Mark, theme: Theme) => void;

export const drawBadge: DrawBadge = (page, root, mark, theme) => {
  const style = page.createElement('style');
  style.textContent = STYLE;
  root.replaceChildren(style, iconElement(page, mark, theme));
};
