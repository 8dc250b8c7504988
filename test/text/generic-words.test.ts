import { expect, test } from 'vitest';
import { genericEnd } from '../../lib/text/generic-words.ts';

test.each([
  ['sandcoin', 4],
  ['arenatoken', 5],
  ['jibrelnetwork', 7],
  ['loopringen', 2],
  ['mohreport', 0],
  ['coin', 0],
  ['abcoin', 0],
  ['', 0],
])('%j ends in a word that names a trade over %i letters', (plain, length) => {
  expect(genericEnd(plain)).toBe(length);
});

test('the longest such word counts', () => {
  expect(genericEnd('someblockchain')).toBe('blockchain'.length);
});
