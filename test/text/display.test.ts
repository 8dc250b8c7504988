import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { displayText, hasRightToLeft, isolate } from '../../lib/text/display.ts';

describe('displayText', () => {
  test('leaves plain text, emoji sequences and Persian joiners alone', () => {
    for (const text of ['משרד הבריאות', 'Durov’s Channel', '👨‍👩‍👧 family', 'می‌خواهم', 'a < b & c']) {
      expect(displayText(text)).toBe(text);
    }
  });

  test('drops what reorders or hides', () => {
    expect(displayText('offi\u200ecial \u202Egnp.exe\u202C\u2066x\u2069 so\u00adft\u200b')).toBe(
      'official gnp.exex soft',
    );
  });

  test('puts it on one line', () => {
    expect(displayText('  one\n\ttwo\u2028three\u0000four ')).toBe('one two three four');
  });

  test('cuts between characters, not inside one', () => {
    expect(displayText('😀😀😀😀', 3)).toBe('😀😀😀…');
    expect(displayText('abc', 3)).toBe('abc');
    expect(displayText('\u200b'.repeat(10_000), 3)).toBe('…');
  });

  test('replaces lone surrogates', () => {
    expect(displayText('a\ud83db\ude00')).toBe('a\ufffdb\ufffd');
  });

  test('bounds and cleans any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), fc.nat(100), (text, max) => {
        const shown = displayText(text, max);
        expect([...shown].length).toBeLessThanOrEqual(max + 1);
        expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
        expect(shown.isWellFormed()).toBe(true);
      }),
    );
  });

  test('takes a megabyte in no time', () => {
    expect([...displayText('\u202e x'.repeat(400_000))].length).toBeLessThanOrEqual(121);
  });
});

describe('isolate', () => {
  test('only where directions could mix', () => {
    expect(isolate('@MOHreport', 'ltr', 'ltr')).toBe('@MOHreport');
    expect(isolate('@MOHreport', 'rtl', 'ltr')).toBe('\u2066@MOHreport\u2069');
    expect(isolate('צה״ל', 'ltr', 'auto')).toBe('\u2068צה״ל\u2069');
    expect(isolate('צה״ל', 'rtl', 'auto')).toBe('\u2068צה״ל\u2069');
  });

  test.each(['עברית', 'العربية', 'فارسی', 'ﷺ'])('%s is written from right to left', (text) => {
    expect(hasRightToLeft(text)).toBe(true);
  });

  test.each(['English', 'Русский', '中文', '123 !?'])('%s is not', (text) => {
    expect(hasRightToLeft(text)).toBe(false);
  });
});
