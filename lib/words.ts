import { printDate } from './dates.ts';
import type { ErrorCode } from './errors.ts';
import type { Choice } from './personal/entry.ts';
import { printHandle } from './telegram/handle.ts';
import { displayText, isolate } from './text/display.ts';
import type { Verdict, VerdictKind, VerdictList, VerdictOrganisation } from './verdict/verdict.ts';

/**
 * Looks up a message of the locale files.
 *
 * @param key levels joined by dots, as in the locale files: `verdict.official.label`. Browsers join them with `_`.
 * @param substitutions what stands for `$1`, `$2` ...
 */
export type Translate = (key: string, substitutions?: string[]) => string;

/** The languages' two directions, as `dir` takes them. */
export type Direction = 'ltr' | 'rtl';

/** The direction of the language that `t` speaks: the messages' own, which can differ from the browser's. */
export function directionOf(t: Translate): Direction {
  return t('language.direction') === 'rtl' ? 'rtl' : 'ltr';
}

/**
 * The language the reader is served best in, for names that the list knows in more languages than the messages speak.
 * Messages in another language than English were chosen for the reader; English ones may stand in for any language.
 *
 * @param browserLanguage the browser's own, a BCP 47 tag.
 */
export function readerLanguage(t: Translate, browserLanguage: string): string {
  const messages = t('language.code');
  return messages === 'en' ? browserLanguage : messages;
}

/**
 * The language dates and numbers are written in: the one the messages speak, in the reader's own variety of it
 * (`en-GB` for a British reader), so that a sentence never mixes two languages.
 *
 * @param language the reader's, a BCP 47 tag.
 */
export function writtenLanguage(t: Translate, language: string): string {
  const messages = t('language.code');
  const reader = language.replaceAll('_', '-');
  return reader.split('-')[0] === messages ? reader : messages;
}

/** The form of a code (`telegram-verified`, `LIST_CORRUPT`) in the locale files: `telegram_verified`, `list_corrupt`. */
export function localeKey(code: string): string {
  return code.replaceAll('-', '_').toLowerCase();
}

/**
 * The organisation's name in the reader's language, else in English, else in any.
 *
 * @param language a BCP 47 tag (`he`, `pt-BR`); only its language is compared. `iw` is the old code of Hebrew.
 */
export function organisationName(organisation: VerdictOrganisation, language: string): string {
  const [primary = 'en'] = language.toLowerCase().split(/[-_]/);
  const { names } = organisation;
  const name = names[primary === 'iw' ? 'he' : primary] ?? names['en'] ?? Object.values(names)[0] ?? organisation.id;
  return displayText(name);
}

/** A handle as it is put into a sentence: with the @, bounded, always left to right. */
export function handleInSentence(handle: string, t: Translate): string {
  return isolate(printHandle(displayText(handle, 64)), directionOf(t), 'ltr');
}

/** A name or title as it is put into a sentence. */
export function nameInSentence(name: string, t: Translate): string {
  return isolate(displayText(name), directionOf(t), 'auto');
}

/** A list in words: `a, b and c`. */
export function listInSentence(parts: string[], t: Translate): string {
  return new Intl.ListFormat(t('language.code'), { type: 'conjunction' }).format(parts);
}

/**
 * A message that says how many, in the form the language has for that number (CLDR plural categories).
 *
 * @param key of the group that holds the forms: `list.organisations`.
 * @param count a whole number; it stands for `$1`, written the language's way.
 */
export function countInSentence(key: string, count: number, t: Translate): string {
  const language = t('language.code');
  const form = t(`${key}.${new Intl.PluralRules(language).select(count)}`, [number(count, language)]);
  // Browsers differ in the categories they know; `other` is always there.
  return form || t(`${key}.other`, [number(count, language)]);
}

function number(count: number, language: string): string {
  return new Intl.NumberFormat(language).format(count);
}

/** What a kind of verdict is called. What is said of one verdict is {@link verdictHeading}. */
export function verdictLabel(kind: VerdictKind, t: Translate): string {
  return t(`verdict.${localeKey(kind)}.label`);
}

