import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../lib/errors.ts';
import { EVIDENCE_KINDS } from '../lib/list/schema.ts';
import { VERDICT_KINDS } from '../lib/verdict/verdict.ts';
import { localeKey } from '../lib/words.ts';
import { messagesFromYaml } from '../scripts/translate.ts';
import { REASONS } from './components/samples.ts';

const LANGUAGES = readdirSync('locales').map((file) => file.replace(/\.yml$/, ''));
const MESSAGES = new Map(
  LANGUAGES.map((language) => [language, messagesFromYaml(readFileSync(`locales/${language}.yml`, 'utf8'))] as const),
);
const ENGLISH = MESSAGES.get('en') ?? new Map<string, string>();
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
  ...REASONS['title-disguised'].flatMap(({ disguises }) => disguises.map((each) => `disguise.${localeKey(each)}`)),
  ...Object.values(REASONS)
    .flat()
    .map((reason) => (reason.code === 'handle-typo' ? `${reason.code}-${reason.kind}` : reason.code))
    .map((code) => `reason.${localeKey(code)}`),
  'reason.known_impostor_unnamed',
];

function marks(message: string): string[] {
  return [...new Set(message.match(/\$[1-9]/g))].sort();
}

test('English and Hebrew are there', () => {
  expect(LANGUAGES).toEqual(expect.arrayContaining(['en', 'he']));
});

describe.each([...MESSAGES])('%s', (language, messages) => {
  test('has the keys of English, no more and no fewer', () => {
    expect([...messages.keys()].sort()).toEqual([...ENGLISH.keys()].sort());
  });

  test('fills in the same places as English', () => {
    const places = (all: Map<string, string>) => Object.fromEntries([...all].map(([key, text]) => [key, marks(text)]));
    expect(places(messages)).toEqual(places(ENGLISH));
  });

  test('names itself', () => {
    expect(messages.get('language.code')).toBe(language);
    expect(messages.get('language.direction')).toBe(language === 'he' ? 'rtl' : 'ltr');
  });

  test('has every message the code puts together', () => {
    expect(BUILT.filter((key) => !messages.has(key))).toEqual([]);
  });

  test('has key names that browsers accept, and no empty message', () => {
    expect([...messages.keys()].filter((key) => !/^[a-z0-9_.]+$/.test(key))).toEqual([]);
    expect([...messages.keys()].filter((key) => messages.get(key)?.trim() === '')).toEqual([]);
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
  const unused = [...ENGLISH.keys()].filter((key) => !built.has(key) && !named(key));
  expect(unused).toEqual([]);
});

test('every message the code names is there', () => {
  const named = [...SOURCES.matchAll(/\bt(?:ranslate)?\('([a-z_]+(?:\.[a-z_]+)+)'/g)].map((match) => match[1] ?? '');
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((key) => !ENGLISH.has(key))).toEqual([]);
});

test('Hebrew is Hebrew', () => {
  const own = new Set(['language.code', 'language.direction', 'extension.name']);
  const untranslated = [...(MESSAGES.get('he') ?? [])].filter(([key, text]) => !own.has(key) && !/[א-ת$]/.test(text));
  expect(untranslated).toEqual([]);
});
