/**
 * Text of a page or a list, made fit to be shown: one line, bounded, and unable to reorder what stands around it.
 */

/** C0 and C1 controls, line and paragraph separators: shown as a blank. */
const BREAKS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/**
 * Dropped: the directional formatting characters of UAX #9 (marks, embeddings, overrides, isolates), and characters
 * that only hide (soft hyphen, zero-width space, word joiner, byte order mark). Joiners stay: Persian and emoji need them.
 */
const HIDDEN = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/g;
/** UTF-16 halves that lost their other half. */
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Letters of the right-to-left scripts in use (Hebrew to Arabic Extended-A, and their presentation forms). */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** How much of a title or name is shown, in characters. */
const MAX_SHOWN = 120;
/** How many UTF-16 units are read for each character shown: enough for surrogates and for much that is dropped. */
const READ_PER_SHOWN = 8;

/**
 * Makes foreign text fit to be shown.
 *
 * @param text anything, of any length.
 * @param max how many code points to keep; what is cut is replaced by `…`.
 * @returns the text on one line without directional or other controls and without lone surrogates. Never throws.
 */
export function displayText(text: string, max = MAX_SHOWN): string {
  const readable = text.slice(0, max * READ_PER_SHOWN);
  const plain = readable
    .replace(HIDDEN, '')
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(BREAKS, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const points = [...plain];
  if (points.length <= max && readable.length === text.length) return plain;
  return `${points.slice(0, max).join('').trimEnd()}…`;
}

/** True when the text holds a letter that is written from right to left. */
export function hasRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}

/**
 * Sets text apart from the sentence it is put into, so that neither reorders the other (UAX #9, 2.4).
 * Left-to-right sentences take left-to-right text as it is, so that it stays plain in a terminal.
 *
 * @param text text already made fit by {@link displayText}.
 * @param kind `ltr` for handles, addresses and numbers; `auto` where the text's first letter decides.
 */
export function isolate(text: string, sentence: 'ltr' | 'rtl', kind: 'ltr' | 'auto'): string {
  if (sentence === 'ltr' && !hasRightToLeft(text)) return text;
  return `${kind === 'ltr' ? LEFT_TO_RIGHT_ISOLATE : FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}`;
}
