import { type Character, characterOf } from '../../lib/text/characters.ts';

/** Where a text differs from the genuine one: what it writes in place of what. */
export interface Difference {
  /** In code points of the text. */
  at: number;
  /** Empty where something is left out. */
  written: string;
  /** Empty where something is added. */
  genuine: string;
}

/** Titles and names are shorter; what is longer is compared so far. */
const MOST_CHARACTERS = 600;

/** The fewest places in which a text differs from the genuine one, upper and lower case aside. */
export function differences(written: string, genuine: string): Difference[] {
  const ours = [...written].slice(0, MOST_CHARACTERS);
  const theirs = [...genuine].slice(0, MOST_CHARACTERS);
  const common = commonLengths(ours, theirs);
  const found: Difference[] = [];
  let [at, beside] = [0, 0];
  while (at < ours.length || beside < theirs.length) {
    if (at < ours.length && isSame(ours[at], theirs[beside])) {
      at++;
      beside++;
      continue;
    }
    const difference: Difference = { at, written: '', genuine: '' };
    while ((at < ours.length || beside < theirs.length) && !(at < ours.length && isSame(ours[at], theirs[beside]))) {
      const isAddition = (common[at + 1]?.[beside] ?? -1) >= (common[at]?.[beside + 1] ?? -1);
      if (at < ours.length && isAddition) difference.written += ours[at++];
      else if (beside < theirs.length) difference.genuine += theirs[beside++];
      else difference.written += ours[at++];
    }
    found.push(difference);
  }
  return found;
}

/** The length of the longest common subsequence of what follows each pair of places. */
function commonLengths(ours: readonly string[], theirs: readonly string[]): Uint16Array[] {
  const lengths = Array.from({ length: ours.length + 1 }, () => new Uint16Array(theirs.length + 1));
  for (let at = ours.length - 1; at >= 0; at--) {
    for (let beside = theirs.length - 1; beside >= 0; beside--) {
      const row = lengths[at];
      const next = lengths[at + 1];
      if (!row || !next) continue;
      row[beside] = isSame(ours[at], theirs[beside])
        ? (next[beside + 1] ?? 0) + 1
        : Math.max(next[beside] ?? 0, row[beside + 1] ?? 0);
    }
  }
  return lengths;
}

function isSame(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.toLowerCase() === other?.toLowerCase();
}

/** A `^` below every character that differs, and below the place where some are left out. */
export function underline(found: readonly Difference[]): string {
  const line: string[] = [];
  for (const { at, written } of found) {
    const length = Math.max(1, [...written].length);
    for (let place = at; place < at + length; place++) line[place] = '^';
  }
  return Array.from(line, (mark) => mark ?? ' ').join('');
}

/** `“0” (U+0030) in place of “o” (U+006F)` */
export function printDifference({ written, genuine }: Difference): string {
  if (genuine === '') return `adds ${printCharacters(written)}`;
  if (written === '') return `leaves out ${printCharacters(genuine)}`;
  return `${printCharacters(written)} in place of ${printCharacters(genuine)}`;
}

/** A few characters are all named; of more, those that are not what they seem. */
const NAMED = 3;

function printCharacters(text: string): string {
  const characters = [...new Set(text)];
  const named = characters.length <= NAMED ? characters : characters.filter((one) => isDeceptive(describe(one)));
  return `“${text}”${named.length > 0 ? ` (${named.map(nameOf).join('; ')})` : ''}`;
}

function describe(character: string): Character {
  return characterOf(character.codePointAt(0) ?? 0);
}

/** True for what cannot be seen, is styled, or is mistaken for a Latin letter. */
function isDeceptive({ kind, styled, fold, prototype, script }: Character): boolean {
  if (kind === 'invisible' || kind === 'ignorable' || styled) return true;
  return kind === 'letter' && script !== 'latin' && prototype !== fold && /^[a-z0-9]+$/.test(prototype);
}

/** `U+0430 cyrillic, looks like a` */
function nameOf(character: string): string {
  const described = describe(character);
  const { kind, script, prototype } = described;
  const point = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const name = kind === 'letter' && character > '\x7f' && script !== 'none' ? `${point} ${script}` : point;
  if (!isDeceptive(described)) return name;
  return kind === 'letter' ? `${name}, looks like ${prototype}` : `${name}, cannot be seen`;
}
