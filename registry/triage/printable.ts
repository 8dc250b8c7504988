/**
 * Controls, format characters (bidi, zero width, tags), lone surrogates, private and unassigned ones, separators of lines,
 * and letters that are blank: what a terminal would obey, or nobody would see.
 */
const UNSEEN = '[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}\\u115f\\u1160\\u2800\\u3164\\uffa0]';
/** More marks on one letter than any language needs are drawn over the lines above and below. */
const PILED_MARK = '(?<=\\p{M}{3})\\p{M}';
/** What would look like an escape of ours. */
const FALSE_ESCAPE = '\\\\(?=u\\{)';

const NOT_PLAIN = new RegExp(`${UNSEEN}|${PILED_MARK}|${FALSE_ESCAPE}`, 'gu');
const NOT_PLAIN_IN_JSON = new RegExp(`(?!\\n)${UNSEEN}`, 'gu');

/**
 * A line fit for a terminal or a cell, whatever it is made of: what cannot be seen stands there as `\u{202e}`.
 *
 * @param text line feeds in it are escaped as well.
 */
export function printable(text: string): string {
  return text.replace(NOT_PLAIN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** A value as JSON, indented, that is as safe to print: what cannot be seen is written as JSON's own escapes. */
export function printJson(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(NOT_PLAIN_IN_JSON, (character) =>
    Array.from(character.length === 1 ? [0] : [0, 1], (at) => unitEscape(character.charCodeAt(at))).join(''),
  );
}

function unitEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
