import '../../lib/text/make-word-tables.ts';
import { describe, expect, test } from 'vitest';
import { HANDLE_AFFIXES, isInnocentWord, isNegation, titleAffix, unspacedAffixes } from '../../lib/text/affixes.ts';
import { foldText } from '../../lib/text/fold.ts';

const fold = (word: string) => foldText(word).words[0]?.fold ?? '';

describe('"official" and its kin', () => {
  test.each(
    (
      'official Official oficial officiel ufficiale offizieller oficjalny официальный Официальная офіційний ' +
      'רשמי הרשמי מאומת الرسمي رسمي موثق resmi rasmiy 官方 公式 공식 आधिकारिक verified vérifié Поддержка תמיכה الدعم'
    ).split(' '),
  )('%s claims', (word) => {
    expect(titleAffix(fold(word))).toBe('claim');
  });
});

describe('"channel", "updates", "alerts"', () => {
  test.each(
    'channel updates alerts canal kanal канал оповещения сповіщення ערוץ עדכונים התרעות قناة تنبيهات kanalı 频道 通知 チャンネル 채널 کانال'.split(
      ' ',
    ),
  )('%s is a channel', (word) => {
    expect(titleAffix(fold(word))).toBe('channel');
  });
});

test.each([
  'unofficial',
  'fans',
  'parody',
  'неофициальный',
  'пародія',
  'פרודיה',
  'אוהדים',
  'ساخرة',
  'غيررسمي',
  '非官方',
  '粉丝',
])('%s says what it is, and does not claim', (word) => {
  expect(isInnocentWord(fold(word))).toBe(true);
  expect(titleAffix(fold(word))).toBeUndefined();
});

test.each(['not', 'не', 'לא', 'ليس', 'kein', '不是'])('%s turns a claim round', (word) => {
  expect(isNegation(word)).toBe(true);
});

test.each(['health', 'israel', 'минздрав', 'צבא', '新加坡', ''])('%j is part of a name', (word) => {
  expect(titleAffix(word)).toBeUndefined();
  expect(isInnocentWord(word)).toBe(false);
  expect(isNegation(word)).toBe(false);
});

test('affixes of handles are lower-case letters, longer ones first, none twice', () => {
  const words = HANDLE_AFFIXES.map(({ word }) => word);
  for (const word of words) expect(word).toMatch(/^[a-z]+$/);
  expect(words.map(({ length }) => length)).toEqual(words.map(({ length }) => length).toSorted((a, b) => b - a));
  expect(new Set(words).size).toBe(words.length);
});

test('affixes without blanks are of scripts that write none, longer ones first', () => {
  const affixes = unspacedAffixes();
  expect(affixes.map(([word]) => word)).toContain('官方');
  for (const [word] of affixes) expect(word).not.toMatch(/[a-zа-яא-תا-ي]/);
  const lengths = affixes.map(([word]) => word.length);
  expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
});
