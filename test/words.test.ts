import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ERROR_CODES } from '../lib/errors.ts';
import {
  badgeLabel,
  badgeWords,
  bannerWords,
  countInSentence,
  errorWords,
  listInSentence,
  listSentence,
  organisationName,
  readerLanguage,
  type Translate,
  verdictHeading,
  verdictMeaning,
} from '../lib/words.ts';
import { translatorFromYaml } from '../scripts/translate.ts';
import { DISAGREEMENT, IMPERSONATION, OFFICIAL, ORGANISATION, UNKNOWN } from './components/samples.ts';

const en = translatorFromYaml(readFileSync('locales/en.yml', 'utf8'));
const he = translatorFromYaml(readFileSync('locales/he.yml', 'utf8'));

describe('organisationName', () => {
  test.each([
    ['he', 'משרד הבריאות'],
    ['he-IL', 'משרד הבריאות'],
    ['iw', 'משרד הבריאות'],
    ['en_US', 'Israel Ministry of Health'],
    ['fr', 'Israel Ministry of Health'],
  ])('in %s: %s', (language, name) => {
    expect(organisationName(ORGANISATION, language)).toBe(name);
  });

  test('falls back to any name, then to the id', () => {
    expect(organisationName({ id: 'x', names: { ka: 'საქართველო' } }, 'fr')).toBe('საქართველო');
    expect(organisationName({ id: 'x', names: {} }, 'fr')).toBe('x');
  });

  test('names of a list are bounded and cannot reorder', () => {
    const name = organisationName({ id: 'x', names: { en: `\u202e${'a'.repeat(500)}` } }, 'en');
    expect(name).toBe(`${'a'.repeat(120)}…`);
  });
});

test.each([
  [en, 'fr-CA', 'fr-CA'],
  [en, 'en-GB', 'en-GB'],
  [he, 'he-IL', 'he'],
  [he, 'en-US', 'he'],
] as const)(
  'the reader is served in the language of the messages, unless those are English',
  (t, browserLanguage, language) => {
    expect(readerLanguage(t, browserLanguage)).toBe(language);
  },
);

test.each([
  [undefined, 'Trust hint: Likely impostor, Israel Ministry of Health (@MOHreport)'],
  ['trusted', 'Trusted by you. Our own hint: Likely impostor'],
] as const)('a badge of a twin that the reader chose to be %s', (choice, words) => {
  expect(badgeWords(IMPERSONATION, choice, en, 'en')).toBe(words);
});

test('numbers come in the form the language has for them', () => {
  expect(countInSentence('list.organisations', 1, en)).toBe('1 organisation');
  expect(countInSentence('list.organisations', 1234, en)).toBe('1,234 organisations');
});

test('a form that the browser knows and the messages do not gives way to the general one', () => {
  const odd: Translate = (key, [count = ''] = []) => {
    if (key === 'language.code') return 'ar';
    return key === 'x.other' ? `many: ${count}` : '';
  };
  expect(countInSentence('x', 2, odd)).toContain('many');
});

test('a badge says the verdict and, where known, the organisation', () => {
  expect(badgeLabel(OFFICIAL, en, 'en')).toBe('Trust hint: Official, Israel Ministry of Health');
  expect(badgeLabel(OFFICIAL, en, 'he')).toBe('Trust hint: Official, \u2068משרד הבריאות\u2069');
  expect(badgeLabel(UNKNOWN, en, 'en')).toBe('Trust hint: No hint');
});

