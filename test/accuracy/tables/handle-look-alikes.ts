/**
 * Characters of handles that are drawn alike in the fonts of Telegram's clients, by the character as written: case does
 * not count for Telegram but is shown. After dnstwist's ASCII glyphs (github.com/elceef/dnstwist, Apache-2.0) and the
 * usual digits-for-letters spelling.
 */
export const LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ['o', '0'],
  ['O', '0'],
  ['0', 'oO'],
  ['l', '1iI'],
  ['I', 'l1'],
  ['i', '1l'],
  ['1', 'liI'],
  ['s', '5'],
  ['S', '5'],
  ['5', 'sS'],
  ['g', 'q9'],
  ['q', 'g9'],
  ['9', 'gq'],
  ['b', '6'],
  ['B', '8'],
  ['8', 'B'],
  ['e', '3'],
  ['E', '3'],
  ['3', 'E'],
  ['a', '4'],
  ['A', '4'],
  ['4', 'A'],
  ['t', '7'],
  ['T', '7'],
  ['7', 'T'],
  ['z', '2'],
  ['Z', '2'],
  ['2', 'Z'],
]);

/** Pairs that only a hurried reader takes for one another. */
export const LOOSE_LOOK_ALIKES: ReadonlyMap<string, string> = new Map([
  ['u', 'v'],
  ['v', 'u'],
  ['c', 'e'],
  ['e', 'c'],
  ['b', 'd'],
  ['d', 'b'],
  ['n', 'm'],
  ['m', 'n'],
  ['h', 'b'],
  ['i', 'j'],
]);

/** One character that looks like two, either way. */
export const GROUPS: readonly (readonly [string, string])[] = [
  ['m', 'rn'],
  ['m', 'nn'],
  ['w', 'vv'],
  ['d', 'cl'],
  ['rn', 'm'],
  ['nn', 'm'],
  ['vv', 'w'],
  ['cl', 'd'],
];
