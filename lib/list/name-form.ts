import { isInnocentWord, titleAffix } from '../text/affixes.ts';
import { foldText, type Word } from '../text/fold.ts';
import { countryNames } from '../text/places.ts';
import type { Organisation } from './schema.ts';

/** One name an organisation is known by. */
export interface OfficialName {
  /** As the list writes it. */
  name: string;
  /** ISO 639. */
  language: string;
  /** True for abbreviations, which say less: they are short, and others share them. */
  abbreviation: boolean;
}

/** A name as it is compared: words joined without blanks. */
export interface NameForm {
  words: readonly Word[];
  fold: string;
  skeleton: string;
}

const LANGUAGE_IN_BRACKETS =
  /\((?:english|arabic|hebrew|russian|spanish|french|persian|farsi|turkish|german|ukrainian|chinese)\)/i;

/** Every name and abbreviation of an organisation, always in the same order. */
export function officialNames(organisation: Organisation): OfficialName[] {
  const names: OfficialName[] = [];
  for (const [language, list] of Object.entries(organisation.names))
    for (const name of list) names.push({ name, language, abbreviation: false });
  for (const [language, list] of Object.entries(organisation.abbreviations ?? {})) {
    for (const name of list) names.push({ name, language, abbreviation: true });
  }
  return names;
}

/**
 * The forms a name is found under: the whole name; what is before a comma or brackets ("Gov.sg, Government of Singapore");
 * the name without its own claims ("צה״ל - הערוץ הרשמי"); in English, without its country where what is left is no common
 * phrase ("Home Front Command of Israel").
 */
export function nameForms({ name, language }: Pick<OfficialName, 'name' | 'language'>, country?: string): NameForm[] {
  const forms = [formOf(foldText(name).words)];
  const first = name.split(/[,(]/)[0] ?? '';
  if (first.length < name.length && first.trim().length >= 5 && !LANGUAGE_IN_BRACKETS.test(name)) {
    forms.push(formOf(foldText(first).words));
  }
  const bare = withoutClaims(forms[0]?.words ?? []);
  if (bare.length > 0 && bare.length < (forms[0]?.words.length ?? 0)) forms.push(formOf(bare));
  const homeless = language === 'en' ? withoutCountry(forms[0]?.words ?? [], country) : [];
  if (homeless.length > 0) forms.push(formOf(homeless));
  return forms.filter((form) => form.skeleton !== '');
}

/** Joins words into the form names are compared in. */
export function formOf(words: readonly Word[]): NameForm {
  let fold = '';
  let skeleton = '';
  for (const word of words) {
    fold += word.fold;
    skeleton += word.skeleton;
  }
  return { words, fold, skeleton };
}

function withoutClaims(words: readonly Word[]): readonly Word[] {
  if (!words.some((word) => titleAffix(word.fold) === 'claim')) return words;
  return words.filter((word) => titleAffix(word.fold) === undefined && !isInnocentWord(word.fold));
}

/** Words that many bodies of many countries are named with: what is left without a country must have another one. */
const COMMON_WORDS = new Set(
  (
    'ministry of the and for in on public health foreign internal external affairs interior defence defense finance government office president presidency ' +
    'parliament police service services security emergency state republic republican federal national armed forces force air army navy general staff ' +
    'intelligence centre center disease control prevention protection agency department authority commission committee council regional administration ' +
    'special communications information headquarters channel covid against education justice culture economy development'
  ).split(' '),
);

function withoutCountry(words: readonly Word[], country?: string): readonly Word[] {
  const last = words.at(-1);
  if (!country || !last || words.length < 3) return [];
  if (countryNames().get(last.fold) !== country) return [];
  const rest = words.slice(0, words.at(-2)?.fold === 'of' ? -2 : -1);
  return rest.length >= 2 && rest.some((word) => !COMMON_WORDS.has(word.fold)) ? rest : [];
}
