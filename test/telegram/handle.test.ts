import fc from 'fast-check';
import { expect, test } from 'vitest';
import { handleKey, isHandle, parseHandle, printHandle } from '../../lib/telegram/handle.ts';
import { handles } from '../fakes/arbitraries.ts';

test('every handle is read back as it is written, with and without the @', () => {
  fc.assert(
    fc.property(handles, (handle) => {
      expect(parseHandle(handle)).toBe(handle);
      expect(parseHandle(` ${printHandle(handle)} `)).toBe(handle);
      expect(handleKey(handle.toUpperCase())).toBe(handleKey(handle));
    }),
  );
});

test('anything is read or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
      const handle = parseHandle(text);
      expect(handle === undefined || isHandle(handle)).toBe(true);
    }),
  );
});

test.each([
  ['abc', 'three characters'],
  ['a'.repeat(33), '33 characters'],
  ['1abc', 'a digit first'],
  ['_abc', 'an underscore first'],
  ['MOH report', 'a blank'],
  ['МOHreport', 'a Cyrillic letter'],
  ['moh-report', 'a hyphen'],
  ['@@MOHreport', 'two @'],
  ['', 'nothing'],
])('%j is no handle: %s', (text) => {
  expect(parseHandle(text)).toBeUndefined();
});
