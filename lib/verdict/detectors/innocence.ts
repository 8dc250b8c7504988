import { formsOf } from '../../list/name-index.ts';
import type { Organisation } from '../../list/schema.ts';
import { isNegation } from '../../text/affixes.ts';
import { foldText, type Word } from '../../text/fold.ts';
import { handleWords, plainHandle } from '../../text/handle-form.ts';
import { countriesIn, countryNames, isPlainPlaceCode, languageNames } from '../../text/places.ts';
import { wordTables } from '../../text/word-tables.ts';
import type { Case } from './finding.ts';
import { affixOf } from './title-forms.ts';

/** What speaks for a chat beside one organisation. */
export interface Innocence {
  /** It says itself that it is a fan's, a parody, a discussion. */
  saysSo: boolean;
  /** Handle, title or about text name another country than the organisation's. */
  otherCountry: boolean;
  /** The title names a language or a country that the organisation's names do not: an edition of its own. */
  otherEdition: boolean;
  /** The title, no likeness of the organisation's names, accounts for the handle, or has nothing in common with it. */
  ownTitle: boolean;
}

/** What a chat says of itself, whomever it resembles. */
export interface SelfDescription {
  /** Folded words of the title, and those that say: about it, around it, against it. */
  title: readonly string[];
  innocentWords: readonly string[];
  about: readonly string[];
  /** The about text denies that it is official. */
  disclaims: boolean;
  /** ISO 3166-1 codes of the countries that the handles name. */
  countries: ReadonlySet<string>;
  /** The title names somebody or something, and is not only "Official channel". */
  namesSomething: boolean;
  /** The title's words make up the handle. */
  accountsForHandle: boolean;
}

/** How many words behind a warning are warned of, and behind a negation turned round. */
const WARNING_REACH = 6;
const NEGATION_REACH = 4;
const MAX_ABOUT = 600;
/** From this length on a handle resembles another for a reason, whatever the title. */
const RARE_HANDLE_FROM = 12;
/** Words that tell names apart are this long. */
const MIN_TELLING_WORD = 4;

/** Reads once what {@link findInnocence} needs for every organisation that a chat resembles. */
export function describeSelf({ sighting, title, handles }: Case): SelfDescription {
  const about = foldText(sighting.about?.slice(0, MAX_ABOUT) ?? '').words;
  const words = title?.words.map(({ fold }) => fold) ?? [];
  return {
    title: words,
    innocentWords: title?.innocentWords ?? [],
    about: about.map(({ fold }) => fold),
    disclaims: disclaims(about),
    countries: new Set(handles.flatMap(({ written }) => countriesInHandle(written))),
    namesSomething:
      title?.words.some((word) => affixOf(word) === undefined && !wordTables().news.has(word.fold)) === true,
    accountsForHandle: handles.some(({ written }) => isMadeOf(plainHandle(written), words)),
  };
}

/** What speaks for the chat beside the organisation it resembles. */
export function findInnocence(self: SelfDescription, organisation: Organisation): Innocence {
  const { title } = self;
  const { words: own } = formsOf(organisation);
  return {
    saysSo: self.disclaims || self.innocentWords.some((word) => !own.has(word) && !isInHandle(word, organisation)),
    otherCountry: namesOtherCountry(self, own, organisation.country),
    otherEdition: title.some((word) => isPlaceName(word) && !own.has(word)),
    ownTitle: self.namesSomething && (self.accountsForHandle || isForeignTo(title, own, organisation)),
  };
}

/** It says that it is not official, and is not warning of others that are not. */
function disclaims(words: readonly Word[]): boolean {
  if (words.some((_, at) => isDenial(words, at))) return true;
  // Who claims to be official and speaks of unofficial ones speaks of others.
  if (words.some((word) => affixOf(word) === 'claim')) return false;
  const { disclaimers, warnings } = wordTables();
  return words.some(
    ({ fold }, at) =>
      disclaimers.has(fold) &&
      !words.slice(Math.max(0, at - WARNING_REACH), at).some((before) => warnings.has(before.fold)),
  );
}

/** "Not the official channel", "resmi değil": a claim turned round; but not "beware, not official". */
function isDenial(words: readonly Word[], at: number): boolean {
  const word = words[at];
  if (!word || !isNegation(word.fold)) return false;
  if (words.slice(Math.max(0, at - WARNING_REACH), at).some(({ fold }) => wordTables().warnings.has(fold)))
    return false;
  const near = [words[at - 1], ...words.slice(at + 1, at + 1 + NEGATION_REACH)];
  return near.some((other) => affixOf(other) === 'claim');
}

/** @param own words of the organisation's names: they say nothing of another country. */
function namesOtherCountry(
  { countries, about, title }: SelfDescription,
  own: ReadonlySet<string>,
  country?: string,
): boolean {
  if (!country) return false;
  const words = [...about, ...title];
  const named = (word: string) => countryNames().get(word);
  if (countries.has(country) || words.some((word) => named(word) === country)) return false;
  return countries.size > 0 || words.some((word) => named(word) !== undefined && !own.has(word));
}

function countriesInHandle(handle: string): string[] {
  const words = handleWords(handle);
  const codes = words.slice(1).filter((word) => word.length === 2 && isPlainPlaceCode(word));
  return [...codes.map((code) => code.toUpperCase()), ...countriesIn(words.join(''))];
}

function isPlaceName(word: string): boolean {
  return countryNames().has(word) || languageNames().has(word);
}

/** The handle is made of words of the title, in their order: @worldcoins, "World Coins catalogue". */
function isMadeOf(handle: string, words: readonly string[]): boolean {
  let rest = handle;
  for (const word of words) if (rest.startsWith(word)) rest = rest.slice(word.length);
  return rest === '';
}

/** No word of the title is one of the organisation's, and the handle is too short to resemble its own for no reason. */
function isForeignTo(title: readonly string[], own: ReadonlySet<string>, { channels }: Organisation): boolean {
  const handles = channels.map(({ handle }) => plainHandle(handle));
  if (handles.some((handle) => handle.length >= RARE_HANDLE_FROM)) return false;
  return !title.some(
    (word) => own.has(word) || (word.length >= MIN_TELLING_WORD && handles.some((handle) => handle.includes(word))),
  );
}

/** Some channels are called Community or Talk themselves. */
function isInHandle(word: string, { channels }: Organisation): boolean {
  return channels.some(({ handle }) => plainHandle(handle).includes(word));
}