describe('what an old list says is said as of its day', () => {
  const old = { ...OFFICIAL, asOf: '2026-10-02' };

  test.each([
    ['en-GB', en, 'Official as of 2 October 2026'],
    ['en_GB', en, 'Official as of 2 October 2026'],
    ['en-US', en, 'Official as of October 2, 2026'],
    ['fr', en, 'Official as of October 2, 2026'],
    ['he', he, 'רשמי, נכון ל-2 באוקטובר 2026'],
  ] as const)('in %s', (language, t, words) => {
    expect(verdictHeading(old, t, language)).toBe(words);
  });

  test('by badge and card alike, for listed channels too', () => {
    expect(verdictHeading({ ...old, verdict: 'listed' }, en, 'en-GB')).toBe('Listed as of 2 October 2026');
    expect(badgeLabel(old, en, 'en-GB')).toBe('Trust hint: Official as of 2 October 2026, Israel Ministry of Health');
    expect(badgeWords(old, 'trusted', en, 'en-GB')).toBe('Trusted by you. Our own hint: Official as of 2 October 2026');
  });

  test('warnings stay as they are', () => {
    expect(verdictHeading({ ...IMPERSONATION, asOf: '2026-10-02' }, en, 'en')).toBe('Likely impostor');
  });
});

describe('where lists disagree', () => {
  test('card and badge say so, and take no side', () => {
    expect(verdictHeading(DISAGREEMENT, en, 'en')).toBe('Your lists disagree');
    expect(verdictMeaning(DISAGREEMENT, en)).toContain('what each says stands below');
    expect(badgeLabel(DISAGREEMENT, en, 'en')).toBe('Trust hint: Your lists disagree');
    expect(badgeWords(DISAGREEMENT, undefined, en, 'en')).toBe('Trust hint: Your lists disagree');
  });

  test('every other verdict means what its kind means', () => {
    expect(verdictMeaning(OFFICIAL, en)).toBe(en('verdict.official.text'));
  });
});

test('a list is named with the host it was added from, set apart from the sentence', () => {
  expect(listSentence({ id: 'own', version: 1, name: 'Coast News' }, en)).toBe('From the list: Coast News');
  expect(listSentence({ id: 'own', version: 1, name: 'Coast News', host: 'lists.example' }, he)).toBe(
    'מתוך רשימה שהוספתם: \u2068Coast News\u2069 (\u2066lists.example\u2069)',
  );
});

describe('bannerWords', () => {
  test('says who the chat poses as and where the official channel is', () => {
    expect(bannerWords(IMPERSONATION, en, 'en')).toEqual({
      region: 'Warning from Channel Trust Hints',
      headline: 'This channel very likely poses as Israel Ministry of Health.',
      official: { sentence: 'The official channel: @MOHreport', open: 'Open @MOHreport' },
      why: 'Why?',
      hide: 'Hide for this channel',
      report: 'Report',
    });
  });

  test('in Hebrew, with the handle set apart', () => {
    const words = bannerWords(IMPERSONATION, he, 'he');
    expect(words.headline).toBe('קרוב לוודאי שהערוץ הזה מתחזה אל \u2068משרד הבריאות\u2069.');
    expect(words.official?.open).toBe('פתיחת \u2066@MOHreport\u2069');
  });

  test('without an organisation or an official channel it names none', () => {
    const words = bannerWords({ verdict: 'impersonation', reasons: [], evidence: [] }, en, 'en');
    expect(words.headline).toBe('This channel very likely poses as someone else.');
    expect(words.official).toBeUndefined();
  });

  test('flagged chats are called what they are', () => {
    expect(bannerWords({ ...UNKNOWN, verdict: 'flagged' }, en, 'en').headline).toBe(
      'This channel is flagged as scam or fake.',
    );
  });
});

test.each([
  ['en', en],
  ['he', he],
] as const)('every error says what is wrong and what to do, in %s', (_, t: Translate) => {
  for (const code of ERROR_CODES) {
    const { what, help } = errorWords(code, t);
    expect(what).toMatch(/\.$/);
    expect(help).toMatch(/\.$/);
  }
});

test('lists read as the language joins them', () => {
  expect(listInSentence(['a', 'b', 'c'], en)).toBe('a, b, and c');
  expect(listInSentence(['א', 'ב'], he)).toBe('א וב');
});
