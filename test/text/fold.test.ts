import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText } from '../../lib/text/fold.ts';

const folds = (text: string) => foldText(text).words.map(({ fold }) => fold);
const skeletons = (text: string) => foldText(text).words.map(({ skeleton }) => skeleton);
const disguises = (text: string) => foldText(text).disguises.toSorted();

describe('words', () => {
  test.each([
    ['Ministry of Health', ['ministry', 'of', 'health']],
    ['  MINISTRY   of…Health!! ', ['ministry', 'of', 'health']],
    ['Gov.sg', ['gov', 'sg']],
    ['vx-underground', ['vx', 'underground']],
    ['Іван Федоров', ['іван', 'федоров']],
    ['Ministère de la Santé', ['ministere', 'de', 'la', 'sante']],
    ['O‘zbekiston', ['ozbekiston']],
    ['охорони здоров’я', ['охорони', 'здоровя']],
    ['香港政府', ['香港政府']],
    ['משרד 🇮🇱 הבריאות', ['משרד', 'הבריאות']],
    ['🇮🇱🛡✅', []],
    ['', []],
  ])('of %j', (text, words) => {
    expect(folds(text)).toEqual(words);
  });

  test('geresh, gershayim, quotes or none make no difference', () => {
    for (const text of ['צה״ל', 'צה"ל', 'צה”ל', "צה''ל", 'צה׳׳ל', 'צהל']) expect(folds(text)).toEqual(['צהל']);
  });

  test('nikkud, tashkeel, tatweel and accents make no difference', () => {
    expect(folds('מִשְׂרַד הַבְּרִיאוּת')).toEqual(folds('משרד הבריאות'));
    expect(folds('وِزَارَةُ الصِّحَّة')).toEqual(folds('وزارة الصحة'));
    expect(folds('وزارة الصـــحة')).toEqual(folds('وزارة الصحة'));
    expect(folds('M̶i̶n̶i̶s̶t̶r̶y')).toEqual(['ministry']);
  });

  test('final letters are the letters they are', () => {
    expect(folds('מגן')).toEqual(folds('מגנ'));
    expect(skeletons('מגן')).toEqual(skeletons('מגנ'));
  });

  test('invisible characters do not part a word', () => {
    expect(folds('Mini\u200bstry\u00ad of He\u202ealth')).toEqual(['ministry', 'of', 'health']);
  });

  test('styled letters are the letters they style', () => {
    for (const text of ['𝐁𝐍𝐎', '𝓑𝓝𝓞', 'ＢＮＯ', 'ⒷⓃⓄ', '🄱🄽🄾', '🅱🅽🅾', '🅑🅝🅞', 'ʙɴᴏ', 'BNO']) {
      expect(folds(text)).toEqual(['bno']);
    }
  });
});

describe('skeletons', () => {
  test.each([
    ['Ніnіstry', 'Hinistry'],
    ['Неаlth', 'Health'],
    ['Ρress ΤV', 'Press TV'],
    ['Ukrаіnе', 'Ukraine'],
    ['Ηealth', 'Health'],
    ['Tlmes', 'Times'],
    ['T1mes', 'Times'],
    ['Tirnes', 'Times'],
    ['משרר הבריאות', 'משרד הבריאות'],
    ['פיקןד העורף', 'פיקוד העורף'],
    ['شرطة إسرائيل', 'سرطة إسرائيل'],
  ])('%s reads like %s', (written, official) => {
    expect(skeletons(written)).toEqual(skeletons(official));
  });

  test('a Greek word is not read as a Latin one', () => {
    expect(skeletons('ΗΜΕΡΑ')).toEqual(skeletons('ημερα'));
  });

  test('both cases read the same, in any script that has two', () => {
    for (const text of ['МИНЗДРАВ УКРАИНЫ', 'СБУ', 'ΕΛΛΑΔΑ', 'MINISTÈRE', 'ՀԱՅԱՍՏԱՆ']) {
      expect(skeletons(text)).toEqual(skeletons(text.toLowerCase()));
    }
  });
});

