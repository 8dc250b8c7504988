import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCount } from '../../lib/surfaces/count.ts';

test.each([
  ['187,432 subscribers', 187432],
  ['312 456 subscribers', 312456],
  ['312 456 подписчиков', 312456],
  ['187.432 Abonnenten', 187432],
  ['27.4K', 27400],
  ['1,2M subscribers', 1200000],
  ['3K', 3000],
  ['1 204 members, 5 online', 1204],
  ['١٬٢٠٤ عضو', 1204],
  ['۱۲۰۴ عضو', 1204],
  ['12 members', 12],
  ['1 kontakt', 1],
])('%j is %d', (text, count) => {
  expect(parseCount(text)).toBe(count);
});

test.each(['last seen recently', '', 'updating…', 'M'])('%j holds no count', (text) => {
  expect(parseCount(text)).toBeUndefined();
});

test('any status line gives a whole number or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
      const count = parseCount(text);
      expect(count === undefined || (Number.isSafeInteger(count) && count >= 0)).toBe(true);
    }),
  );
});
