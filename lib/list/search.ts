import { align } from '../text/align.ts';
import { foldText } from '../text/fold.ts';
import type { ListIndex } from './index.ts';
import { channelToOpen, type FoldedName, type NameLine, searchableNames } from './name-lines.ts';
import type { OfficialChannel, Organisation } from './schema.ts';

/** One organisation found by name, with the channel to open and the name or handle that matched. */
export interface SearchHit {
  organisation: Organisation;
  channel: OfficialChannel;
  matchedName: string;
}

/** A line that answers a query. */
interface Found {
  /** The organisation's place in the list. */
  place: number;
  /** Which of its names matched. */
  name: number;
  score: number;
  rank: number;
  length: number;
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
  const all: Found[] = [];
  for (const [place, line] of index.nameLines()) {
    const best = bestOf(line, words);
    if (best) all.push({ place, rank: line.rank, ...best });
  }
  const right = all.filter(({ score }) => score > MISTYPED);
  return (right.length > 0 ? right : all)
    .sort((a, b) => b.score - a.score || b.rank - a.rank || a.length - b.length)
    .slice(0, limit)
    .flatMap((found) => hitOf(found, index) ?? []);
}

function hitOf({ place, name }: Found, index: ListIndex): SearchHit | undefined {
  const organisation = index.organisationAt(place);
  const channel = organisation && channelToOpen(organisation);
  const matchedName = organisation && searchableNames(organisation)[name];
  return channel && matchedName !== undefined ? { organisation, channel, matchedName } : undefined;
}

function bestOf({ names }: NameLine, words: readonly string[]): Pick<Found, 'name' | 'score' | 'length'> | undefined {
  const typed = words.join('');
  let best = { name: 0, score: 0, length: 0 };
  for (const [at, name] of names.entries()) {
    const joined = name.join('');
    const score = scoreOf(name, joined, words, typed);
    if (score > best.score) best = { name: at, score, length: joined.length };
  }
  if (best.score > MISTYPED) return best;
  const stands = (word: string) => names.some((name) => name.some((own) => own.startsWith(word)));
  if (names.length > 0 && words.length > 1 && words.every(stands)) {
    return { name: 0, score: WORDS_OF_SEVERAL, length: names[0]?.join('').length ?? 0 };
  }
  return best.score > 0 ? best : undefined;
}

function scoreOf(own: FoldedName, joined: string, words: readonly string[], typed: string): number {
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
