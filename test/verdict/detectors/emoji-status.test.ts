import { expect, test } from 'vitest';
import { corroborateEmojiStatus } from '../../../lib/verdict/detectors/emoji-status.ts';
import { COUNCIL, codesOf, judged } from '../cast.ts';
import { caseOf } from './case.ts';

test('an emoji the owner chose is found beside a likeness', () => {
  expect(corroborateEmojiStatus(caseOf({ emojiStatus: true }), COUNCIL)).toMatchObject([
    { organisation: COUNCIL, reason: { code: 'emoji-status' } },
  ]);
});

test.each([{}, { emojiStatus: false }])('%j: there is none', (sighting) => {
  expect(corroborateEmojiStatus(caseOf(sighting), COUNCIL)).toEqual([]);
});

test('it never passes for verification, nor alone for anything', () => {
  expect(judged({ handle: 'riverside_club', emojiStatus: true })).toEqual({
    verdict: 'unknown',
    reasons: [],
    evidence: [],
  });
  const twin = judged({ handle: 'M0Hreport', title: 'משרד הבריאות', emojiStatus: true });
  expect(twin.verdict).toBe('impersonation');
  expect(codesOf(twin)).toContain('emoji-status');
});
