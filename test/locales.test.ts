import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../lib/errors.ts';
import { LANGUAGES } from '../lib/languages.ts';
import { EVIDENCE_KINDS } from '../lib/list/schema.ts';
import { PLACES } from '../lib/surfaces/places.ts';
import { VERDICT_KINDS } from '../lib/verdict/verdict.ts';
import { localeKey } from '../lib/words.ts';
import { messagesFromYaml } from '../scripts/translate.ts';
import { REASONS } from './components/samples.ts';

const SPOKEN = readdirSync('locales').map((file) => file.replace(/\.yml$/, ''));
const MESSAGES = new Map(
  SPOKEN.map((language) => [language, messagesFromYaml(readFileSync(`locales/${language}.yml`, 'utf8'))] as const),
);
const ENGLISH = MESSAGES.get('en') ?? new Map<string, string>();
/** Messages that say how many: groups of a form for each plural category of the language. */
const PLURALS = [...ENGLISH.keys()].filter((key) => key.endsWith('.one')).map((key) => key.replace(/\.one$/, ''));
const RIGHT_TO_LEFT = ['he', 'ar', 'fa'];
const SOURCES = ['components', 'entrypoints', 'lib']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
  .filter((file) => /\.(ts|tsx|html)$/.test(file))
  .concat('wxt.config.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** Stores cut or refuse what is longer: the manifest's `name` and `description`. */
const MAX_NAME = 45;
const MAX_DESCRIPTION = 132;

/** Message keys that code puts together, all of them. */
const BUILT = [
  ...VERDICT_KINDS.flatMap((kind) => [`verdict.${localeKey(kind)}.label`, `verdict.${localeKey(kind)}.text`]),
  ...ERROR_CODES.flatMap((code) => [`error.${localeKey(code)}.what`, `error.${localeKey(code)}.help`]),
  ...EVIDENCE_KINDS.map((kind) => `evidence.${localeKey(kind)}`),
  ...PLACES.map((place) => `place.${localeKey(place)}`),
  ...REASONS['title-disguised'].flatMap(({ disguises }) => disguises.map((each) => `disguise.${localeKey(each)}`)),
  ...Object.values(REASONS)
    .flat()
    .map((reason) => (reason.code === 'handle-typo' ? `${reason.code}-${reason.kind}` : reason.code))
    .map((code) => `reason.${localeKey(code)}`),
  'reason.known_impostor_unnamed',
];

/** What is filled in, and where English has it: the forms of a plural fill in what English does. */
function places(messages: Map<string, string>): Record<string, string[]> {
  return Object.fromEntries([...messages].map(([key, text]) => [key, [...new Set(text.match(/\$[1-9]/g))].sort()]));
}

/** The keys of English with the plural forms of another language in the place of its own, each with English's text. */
function expectedOf(language: string): Map<string, string> {
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const expected = new Map([...ENGLISH].filter(([key]) => pluralOf(key) === undefined));
  for (const group of PLURALS) {
    for (const category of pluralCategories) expected.set(`${group}.${category}`, ENGLISH.get(`${group}.other`) ?? '');
  }
  return expected;
}

function pluralOf(key: string): string | undefined {
  return PLURALS.find((group) => key.startsWith(`${group}.`));
}

test('every language is there', () => {
  expect(SPOKEN.toSorted()).toEqual(Object.keys(LANGUAGES).toSorted());
  expect(SPOKEN).toHaveLength(12);
});

test('a plural has both forms in English', () => {
  expect(PLURALS.length).toBeGreaterThan(0);
  expect(PLURALS.filter((group) => !ENGLISH.has(`${group}.other`))).toEqual([]);
});

describe.each([...MESSAGES])('%s', (language, messages) => {
  test('has the keys of English and its own plural forms, no more and no fewer', () => {
    expect([...messages.keys()].sort()).toEqual([...expectedOf(language).keys()].sort());
  });

  test('fills in the same places as English', () => {
    expect(places(messages)).toEqual(places(expectedOf(language)));
  });

  test('names itself', () => {
    expect(messages.get('language.code')).toBe(language);
    expect(messages.get('language.direction')).toBe(RIGHT_TO_LEFT.includes(language) ? 'rtl' : 'ltr');
  });

  test('has every message the code puts together', () => {
    expect(BUILT.filter((key) => !messages.has(key))).toEqual([]);
  });

  test('has key names that browsers accept, and no empty message', () => {
    expect([...messages.keys()].filter((key) => !/^[a-z0-9_.]+$/.test(key))).toEqual([]);
    expect([...messages.keys()].filter((key) => messages.get(key)?.trim() === '')).toEqual([]);
  });

  test('leaves directional controls to the code', () => {
    expect([...messages].filter(([, text]) => /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(text))).toEqual([]);
  });

  test('keeps two keys apart when browsers join their levels with "_"', () => {
    expect(new Set([...messages.keys()].map((key) => key.replaceAll('.', '_'))).size).toBe(messages.size);
  });

  test('has a name and a description that stores accept', () => {
    expect(messages.get('extension.name')?.length).toBeLessThanOrEqual(MAX_NAME);
    expect(messages.get('extension.description')?.length).toBeLessThanOrEqual(MAX_DESCRIPTION);
  });
});

test('every message is used', () => {
  const built = new Set(BUILT);
  const named = (key: string) =>
    SOURCES.includes(`'${key}'`) || SOURCES.includes(`__MSG_${key.replaceAll('.', '_')}__`);
  const unused = [...ENGLISH.keys()].filter((key) => !built.has(key) && !named(pluralOf(key) ?? key));
  expect(unused).toEqual([]);
});

test('every message the code names is there', () => {
  const named = [...SOURCES.matchAll(/\b(?:t|translate|countInSentence)\('([a-z_]+(?:\.[a-z_]+)+)'/g)].map(
    (match) => match[1] ?? '',
  );
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((key) => !ENGLISH.has(key) && !PLURALS.includes(key))).toEqual([]);
});

/** The same in every language. */
const UNTRANSLATED = new Set(['language.code', 'language.direction', 'extension.name']);

test.each([
  ['he', /\p{Script=Hebrew}/u],
  ['ar', /\p{Script=Arabic}/u],
  ['fa', /\p{Script=Arabic}/u],
  ['ru', /\p{Script=Cyrillic}/u],
  ['uk', /\p{Script=Cyrillic}/u],
])('%s is written in its own letters', (language, letters) => {
  const foreign = [...(MESSAGES.get(language) ?? [])].filter(
    ([key, text]) => !UNTRANSLATED.has(key) && /\p{L}/u.test(text) && !letters.test(text),
  );
  expect(foreign).toEqual([]);
});

test.each(['es', 'pt', 'de', 'fr', 'it', 'tr'])('%s is not English', (language) => {
  const same = [...(MESSAGES.get(language) ?? [])].filter(
    ([key, text]) => !UNTRANSLATED.has(key) && ENGLISH.get(key) === text,
  );
  // Some words are the same: "Options" in French.
  expect(same.length).toBeLessThan(ENGLISH.size * 0.05);
});
