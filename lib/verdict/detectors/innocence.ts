import type { Organisation } from '../../list/schema.ts';
import { isNegation, titleAffix } from '../../text/affixes.ts';
import { foldText, type Word } from '../../text/fold.ts';
import { handleWords, plainHandle } from '../../text/handle-form.ts';
import { countryNames, isPlainPlaceCode, languageNames } from '../../text/places.ts';
import type { Case } from './finding.ts';
import { affixOf } from './title-forms.ts';

/** What speaks for a chat. */
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

/** Words in an about text that leave no doubt. */
const DISCLAIMERS: ReadonlySet<string> = new Set(
  (
    'unofficial inofficial parody satire fanclub fanpage unaffiliated неофициальный неофициальная пародия неофіційний неофіційна ' +
    'пародія פרודיה סאטירה parodia satira parodie inoffiziell gayriresmi 非官方 非公式'
  ).split(' '),
);
const MAX_ABOUT = 600;
/** Country names are looked for inside handles from this length on; Chad and Togo are in too many words. */
const MIN_NAME_IN_HANDLE = 5;

/** From this length on a handle resembles another for a reason, whatever the title. */
const RARE_HANDLE_FROM = 12;
/** Words that tell names apart are this long. */
const MIN_TELLING_WORD = 4;

/** What speaks for the chat beside the organisation it resembles. */
export function findInnocence(subject: Case, organisation: Organisation): Innocence {
  const aboutWords = foldText(subject.sighting.about?.slice(0, MAX_ABOUT) ?? '').words;
  const about = aboutWords.map(({ fold }) => fold);
  const title = subject.title?.words.map(({ fold }) => fold) ?? [];
  const own = ownWords(organisation);
  return {
    saysSo:
      subject.title?.innocentWords.some((word) => !own.has(word) && !isInHandle(word, organisation)) === true ||
      about.some((word) => DISCLAIMERS.has(word)) ||
      deniesClaim(aboutWords),
    otherCountry: namesOtherCountry(
      subject,
      [...about, ...title].filter((word) => !own.has(word)),
      organisation,
    ),
    otherEdition: title.some((word) => isPlaceOf(word) && !own.has(word)),
    ownTitle: namesSomething(subject) && (accountsForHandle(title, subject) || isForeignTo(title, own, organisation)),
  };
}

/** "Not the official channel": a claim turned round within the next few words. */
function deniesClaim(words: readonly Word[]): boolean {
  return words.some(
    ({ fold }, at) => isNegation(fold) && words.slice(at + 1, at + 4).some((word) => titleAffix(word.fold) === 'claim'),
  );
}

function namesOtherCountry(subject: Case, words: readonly string[], organisation: Organisation): boolean {
  if (!organisation.country) return false;
  const named = new Set<string>();
  for (const { written } of subject.handles) for (const country of countriesInHandle(written)) named.add(country);
  for (const word of words) {
    const country = countryNames(foldName).get(word);
    if (country) named.add(country);
  }
  return named.size > 0 && !named.has(organisation.country);
}

function countriesInHandle(handle: string): string[] {
  const words = handleWords(handle);
  const countries = words
    .slice(1)
    .filter((word) => word.length === 2 && isPlainPlaceCode(word))
    .map((word) => word.toUpperCase());
  const plain = words.join('');
  for (const [name, country] of countryNames(foldName)) {
    if (name.length >= MIN_NAME_IN_HANDLE && plain.includes(name)) countries.push(country);
  }
  return countries;
}

function isPlaceOf(word: string): boolean {
  return countryNames(foldName).has(word) || languageNames(foldName).has(word);
}

/** "Official channel" and "News and updates" name nobody. */
function namesSomething({ title }: Case): boolean {
  return title?.words.some((word) => affixOf(word) === undefined && !NEWS.has(word.fold)) === true;
}

const NEWS: ReadonlySet<string> = new Set(
  'news breaking daily emergency новости новини חדשות أخبار noticias nachrichten notizie actualités nouvelles haberler yangiliklar اخبار 新闻 新聞'.split(
    ' ',
  ),
);

/** The handle is made of words of the title, in their order: @worldcoins, "World Coins catalogue". */
function accountsForHandle(title: readonly string[], { handles }: Case): boolean {
  return handles.some(({ written }) => {
    let rest = plainHandle(written);
    for (const word of title) if (rest.startsWith(word)) rest = rest.slice(word.length);
    return rest === '';
  });
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

function ownWords(organisation: Organisation): Set<string> {
  return new Set(
    Object.values(organisation.names)
      .flat()
      .flatMap((name) => foldText(name).words.map(({ fold }) => fold)),
  );
}

function foldName(name: string): string {
  return foldText(name)
    .words.map(({ fold }) => fold)
    .join('');
}
