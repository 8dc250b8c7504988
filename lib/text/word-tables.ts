/**
 * What a word put around a name says.
 * - `claim`: that this is the real one, or that it speaks or acts for it: official, support, admin
 * - `channel`: that it is a channel of it: news, updates, live, tg
 * - `topic`: that it reports: news, daily, info. Many report on others
 * - `place`: a country or language code
 * - `number`: digits
 * - `plural`: an s or es behind it
 * - `small`: articles and the like; says nothing, but may stand there
 */
export type AffixKind = 'claim' | 'channel' | 'topic' | 'place' | 'number' | 'plural' | 'small';

/** Words that the judge compares with, folded: as they stand in a {@link FoldedText}, or such words joined. */
export interface WordTables {
  /** What a word, or its skeleton, around a name says. */
  affixes: ReadonlyMap<string, AffixKind>;
  /** Those of them in scripts that write no blanks between words, longest first. */
  unspaced: readonly (readonly [word: string, kind: AffixKind])[];
  /** They say: about it, around it, against it, but not it. */
  innocent: ReadonlySet<string>;
  negations: ReadonlySet<string>;
  /** In an about text they leave no doubt that a channel is not official. */
  disclaimers: ReadonlySet<string>;
  /** Before a disclaimer they warn of others. */
  warnings: ReadonlySet<string>;
  news: ReadonlySet<string>;
  /** ISO 3166-1 codes by the names of countries in many languages. */
  countries: ReadonlyMap<string, string>;
  languages: ReadonlySet<string>;
}

let tables: WordTables | undefined;
let make: (() => WordTables) | undefined;

/**
 * The tables. Folding all their words takes longer than everything else that a background does before its first answer, so
 * there they come with a prepared index (`lib/list/stored-index.ts`). Elsewhere, importing `make-word-tables.ts` suffices.
 *
 * @throws {RangeError} when nobody has given any.
 */
export function wordTables(): WordTables {
  tables ??= make?.();
  if (!tables) throw new RangeError('there are no tables of words yet');
  return tables;
}

/** Whether {@link wordTables} has any to give. */
export function hasWordTables(): boolean {
  return tables !== undefined || make !== undefined;
}

/** Gives the tables. They are the same whoever makes them, so the first ones stay. */
export function giveWordTables(made: WordTables): void {
  tables ??= made;
}

/** Says how the tables are made, when they are first needed. */
export function makeWordTablesBy(how: () => WordTables): void {
  make = how;
}

/** Writes the tables as JSON. */
export function writeWordTables({ affixes, countries, ...words }: WordTables): string {
  const written = { ...words, affixes: turned(affixes), countries: turned(countries) };
  return JSON.stringify(written, (_, value) => (value instanceof Map || value instanceof Set ? [...value] : value));
}

/** @param json written by {@link writeWordTables}, of this very version. */
export function readWordTables(json: string): WordTables {
  const read = JSON.parse(json);
  const words = (name: keyof WordTables) => new Set<string>(read[name]);
  return {
    affixes: turnedBack<AffixKind>(read.affixes),
    unspaced: read.unspaced,
    innocent: words('innocent'),
    negations: words('negations'),
    disclaimers: words('disclaimers'),
    warnings: words('warnings'),
    news: words('news'),
    countries: turnedBack(read.countries),
    languages: words('languages'),
  };
}

/** Words by what they say: that is written once for all of them. */
function turned<T extends string>(table: ReadonlyMap<string, T>): Map<T, string[]> {
  const words = new Map<T, string[]>();
  for (const [word, said] of table) words.set(said, [...(words.get(said) ?? []), word]);
  return words;
}

function turnedBack<T extends string>(words: [T, string[]][]): Map<string, T> {
  const table = new Map<string, T>();
  for (const [said, those] of words) for (const word of those) table.set(word, said);
  return table;
}
