import { formOf, type NameForm } from '../../list/name-form.ts';
import { isInnocentWord, isNegation, titleAffix, unspacedAffixes } from '../../text/affixes.ts';
import { asDisplayed } from '../../text/bidi.ts';
import { type Disguise, type FoldedText, foldText, type Word } from '../../text/fold.ts';
import type { AffixKind } from '../../text/word-tables.ts';

/** One way to read a title as a name with other words around it. */
export interface TitleReading {
  form: NameForm;
  /** Words around it that are put around names: official, channel. */
  added: { word: string; kind: AffixKind }[];
  /** All other words around it: they must belong to the same organisation, or the title speaks of something else. */
  rest: readonly Word[];
}

/** A title, ready to be compared. */
export interface TitleForms {
  words: readonly Word[];
  /** The whole title first. At most {@link MAX_READINGS}. */
  readings: readonly TitleReading[];
  disguises: readonly Disguise[];
  /** Words that say: about it, around it or against it, but not it. */
  innocentWords: readonly string[];
}

const MAX_READINGS = 16;
/** Thai and, behind it, the scripts of Chinese, Japanese and Korean. */
const UNSPACED_FROM = '\u0e00';
const MAX_COMPOUND = 12;
const MAX_UNSPACED = 3;
/** Names have fewer words; a title of more is a sentence. */
const MAX_WORDS = 24;

/** Reads a title in every way that could be a name; `undefined` when it has no words. */
export function readTitle(title: string): TitleForms | undefined {
  const folded = foldText(title);
  const { words, disguises } = folded;
  if (words.length === 0) return undefined;
  const shown = asDisplayed(title);
  const plain = [...readingsOf(folded), ...(shown === title ? [] : readingsOf(foldText(shown)))];
  return {
    words,
    readings: [...plain, ...plain.flatMap(withoutUnspacedAffixes)].slice(0, MAX_READINGS),
    disguises,
    innocentWords: innocentWordsIn(words),
  };
}

function readingsOf({ words, segments }: FoldedText): TitleReading[] {
  const readings = new Map<string, TitleReading>();
  const offer = (start: number, end: number) => {
    const reading = read(words, start, end);
    if (reading.form.skeleton === '' || readings.size >= MAX_READINGS) return;
    const known = readings.get(reading.form.fold);
    if (!known || known.rest.length > reading.rest.length) readings.set(reading.form.fold, reading);
  };
  offer(0, words.length);
  if (words.length <= MAX_WORDS) {
    offerTrimmed(words, 0, words.length, offer);
    if (segments.length > 1) for (const [start, end] of segments) offerTrimmed(words, start, end, offer);
  }
  return [...readings.values()];
}

/** Offers the range without none, some or all of the affixes at its ends: "The" and "Info" may be part of the name. */
function offerTrimmed(
  words: readonly Word[],
  first: number,
  behind: number,
  offer: (start: number, end: number) => void,
) {
  for (let start = first; start < behind; start++) {
    for (let end = behind; end > start; end--) {
      offer(start, end);
      if (affixOf(words[end - 1]) === undefined) break;
    }
    if (affixOf(words[start]) === undefined) break;
  }
}

function read(words: readonly Word[], start: number, end: number): TitleReading {
  const added: TitleReading['added'] = [];
  const rest: Word[] = [];
  words.forEach((word, at) => {
    if (at >= start && at < end) return;
    const kind = affixOf(word);
    if (kind) added.push({ word: word.fold, kind });
    else rest.push(word);
  });
  return { form: formOf(words.slice(start, end)), added, rest };
}

/** What a word put around names says; `undefined` for words that name somebody or something. */
export function affixOf(word: Word | undefined): AffixKind | undefined {
  if (!word) return undefined;
  return titleAffix(word.fold) ?? titleAffix(word.skeleton) ?? numberOrCompound(word.fold);
}

function numberOrCompound(fold: string): AffixKind | undefined {
  if (/^[0-9]{1,4}$/.test(fold)) return 'number';
  return fold >= UNSPACED_FROM && fold.length <= MAX_COMPOUND ? compoundAffix(fold) : undefined;
}

/** 官方频道: "official" and "channel" without a blank. It claims when one of its parts does. */
function compoundAffix(fold: string): AffixKind | undefined {
  const part = unspacedAffixes().find(([affix]) => fold.startsWith(affix));
  if (!part) return undefined;
  const [affix, kind] = part;
  if (affix.length === fold.length) return kind;
  const rest = compoundAffix(fold.slice(affix.length));
  return rest && (rest === 'claim' ? rest : kind);
}

/** Chinese, Japanese, Korean and Thai write no blanks: 官方 and 频道 are taken off the end or the start of a word. */
export function withoutUnspacedAffixes(reading: TitleReading): TitleReading[] {
  const shorter: TitleReading[] = [];
  let last: TitleReading | undefined = reading;
  while (last && shorter.length < MAX_UNSPACED) {
    last = withoutUnspacedAffix(last);
    if (last) shorter.push(last);
  }
  return shorter;
}

function withoutUnspacedAffix({ form: { fold }, added, rest }: TitleReading): TitleReading | undefined {
  if (fold.length < 4 || fold < UNSPACED_FROM) return undefined;
  const affix = unspacedAffixes().find(
    ([word]) => fold.length - word.length >= 2 && (fold.endsWith(word) || fold.startsWith(word)),
  );
  if (!affix) return undefined;
  const [word, kind] = affix;
  const bare = fold.endsWith(word) ? fold.slice(0, -word.length) : fold.slice(word.length);
  return { form: formOf(foldText(bare).words), added: [...added, { word, kind }], rest };
}

/** Words such as "fans", and negations with a claim behind them. */
export function innocentWordsIn(words: readonly Word[]): string[] {
  return words
    .filter((word, at) => isInnocentWord(word.fold) || (isNegation(word.fold) && affixOf(words[at + 1]) === 'claim'))
    .map(({ fold }) => fold);
}
