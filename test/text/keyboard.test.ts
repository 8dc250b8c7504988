import { expect, test } from 'vitest';
import { isSlip } from '../../lib/text/keyboard.ts';

const slip = (a: string, b: string) => isSlip(a.charCodeAt(0), b.charCodeAt(0));

test.each(['qw', 'as', 'er', 'op', 'nm', 'gh', 'az', 'uv', 'nh', 'ce', 'הח', 'דר', 'סמ', 'шщ', 'гґ', 'цщ', 'بت', 'حخ'])(
  '%s are mistyped or misread, whichever is meant',
  ([a = '', b = '']) => {
    expect(slip(a, b)).toBe(true);
    expect(slip(b, a)).toBe(true);
  },
);

test.each(['qm', 'am', 'zk', 'את', 'жы', 'لس', 'aа', '1z'])(
  '%s are two letters nobody confuses',
  ([a = '', b = '']) => {
    expect(slip(a, b)).toBe(false);
    expect(slip(b, a)).toBe(false);
  },
);

test('for every pair of ASCII letters the order is the same, and no letter is a slip of itself', () => {
  for (let a = 97; a <= 122; a++) {
    expect(isSlip(a, a)).toBe(false);
    for (let b = 97; b <= 122; b++) expect(isSlip(a, b)).toBe(isSlip(b, a));
  }
});
