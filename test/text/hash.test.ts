import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anagramHash, hashesOf, hashText, mix } from '../../lib/text/hash.ts';

const texts = fc.string({ unit: fc.oneof(fc.constantFrom(...'abc01'), fc.constantFrom(...'אבגд中')), maxLength: 60 });
const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 });

test('the hash of a part is the hash of that text', () => {
  fc.assert(
    fc.property(texts, fc.nat(60), fc.nat(60), (text, a, b) => {
      const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
      expect(hashesOf(text).part(start, end)).toBe(hashText(text.slice(start, end)));
    }),
  );
});

test('the hash of a part without a unit is the hash of what is left', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.nat(), fc.nat(), (text, a, b, c) => {
      fc.pre(text !== '');
      const start = a % text.length;
      const end = start + 1 + (b % (text.length - start));
      const without = start + (c % (end - start));
      const left = text.slice(start, without) + text.slice(without + 1, end);
      expect(hashesOf(text).partWithout(start, end, without)).toBe(hashText(left));
    }),
  );
});

test('no more than 512 units of a long text are hashed in parts', () => {
  const hashes = hashesOf('x'.repeat(200_000));
  expect(hashes.length).toBe(512);
  expect(hashes.part(0, 512)).toBe(hashText('x'.repeat(512)));
});

test('every order of the same units has one anagram hash', () => {
  const shuffled = texts.chain((text) =>
    fc.tuple(fc.constant(text), fc.shuffledSubarray([...text], { minLength: [...text].length })),
  );
  fc.assert(
    fc.property(shuffled, ([text, letters]) => {
      expect(anagramHash(letters.join(''))).toBe(anagramHash(text));
    }),
  );
});

test('other units have another anagram hash', () => {
  expect(anagramHash('moh')).not.toBe(anagramHash('mohh'));
  expect(anagramHash('moh')).not.toBe(anagramHash('mom'));
  expect(anagramHash('ad')).not.toBe(anagramHash('bc'));
});

test('mixing gives 32 bits, no two numbers the same for one salt', () => {
  fc.assert(
    fc.property(uint32, uint32, uint32, (a, b, salt) => {
      const mixed = mix(a, salt);
      expect(Number.isInteger(mixed) && mixed >= 0 && mixed < 2 ** 32).toBe(true);
      expect(mixed === mix(b, salt)).toBe(a === b);
    }),
  );
});
