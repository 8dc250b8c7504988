import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differences, printDifference, underline } from '../../../registry/triage/differences.ts';

const said = (written: string, genuine: string) => differences(written, genuine).map(printDifference);

describe('what differs', () => {
  test.each([
    ['MOHrep0rt', 'MOHreport', ['“0” (U+0030) in place of “o” (U+006F)'], '      ^'],
    ['mohREPORT', 'MOHreport', [], ''],
    ['MOHreports', 'MOHreport', ['adds “s” (U+0073)'], '         ^'],
    ['MOHreprt', 'MOHreport', ['leaves out “o” (U+006F)'], '      ^'],
    ['MOHreport_official', 'MOHreport', ['adds “_official”'], '         ^^^^^^^^^'],
    ['a\u{1d41b}c', 'abc', ['“\u{1d41b}” (U+1D41B latin, looks like b) in place of “b” (U+0062)'], ' ^'],
    ['Pоlice', 'Police', ['“о” (U+043E cyrillic, looks like o) in place of “o” (U+006F)'], ' ^'],
    ['Pol\u200bice', 'Police', ['adds “\u200b” (U+200B, cannot be seen)'], '   ^'],
    ['משרד', 'משרר', ['“ד” (U+05D3 hebrew) in place of “ר” (U+05E8 hebrew)'], '   ^'],
    ['', 'abc', ['leaves out “abc” (U+0061; U+0062; U+0063)'], '^'],
  ])('%s beside %s', (written, genuine, words, marks) => {
    expect(said(written, genuine)).toEqual(words);
    expect(underline(differences(written, genuine))).toBe(marks);
  });

  test('putting back what differs gives the genuine text, whatever the texts are', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'о', '\u{1f600}', '\u202e'), maxLength: 20 });
    fc.assert(
      fc.property(letters, letters, (written, genuine) => {
        const characters = [...written];
        for (const { at, written: theirs, genuine: ours } of differences(written, genuine).toReversed()) {
          expect(characters.slice(at, at + [...theirs].length).join('')).toBe(theirs);
          characters.splice(at, [...theirs].length, ...ours);
        }
        expect(characters.join('')).toBe(genuine);
      }),
      { numRuns: 300 },
    );
  });

  test('texts of any length are compared in bounded time', () => {
    expect(differences('x'.repeat(1_000_000), 'y'.repeat(1_000_000)).length).toBeGreaterThan(0);
  });
});
