import type { Mark } from './mark.ts';

/**
 * The verdicts' icons as plain data, for pages and for the badge inside Telegram's page alike.
 * Every verdict has its own outline, so that they differ without colour too; none has the scalloped disc, the tick
 * or the blue of Telegram's verification mark.
 */

/**
 * What a path is for, in drawing order; the palette has a colour for each.
 * - `halo`: a rim in the page's own ground that sets the icon off from a coloured row
 * - `edge`: the outline
 * - `plate`: the inside
 * - `mark`: the sign on it
 */
export type IconRole = 'halo' | 'edge' | 'plate' | 'mark';

export interface IconPath {
  d: string;
  role: IconRole;
}

export interface Icon {
  viewBox: string;
  paths: IconPath[];
}

const VIEW_BOX = '0 0 24 24';

const SHIELD: IconPath[] = [
  {
    role: 'halo',
    d: 'M12 .6 21.4 3.9V11.4C21.4 17.4 17.6 21.6 12 23.4 6.4 21.6 2.6 17.4 2.6 11.4V3.9Z',
  },
  { role: 'edge', d: 'M12 2 20.1 4.85V11.4C20.1 16.7 16.8 20.4 12 22 7.2 20.4 3.9 16.7 3.9 11.4V4.85Z' },
  { role: 'plate', d: 'M12 4.1 18.1 6.25V11.4C18.1 15.6 15.6 18.5 12 19.9 8.4 18.5 5.9 15.6 5.9 11.4V6.25Z' },
];

const DISC: IconPath[] = [
  { role: 'halo', d: 'M12 .6a11.4 11.4 0 1 0 0 22.8 11.4 11.4 0 0 0 0-22.8Z' },
  { role: 'edge', d: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z' },
  { role: 'plate', d: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z' },
];

const OCTAGON: IconPath[] = [
  {
    role: 'halo',
    d: 'M22.99 16.55 16.55 22.99 7.45 22.99 1.01 16.55 1.01 7.45 7.45 1.01 16.55 1.01 22.99 7.45Z',
  },
  { role: 'edge', d: 'M21.79 16.06 16.06 21.79 7.94 21.79 2.21 16.06 2.21 7.94 7.94 2.21 16.06 2.21 21.79 7.94Z' },
];

const TRIANGLE: IconPath[] = [
  {
    role: 'halo',
    d: 'M12 .5a2.5 2.5 0 0 0-2.2 1.3L.8 18.8A2.7 2.7 0 0 0 3.2 22.7H20.8a2.7 2.7 0 0 0 2.4-3.9L14.2 1.8A2.5 2.5 0 0 0 12 .5Z',
  },
  {
    role: 'edge',
    d: 'M12 1.8a1.3 1.3 0 0 0-1.1.7L2.1 19.3a1.4 1.4 0 0 0 1.2 2.1H20.7a1.4 1.4 0 0 0 1.2-2.1L13.1 2.5A1.3 1.3 0 0 0 12 1.8Z',
  },
  { role: 'plate', d: 'M12 4.4 4 19.8H20Z' },
];

const SQUARE: IconPath[] = [
  {
    role: 'halo',
    d: 'M4.6 1H19.4A3.6 3.6 0 0 1 23 4.6V19.4A3.6 3.6 0 0 1 19.4 23H4.6A3.6 3.6 0 0 1 1 19.4V4.6A3.6 3.6 0 0 1 4.6 1Z',
  },
  {
    role: 'edge',
    d: 'M4.8 2.3H19.2A2.5 2.5 0 0 1 21.7 4.8V19.2A2.5 2.5 0 0 1 19.2 21.7H4.8A2.5 2.5 0 0 1 2.3 19.2V4.8A2.5 2.5 0 0 1 4.8 2.3Z',
  },
];

/** A bookmark with a notch: the reader's own mark. */
const BOOKMARK: IconPath[] = [
  { role: 'halo', d: 'M4.2 .6H19.8A1.9 1.9 0 0 1 21.7 2.5V23.6L12 18.9 2.3 23.6V2.5A1.9 1.9 0 0 1 4.2 .6Z' },
  { role: 'edge', d: 'M5 2H19A1.3 1.3 0 0 1 20.3 3.3V21.4L12 17.4 3.7 21.4V3.3A1.3 1.3 0 0 1 5 2Z' },
  { role: 'plate', d: 'M5.7 4H18.3V18.2L12 15.2 5.7 18.2Z' },
];
const HEART = 'M12 14.2 8.1 10.3A2.5 2.5 0 0 1 11.6 6.8L12 7.2 12.4 6.8A2.5 2.5 0 0 1 15.9 10.3Z';

const STAR =
  'M12 6.4 13.44 10.02 17.33 10.27 14.33 12.76 15.29 16.53 12 14.45 8.71 16.53 9.67 12.76 6.67 10.27 10.56 10.02Z';
const LIST_LINES =
  'M7.9 7.5H9.7V9.3H7.9ZM10.8 7.5H16.1V9.3H10.8ZM7.9 10.7H9.7V12.5H7.9ZM10.8 10.7H16.1V12.5H10.8ZM8.9 13.9H15.1V15.7H8.9Z';
const LETTER_T = 'M7.4 7.2H16.6V9.5H13.15V17.2H10.85V9.5H7.4Z';
const EXCLAMATION = 'M10.5 5.6H13.5L13 13.7H11ZM12 15.2a1.6 1.6 0 1 0 0 3.2 1.6 1.6 0 0 0 0-3.2Z';
const QUESTION =
  'M12 9c-1.9 0-3.2 1.1-3.3 2.9h1.9c.1-.8.6-1.3 1.4-1.3s1.4.5 1.4 1.1c0 .7-.4 1-1.1 1.5-.9.6-1.3 1.2-1.2 2.2v.3h1.8v-.2c0-.7.3-1 1.1-1.5.9-.6 1.4-1.3 1.4-2.3C15.4 10.1 14 9 12 9ZM12 16.4a1.15 1.15 0 1 0 0 2.3 1.15 1.15 0 0 0 0-2.3Z';
const FLAG = 'M6.6 5.4H8.6V18.8H6.6ZM9.5 5.9H18L16 9.15 18 12.4H9.5Z';
const DASH = 'M8.3 10.7H15.7V12.7H8.3Z';

const ICONS: Record<Mark, Icon> = {
  official: icon(SHIELD, STAR),
  listed: icon(SHIELD, LIST_LINES),
  'telegram-verified': icon(DISC, LETTER_T),
  impersonation: icon(OCTAGON, EXCLAMATION),
  suspicious: icon(TRIANGLE, QUESTION),
  flagged: icon(SQUARE, FLAG),
  unknown: icon(SHIELD, DASH),
  trusted: icon(BOOKMARK, HEART),
};

function icon(body: IconPath[], mark: string): Icon {
  return { viewBox: VIEW_BOX, paths: [...body, { role: 'mark', d: mark }] };
}

/** The icon of a verdict, or of the reader's own trust: paths to be filled in the given order, each with the colour of its role (see palette.ts). */
export function verdictIcon(kind: Mark): Icon {
  return ICONS[kind];
}

/**
 * The extension's own icon: the shield half filled, so that a toolbar button with nothing to say is never taken for the
 * badge of an official channel.
 */
export const OWN_SHIELD: Icon = icon(SHIELD, 'M12 2V22C7.2 20.4 3.9 16.7 3.9 11.4V4.85Z');
