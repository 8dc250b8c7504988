import fc from 'fast-check';

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ');
const tail = fc.string({ unit: fc.constantFrom(...'abcXYZ019_'), minLength: 3, maxLength: 31 });

/** Handles of every allowed length, without the @. */
export const handles = fc.tuple(letter, tail).map(([first, rest]) => first + rest);