/** What a kind of verdict means for the reader, one or two sentences. */
export function verdictText(kind: VerdictKind, t: Translate): string {
  return t(`verdict.${localeKey(kind)}.text`);
}

/**
 * A verdict in a few words, the card's heading: its label, or that the lists disagree. What an old list says is said as
 * of that list's day.
 *
 * @param language the reader's, a BCP 47 tag.
 */
export function verdictHeading(verdict: Verdict, t: Translate, language: string): string {
  const { verdict: kind, asOf, disagreement } = verdict;
  if (disagreement) return t('verdict.disagreement.label');
  if (asOf === undefined) return verdictLabel(kind, t);
  const day = printDate(asOf, writtenLanguage(t, language));
  if (kind === 'official') return t('verdict.official.as_of', [day]);
  if (kind === 'listed') return t('verdict.listed.as_of', [day]);
  return verdictLabel(kind, t);
}

/** What a verdict means for the reader, one or two sentences. */
export function verdictMeaning(verdict: Verdict, t: Translate): string {
  return verdict.disagreement ? t('verdict.disagreement.text') : verdictText(verdict.verdict, t);
}

/** Which list a verdict rests on. */
export function listSentence({ name, host }: VerdictList, t: Translate): string {
  const list = nameInSentence(name, t);
  return host ? t('card.from_added_list', [list, hostInSentence(host, t)]) : t('card.from_list', [list]);
}

/** A host as it is put into a sentence: bounded, always left to right. */
export function hostInSentence(host: string, t: Translate): string {
  return isolate(displayText(host), directionOf(t), 'ltr');
}

/** What a screen reader says of the badge. Where lists disagree it names no organisation: that would take a side. */
export function badgeLabel(verdict: Verdict, t: Translate, language: string): string {
  const label = verdictHeading(verdict, t, language);
  if (!verdict.organisation || verdict.disagreement) return t('badge.label', [label]);
  return t('badge.label_organisation', [label, nameInSentence(organisationName(verdict.organisation, language), t)]);
}

/** What a screen reader says of the badge on a page: with the reader's own decision, and for twins the genuine handle. */
export function badgeWords(verdict: Verdict, choice: Choice | undefined, t: Translate, language: string): string {
  const label = badgeLabel(verdict, t, language);
  if (choice === 'trusted') return t('badge.trusted', [verdictHeading(verdict, t, language)]);
  const isTwin = verdict.verdict === 'impersonation' || verdict.verdict === 'suspicious';
  return isTwin && !verdict.disagreement && verdict.official ? `${label} (${printHandle(verdict.official)})` : label;
}

/** Everything the bar above a chat says, but for the reasons ({@link reasonSentence}). */
export interface BannerWords {
  /** Names the bar for screen readers. */
  region: string;
  headline: string;
  /** Present when the official channel is known. */
  official?: { sentence: string; open: string };
  why: string;
  hide: string;
  report: string;
}

/** The words of the bar above a chat for an `impersonation` or `flagged` verdict. */
export function bannerWords(verdict: Verdict, t: Translate, language: string): BannerWords {
  const words: BannerWords = {
    region: t('banner.region'),
    headline: bannerHeadline(verdict, t, language),
    why: t('banner.why'),
    hide: t('banner.hide'),
    report: t('banner.report'),
  };
  if (verdict.official) {
    const handle = handleInSentence(verdict.official, t);
    words.official = { sentence: t('banner.official', [handle]), open: t('banner.open', [handle]) };
  }
  return words;
}

function bannerHeadline(verdict: Verdict, t: Translate, language: string): string {
  const isKnownImpostor = verdict.reasons.some(({ code }) => code === 'known-impostor');
  if (verdict.verdict === 'flagged' && !isKnownImpostor) return t('banner.flagged');
  if (!verdict.organisation) return t('banner.poses');
  const key = isKnownImpostor ? 'banner.known_to_pose_as' : 'banner.poses_as';
  return t(key, [nameInSentence(organisationName(verdict.organisation, language), t)]);
}

/** An error in plain words, and what the reader can do about it. */
export function errorWords(code: ErrorCode, t: Translate): { what: string; help: string } {
  const key = localeKey(code);
  return { what: t(`error.${key}.what`), help: t(`error.${key}.help`) };
}