describe('disguises', () => {
  test.each([
    ['Ministry of Health', []],
    ['משרד הבריאות', []],
    ['وزارة الصحة', []],
    ['👨‍👩‍👧 family 🏳️‍🌈', []],
    ['\u200eIsrael\u200f', []],
    ['Mini\u200bstry', ['invisible-characters']],
    ['soft\u00adhyphen', ['invisible-characters']],
    ['\u202eyrtsiniM', ['invisible-characters']],
    ['Mi\u0301nistry', ['combining-marks']],
    ['מִשְׂרַד', ['combining-marks']],
    ['𝐌inistry', ['styled-letters']],
    ['ministrу', ['mixed-scripts']],
    ['Міnistry \u200b𝐨f', ['invisible-characters', 'mixed-scripts', 'styled-letters']],
  ])('of %j', (text, expected) => {
    expect(disguises(text)).toEqual(expected);
  });

  test('scripts may differ from word to word', () => {
    expect(disguises('ДСНС Ukraine צה״ל 24')).toEqual([]);
  });
});

describe('segments', () => {
  test.each([
    [
      'Minsk news | Ministry of Health',
      [
        [0, 2],
        [2, 5],
      ],
    ],
    [
      'צה״ל - הערוץ הרשמי',
      [
        [0, 1],
        [1, 3],
      ],
    ],
    ['One', [[0, 1]]],
    ['| • |', []],
  ])('of %j', (text, segments) => {
    expect(foldText(text).segments).toEqual(segments);
  });
});

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  fc.string({ unit: fc.constantFrom(...'אבגםן״׳ابتةىабвії abcIl10\u0301\u200b\u202e|-\ud800'), maxLength: 80 }),
);

/** Their compatibility form starts or ends with a mark that is itself folded: n with an apostrophe, the Greek numeral sign. */
const SETTLES_LATER: ReadonlySet<string> = new Set(['\u0149', '\u0374']);

/** Latin with accents, Cyrillic, Hebrew, Arabic, Thai, Georgian, Han, Hangul, what is put between, and styled letters. */
const namesUnit = fc
  .oneof(
    fc.integer({ min: 0x20, max: 0x17f }),
    fc.integer({ min: 0x370, max: 0x6ff }),
    fc.integer({ min: 0xe01, max: 0xe5b }),
    fc.integer({ min: 0x10d0, max: 0x10ff }),
    fc.integer({ min: 0x2000, max: 0x206f }),
    fc.integer({ min: 0x4e00, max: 0x9fff }),
    fc.integer({ min: 0xac00, max: 0xd7a3 }),
    fc.integer({ min: 0x1d400, max: 0x1d6a3 }),
    fc.integer({ min: 0x1f300, max: 0x1f64f }),
  )
  .map((codePoint) => String.fromCodePoint(codePoint))
  .filter((letter) => !SETTLES_LATER.has(letter));

test('folding the folds of names in the alphabets of the list changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: namesUnit, maxLength: 120 }), (text) => {
      const once = folds(text).join(' ');
      expect(folds(once).join(' ')).toBe(once);
    }),
    { numRuns: 500 },
  );
});

test('folding settles for any text at the second time', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const twice = folds(folds(text).join(' ')).join(' ');
      expect(folds(twice).join(' ')).toBe(twice);
    }),
    { numRuns: 500 },
  );
});

test('what is composed and what is decomposed are the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'éÅñśйїёאָבּשׁأإئ éb'), maxLength: 60 }), (text) => {
      expect(skeletons(text.normalize('NFC'))).toEqual(skeletons(text.normalize('NFD')));
    }),
  );
});

test('segments are ranges of all words, one behind the other', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const { words, segments } = foldText(text);
      let end = 0;
      for (const [first, behind] of segments) {
        expect(first).toBe(end);
        expect(behind).toBeGreaterThan(first);
        end = behind;
      }
      expect(end).toBe(words.length);
      for (const word of words) expect(word.fold === '' || word.skeleton === '').toBe(false);
    }),
  );
});

const FLOODS = [
  'a',
  'a ',
  'ab|',
  '\u200b',
  '\u0301',
  'a\u0301',
  '\u202e',
  'ﷺ',
  'ﷺ ',
  '\ud800',
  '𝓜',
  'ן',
  "'",
  '中',
  '👨‍👩‍👧',
];

test.each(FLOODS)('200,000 times %j fold to a bounded form', (unit) => {
  const { words, segments } = foldText(unit.repeat(200_000));
  const units = words.reduce((sum, { fold, skeleton }) => sum + fold.length + skeleton.length, 0);
  expect(units).toBeLessThan(20_000);
  expect(segments.length).toBeLessThanOrEqual(words.length);
});
