/** `187,432 subscribers`, `312 456 подписчиков`, `27.4K`, `١٬٢٠٤ عضو`. Only the first number counts. */
const NUMBER = /(\d[\d.,'’٬٫\s]*)([KMB])?(?![a-z])/iu;

const SCALE: Record<string, number> = { K: 1e3, M: 1e6, B: 1e9 };

/**
 * Reads the first count in a status line, whatever the separators and digits of its language.
 *
 * @returns a whole number, or `undefined` when there is none.
 */
export function parseCount(text: string): number | undefined {
  const match = NUMBER.exec(westernDigits(text.slice(0, 200)));
  if (!match?.[1]) return undefined;
  const scale = SCALE[match[2]?.toUpperCase() ?? ''];
  const digits = scale ? match[1].trim().replace(/[,٫]/g, '.') : match[1].replace(/\D/g, '');
  const count = Math.round(Number(digits) * (scale ?? 1));
  return Number.isSafeInteger(count) ? count : undefined;
}

/** Arabic-Indic and Extended Arabic-Indic digits (U+0660, U+06F0) as 0 to 9. */
function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
