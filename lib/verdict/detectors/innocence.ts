import { formsOf } from '../../list/name-index.ts';
import type { Organisation } from '../../list/schema.ts';
import { isNegation, titleAffix } from '../../text/affixes.ts';
import { foldText, type Word } from '../../text/fold.ts';
import { handleWords, plainHandle } from '../../text/handle-form.ts';
import { countriesIn, countryNames, isPlainPlaceCode, languageNames } from '../../text/places.ts';
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

/** Words in an about text that leave no doubt. */
const DISCLAIMERS: ReadonlySet<string> = new Set(
  (
    'unofficial inofficial parody satire fanclub fanpage unaffiliated неофициальный неофициальная пародия неофіційний неофіційна ' +
    'пародія פרודיה סאטירה parodia satira parodie inoffiziell gayriresmi 非官方 非公式'
  ).split(' '),
);
const NEWS: ReadonlySet<string> = new Set(
  (
    'news breaking daily emergency новости новини חדשות أخبار اخبار noticias nachrichten notizie actualités nouvelles haberler ' +
    'yangiliklar 新闻 新聞'
  ).split(' '),
);
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
    disclaims: about.some(({ fold }) => DISCLAIMERS.has(fold)) || deniesClaim(about),
    countries: new Set(handles.flatMap(({ written }) => countriesInHandle(written))),
    namesSomething: title?.words.some((word) => affixOf(word) === undefined && !NEWS.has(word.fold)) === true,
    accountsForHandle: handles.some(({ written }) => isMadeOf(plainHandle(written), words)),
  };
}

/** What speaks for the chat beside the organisation it resembles. */
export function findInnocence(self: SelfDescription, organisation: Organisation): Innocence {
  const { title, about } = self;
  const { words: own } = formsOf(organisation);
  const foreign = [...about, ...title].filter((word) => !own.has(word));
  return {
    saysSo: self.disclaims || self.innocentWords.some((word) => !own.has(word) && !isInHandle(word, organisation)),
    otherCountry: namesOtherCountry(self.countries, foreign, organisation.country),
    otherEdition: title.some((word) => isPlaceName(word) && !own.has(word)),
    ownTitle: self.namesSomething && (self.accountsForHandle || isForeignTo(title, own, organisation)),
  };
}

/** "Not the official channel": a claim turned round within the next few words. */
function deniesClaim(words: readonly Word[]): boolean {
  return words.some(
    ({ fold }, at) => isNegation(fold) && words.slice(at + 1, at + 4).some((word) => titleAffix(word.fold) === 'claim'),
  );
}

function namesOtherCountry(inHandle: ReadonlySet<string>, words: readonly string[], country?: string): boolean {
  if (!country) return false;
  const inWords = words.flatMap((word) => countryNames(foldName).get(word) ?? []);
  return inHandle.size + inWords.length > 0 && !inHandle.has(country) && !inWords.includes(country);
}

function countriesInHandle(handle: string): string[] {
  const words = handleWords(handle);
  const codes = words.slice(1).filter((word) => word.length === 2 && isPlainPlaceCode(word));
  return [...codes.map((code) => code.toUpperCase()), ...countriesIn(words.join(''), foldName)];
}

function isPlaceName(word: string): boolean {
  return countryNames(foldName).has(word) || languageNames(foldName).has(word);
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

function foldName(name: string): string {
  return foldText(name)
    .words.map(({ fold }) => fold)
    .join('');
}
