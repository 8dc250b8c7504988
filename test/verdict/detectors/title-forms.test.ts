import '../../../lib/text/make-word-tables.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldText } from '../../../lib/text/fold.ts';
import { innocentWordsIn, readTitle } from '../../../lib/verdict/detectors/title-forms.ts';

const readings = (title: string) => readTitle(title)?.readings.map(({ form }) => form.fold) ?? [];
const innocent = (title: string) => innocentWordsIn(foldText(title).words);

test('the whole title is read first', () => {
  expect(readings('Great River Council, official')[0]).toBe('greatrivercouncilofficial');
});

describe('words put around a name are taken off', () => {
  test.each([
    ['Great River Council Official', 'greatrivercouncil'],
    ['Official Great River Council Channel', 'greatrivercouncil'],
    ['✅ Great River Council ✅', 'greatrivercouncil'],
    ['Great River Council | Live updates', 'greatrivercouncil'],
    ['Great River Council 24', 'greatrivercouncil'],
    ['משרד הבריאות - הערוץ הרשמי', 'משרדהבריאות'],
    ['Официальный канал МВД Украины', 'мвдукраины'],
    ['القناة الرسمية شرطة إسرائيل', 'شرطهاسرائيل'.normalize('NFKD').replace(/\p{M}/gu, '')],
    ['新加坡政府官方', '新加坡政府'],
    ['新加坡政府 官方频道', '新加坡政府'],
    ['官方 新加坡政府', '新加坡政府'],
  ])('%s', (title, name) => {
    expect(readings(title)).toContain(name);
  });
});

test('what was taken off is told, and whether it claims', () => {
  const reading = readTitle('Great River Council Official Channel')?.readings.find(
    ({ form }) => form.fold === 'greatrivercouncil',
  );
  expect(reading?.added).toEqual([
    { word: 'official', kind: 'claim' },
    { word: 'channel', kind: 'channel' },
  ]);
  expect(reading?.rest).toEqual([]);
});

test('what stands beside a name and is no such word is kept apart', () => {
  const reading = readTitle('Chess players | Great River Council')?.readings.find(
    ({ form }) => form.fold === 'greatrivercouncil',
  );
  expect(reading?.rest.map(({ fold }) => fold)).toEqual(['chess', 'players']);
});

describe('words that say what a chat is', () => {
  test.each([
    ['Great River Council fans', ['fans']],
    ['Great River Council (unofficial)', ['unofficial']],
    ['Not official Great River Council', ['not']],
    ['Не официальный канал', ['не']],
    ['חדשות ממים', ['ממימ']],
  ])('%s', (title, words) => {
    expect(innocent(title)).toEqual(words);
  });

  test.each(['Great River Council', 'Not a river', 'Не канал'])('%s has none', (title) => {
    expect(innocent(title)).toEqual([]);
  });
});

test.each(['', '   ', '✅🛡', '\u200b\u202e', '\ud800', '́'])('%j has nothing to read', (title) => {
  expect(readTitle(title)).toBeUndefined();
});

const FLOODS = ['official ', '官方', 'official|', 'the of ', '的', '24 ', 'a', 'ﷺ ', '| ', 'רשמי '];

test.each(FLOODS)('200,000 times %j have few readings', (unit) => {
  expect(readings(unit.repeat(200_000)).length).toBeLessThanOrEqual(16);
});

test('any title has few readings, none of them empty', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc
          .array(fc.constantFrom('official', 'Great', '|', '官方', 'the', '24', 'רשמי', '新加坡'))
          .map((words) => words.join(' ')),
      ),
      (title) => {
        const forms = readTitle(title)?.readings ?? [];
        expect(forms.length).toBeLessThanOrEqual(16);
        for (const { form } of forms) expect(form.fold === '' || form.skeleton === '').toBe(false);
      },
    ),
  );
});
