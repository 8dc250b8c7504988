import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reasonSentence } from '../lib/sentences.ts';
import type { Reason } from '../lib/verdict/reasons.ts';
import type { Translate } from '../lib/words.ts';
import { translatorFromYaml } from '../scripts/translate.ts';
import { REASONS } from './components/samples.ts';

const en = translatorFromYaml(readFileSync('locales/en.yml', 'utf8'));
const he = translatorFromYaml(readFileSync('locales/he.yml', 'utf8'));
const ALL: Reason[] = Object.values(REASONS).flat();

const OPENING = /[\u2066\u2068]/g;
const CLOSING = /\u2069/g;

/** The sentence with everything that stands in an isolate taken out. */
function outsideIsolates(sentence: string): string {
  let text = sentence;
  const innermost = /[\u2066\u2068][^\u2066-\u2069]*\u2069/g;
  while (innermost.test(text)) text = text.replace(innermost, '');
  return text;
}

describe('in English', () => {
  const says = (reason: Reason) => reasonSentence(reason, en);

  test.each([
    [
      REASONS['handle-official'][0],
      'The handle @MOHreport is on the list, confirmed by the organisation itself or by Telegram.',
    ],
    [REASONS['handle-homoglyph'][0], '@MOHrep0rt writes 0 where the official @MOHreport has o.'],
    [
      REASONS['handle-homoglyph'][1],
      '@rnohIL swaps characters of the official @mohlL for look-alikes: rn (r + n) for m and I (capital i) for l (small L).',
    ],
    [REASONS['handle-typo'][0], '@MOHreprt leaves out a character of the official @MOHreport.'],
    [
      REASONS['handle-extra-words'][0],
      '@MOHreport_official_il is the official @MOHreport with “official” and “il” added.',
    ],
    [REASONS['known-impostor'][1], 'The list names this channel as posing as the organisation.'],
    [
      REASONS['handle-taken-over'][0],
      'The handle @MOHreport is on the list, but it now leads to another channel (id -1001500000002, not -1001500000001). It was probably sold or taken over.',
    ],
    [REASONS['few-subscribers'][0], 'Subscribers: 212. The official channel has about 100,000.'],
    [
      REASONS['title-disguised'][0],
      'The title imitates the name “Telegram” with look-alike letters, invisible characters, added marks on letters, styled letters, and letters of several scripts.',
    ],
  ])('%o', (reason, sentence) => {
    expect(reason && says(reason)).toBe(sentence);
  });

  test('left-to-right text stays plain, right-to-left names are set apart', () => {
    expect(says({ code: 'title-same', name: 'Telegram' })).toBe('The title is the name “Telegram”.');
    expect(says({ code: 'title-same', name: 'משרד הבריאות' })).toBe(
      'The title is the name “\u2068משרד הבריאות\u2069”.',
    );
  });
});

describe('in Hebrew', () => {
  const says = (reason: Reason) => reasonSentence(reason, he);

  test('handles and characters are set apart from the sentence', () => {
    expect(says({ code: 'handle-official', handle: 'MOHreport' })).toContain('\u2066@MOHreport\u2069');
    expect(REASONS['handle-homoglyph'].map(says)[0]).toBe(
      'ב-\u2066@MOHrep0rt\u2069 כתוב \u20660\u2069 במקום \u2066o\u2069 שבשם הרשמי \u2066@MOHreport\u2069.',
    );
  });

  test.each(ALL)('$code leaves no Latin letter outside an isolate', (reason) => {
    // The names of letters, in brackets, are meant to stand in the sentence.
    const sentence = outsideIsolates(says(reason)).replace(/\(אות [iL] (גדולה|קטנה)\)/g, '');
    expect(sentence).not.toMatch(/[A-Za-z]/);
    expect(sentence).toMatch(/[א-ת]/);
  });
});

describe.each([
  ['en', en],
  ['he', he],
] as const)('every reason in %s', (_, t: Translate) => {
  test.each(ALL)('$code is one finished sentence', (reason) => {
    const sentence = reasonSentence(reason, t);
    expect(sentence).toMatch(/\.$/);
    expect(sentence).not.toMatch(/\$|undefined|\[object/);
    expect(sentence.match(OPENING)?.length ?? 0).toBe(sentence.match(CLOSING)?.length ?? 0);
  });

  test('no two kinds of reason say the same', () => {
    const first = Object.values(REASONS).map(([reason]) => reason && reasonSentence(reason, t));
    expect(new Set(first).size).toBe(first.length);
  });

  test('hostile names neither reorder nor flood a sentence', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (name) => {
        for (const reason of [
          { code: 'title-same', name },
          { code: 'title-extra-words', name, added: [name, name] },
          { code: 'title-drawn-tick', mark: name },
          { code: 'handle-spells-name', written: name, name },
          { code: 'link-text-differs', shown: name, target: name },
        ] satisfies Reason[]) {
          const sentence = reasonSentence(reason, t);
          expect(sentence).not.toMatch(/[\u061c\u200e\u200f\u202a-\u202e\n]/);
          expect(sentence.match(OPENING)?.length ?? 0).toBe(sentence.match(CLOSING)?.length ?? 0);
          expect([...sentence].length).toBeLessThan(600);
        }
      }),
    );
  });
});

test('a name with dollar signs stays as it is', () => {
  expect(reasonSentence({ code: 'title-same', name: 'Cash $1 $$ $&' }, en)).toBe(
    'The title is the name “Cash $1 $$ $&”.',
  );
});
