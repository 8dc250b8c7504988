/**
 * Text under a bidirectional override (UAX #9, X4 and X5): U+202E shows it from right to left, U+202D from left to
 * right, up to U+202C or the end of the line, whatever its letters are.
 */
const OVERRIDDEN = /([\u202d\u202e])([^\u202a-\u202e\u2066-\u2069\n]*)/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u;

/** The letters in the order a reader sees them: what an override turns round is turned back, its controls stay. */
export function asDisplayed(text: string): string {
  return text.replace(OVERRIDDEN, (_, control: string, run: string) => {
    const turnsRound = RIGHT_TO_LEFT.test(run) === (control === '\u202d');
    return control + (turnsRound ? [...run].reverse().join('') : run);
  });
}
