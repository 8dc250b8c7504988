import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { handleCores, handleWords, plainHandle } from '../../lib/text/handle-form.ts';
import { letterSkeletonOf, skeletonOf } from '../../lib/text/skeleton.ts';
import { handles } from '../fakes/arbitraries.ts';

const core = (handle: string, plain: string) => handleCores(handle).find((candidate) => candidate.plain === plain);
const kindsAround = (handle: string, plain: string) => core(handle, plain)?.added.map(({ kind }) => kind);

test.each([
  ['MOHreport', 'mohreport'],
  ['PikudHaOref_all', 'pikudhaorefall'],
  ['__a__', 'a'],
  ['МОН', ''],
])('the letters of %s are %j', (handle, plain) => {
  expect(plainHandle(handle)).toBe(plain);
});

test.each([
  ['PikudHaOref_all', ['pikud', 'ha', 'oref', 'all']],
  ['MOHreport', ['mo', 'hreport']],
  ['france24_en', ['france', '24', 'en']],
  ['DSNS_Kharkiv', ['dsns', 'kharkiv']],
  ['IDFOfficial', ['idf', 'official']],
  ['__', []],
])('the words of %s are %j', (handle, words) => {
  expect(handleWords(handle)).toEqual(words);
});

describe('words that are put around handles', () => {
  test.each([
    ['MOHreport_official', 'mohreport', ['claim']],
    ['officialMOHreport', 'mohreport', ['claim']],
    ['real_MOHreport', 'mohreport', ['claim']],
    ['MOHreport_news', 'mohreport', ['topic']],
    ['MOHreport_channel', 'mohreport', ['channel']],
    ['MOHreport_tg', 'mohreport', ['channel']],
    ['MOHreport_il', 'mohreport', ['place']],
    ['mohreportil', 'mohreport', ['place']],
    ['MOHreport_english', 'mohreport', ['place']],
    ['il_MOHreport', 'mohreport', ['place']],
    ['MOHreport24', 'mohreport', ['number']],
    ['MOHreports', 'mohreport', ['plural']],
    ['the_MOHreport', 'mohreport', ['small']],
    ['MOHreport_official_channel', 'mohreport', ['channel', 'claim']],
    ['MOHreport_0fficial', 'mohreport', ['claim']],
    ['MOHreport_support77', 'mohreport', ['number', 'claim']],
  ])('%s', (handle, plain, kinds) => {
    expect(kindsAround(handle, plain)).toEqual(kinds);
  });

  test('are told as they are written', () => {
    expect(core('MOHreport_0fficial', 'mohreport')?.added).toEqual([{ word: '0fficial', kind: 'claim' }]);
  });

  test('may be misspelt on a long handle', () => {
    expect(core('ministerosalute_suport', 'ministerosalute')?.added).toEqual([
      { word: 'suport', kind: 'claim', misspelt: true },
    ]);
  });

  test('leave at least four letters', () => {
    expect(handleCores('officialtg').map(({ plain }) => plain)).not.toContain('');
    expect(handleCores('ABC_official').every(({ plain }) => plain.length >= 4)).toBe(true);
  });
});

test('every core is the handle with words taken off its ends', () => {
  const affixed = fc
    .tuple(
      fc.constantFrom('', 'official_', 'the', 'real', 'il_', '1'),
      handles,
      fc.constantFrom('', '_official', 'news', 's', '_tv', '24', '_suport', 'OFFICIAL_channel_1'),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(affixed, (handle) => {
      const cores = handleCores(handle);
      const [whole] = cores;
      expect(whole).toEqual({ ...whole, plain: plainHandle(handle), added: [] });
      expect(cores.length).toBeLessThanOrEqual(12);
      expect(new Set(cores.map(({ plain }) => plain)).size).toBe(cores.length);
      for (const { plain, skeleton, letters, added } of cores) {
        expect(plainHandle(handle)).toContain(plain);
        const taken = added.reduce((sum, { word }) => sum + word.length, 0);
        expect(plain.length + taken).toBe(plainHandle(handle).length);
        expect(skeleton).toBe(skeletonOf(plain));
        expect(letters).toBe(letterSkeletonOf(plain));
        expect(added.length).toBeLessThanOrEqual(3);
      }
    }),
    { numRuns: 500 },
  );
});

test.each(['a', 'a1', 'aB', '_', 's', 'es', 'official', 'official_', '9', 'A', 'il_', '\u0130', '\ud800'])(
  '200,000 times %j give a bounded number of short cores',
  (unit) => {
    const long = unit.repeat(200_000);
    expect(plainHandle(long).length).toBeLessThanOrEqual(80);
    expect(handleWords(long).join('').length).toBeLessThanOrEqual(160);
    const cores = handleCores(long);
    expect(cores.length).toBeLessThanOrEqual(12);
    expect(handleCores(unit.repeat(1000))).toEqual(handleCores(unit.repeat(200_000)));
  },
);

test('anything has cores, never a throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(handleCores(text).length).toBeGreaterThan(0);
      for (const word of handleWords(text)) expect(word).not.toBe('');
    }),
  );
});
