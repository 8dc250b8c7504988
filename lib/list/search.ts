import { align } from '../text/align.ts';
import { foldText } from '../text/fold.ts';
import type { ListIndex } from './index.ts';
import { officialNames } from './name-form.ts';
import { isConfirmed, type OfficialChannel, type Organisation } from './schema.ts';

/** One organisation found by name, with the channel to open and the name or handle that matched. */
export interface SearchHit {
  organisation: Organisation;
  channel: OfficialChannel;
  matchedName: string;
}

/** A name or handle, folded. */
interface Entry {
  text: string;
  words: readonly string[];
  joined: string;
}

/** How well a text answers a query; the higher, the better. */
const SAME = 6;
const STARTS_WITH = 5;
const ALL_WORDS = 4;
const CONTAINS = 3;
/** Each word typed stands in some name of the organisation, though no name has them all. */
const WORDS_OF_SEVERAL = 2;
const MISTYPED = 1;
/** Shorter words are one letter from too many others. */
const MISTYPED_FROM = 5;
/** What is read of a query, in UTF-16 units. */
const MAX_QUERY = 200;

/**
 * Organisations whose names, abbreviations or handles answer what has been typed so far, best first: words in any order,
 * each as far as it is typed, in any of the list's languages; where nothing does, with a letter mistyped.
 */
export function searchNames(index: ListIndex, query: string, limit: number): SearchHit[] {
  const words = foldText(query.slice(0, MAX_QUERY)).words.map(({ fold }) => fold);
  if (words.length === 0) return [];
  const hits: { hit: SearchHit; score: number; length: number }[] = [];
  for (const { organisation, entries } of entriesOf(index)) {
    const channel = organisation.channels.find(({ status }) => status === 'active') ?? organisation.channels[0];
    const best = channel && bestOf(entries, words);
    if (best) {
      const hit = { organisation, channel, matchedName: best.entry.text };
      hits.push({ hit, score: best.score, length: best.entry.joined.length });
    }
  }
  const found = hits.some(({ score }) => score > MISTYPED) ? hits.filter(({ score }) => score > MISTYPED) : hits;
  return found
    .sort((a, b) => b.score - a.score || rank(b.hit) - rank(a.hit) || a.length - b.length)
    .slice(0, limit)
    .map(({ hit }) => hit);
}

/** Confirmed before listed, names that are protected before handles that merely contain the word. */
function rank({ organisation, channel }: SearchHit): number {
  return (isConfirmed(channel) ? 2 : 0) + (organisation.protect === 'titles' ? 1 : 0);
}

function bestOf(entries: readonly Entry[], words: readonly string[]): { entry: Entry; score: number } | undefined {
  let best: { entry: Entry; score: number } | undefined;
  for (const entry of entries) {
    const score = scoreOf(entry, words);
    if (score > (best?.score ?? 0)) best = { entry, score };
  }
  if (best && best.score > MISTYPED) return best;
  const [first] = entries;
  const stands = (word: string) => entries.some((entry) => entry.words.some((own) => own.startsWith(word)));
  return first && words.length > 1 && words.every(stands) ? { entry: first, score: WORDS_OF_SEVERAL } : best;
}

function scoreOf({ words: own, joined }: Entry, words: readonly string[]): number {
  const typed = words.join('');
  if (joined === typed) return SAME;
  if (joined.startsWith(typed)) return STARTS_WITH;
  if (words.every((word) => own.some((candidate) => candidate.startsWith(word)))) return ALL_WORDS;
  if (joined.includes(typed)) return CONTAINS;
  return words.every((word) => own.some((candidate) => isMistyped(word, candidate))) ? MISTYPED : 0;
}

/** One slip in a word or in what has been typed of it; short words must be right. */
function isMistyped(typed: string, word: string): boolean {
  if (word.startsWith(typed)) return true;
  if (typed.length < MISTYPED_FROM) return false;
  return [word, word.slice(0, typed.length)].some((candidate) => align(typed, candidate, 1.7) !== undefined);
}

const folded = new WeakMap<ListIndex, { organisation: Organisation; entries: Entry[] }[]>();

/** Folded once for each list, when it is first searched. */
function entriesOf(index: ListIndex): { organisation: Organisation; entries: Entry[] }[] {
  const known = folded.get(index);
  if (known) return known;
  const all = index.organisations.map((organisation) => ({
    organisation,
    entries: [
      ...officialNames(organisation).map(({ name }) => name),
      ...organisation.channels.map(({ handle }) => handle),
    ].map(entryOf),
  }));
  folded.set(index, all);
  return all;
}

function entryOf(text: string): Entry {
  const words = foldText(text).words.map(({ fold }) => fold);
  return { text, words, joined: words.join('') };
}
