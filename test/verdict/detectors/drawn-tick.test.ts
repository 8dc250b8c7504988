import { describe, expect, test } from 'vitest';
import { corroborateDrawnTick, drawnTick } from '../../../lib/verdict/detectors/drawn-tick.ts';
import { COUNCIL, judged } from '../cast.ts';
import { caseOf } from './case.ts';

test.each([...'✓✔✅☑🛡🔰🔵🔷⚜®™'])('%s is a drawn mark', (mark) => {
  expect(drawnTick(`Great River Council ${mark}`)).toEqual({ code: 'title-drawn-tick', mark });
});

test('the first one is told', () => {
  expect(drawnTick('🛡 Great River ✅ Council')).toEqual({ code: 'title-drawn-tick', mark: '🛡' });
});

test.each([undefined, '', 'Great River Council', 'Кіт 🐈', '⭐ Stars', '\ud83d', '\ufe0f'])('%j has none', (title) => {
  expect(drawnTick(title)).toBeUndefined();
});

test('an emoji selector behind it makes no difference', () => {
  expect(drawnTick('Council ✔️')).toEqual({ code: 'title-drawn-tick', mark: '✔' });
});

test('nothing far behind the longest title is read', () => {
  expect(drawnTick(`${'x'.repeat(100_000)}✅`)).toBeUndefined();
});

describe('beside a likeness', () => {
  test('it is found for the organisation asked about', () => {
    expect(corroborateDrawnTick(caseOf({ title: 'Council ✅' }), COUNCIL)).toMatchObject([
      { organisation: COUNCIL, reason: { code: 'title-drawn-tick', mark: '✅' } },
    ]);
    expect(corroborateDrawnTick(caseOf({ title: 'Council' }), COUNCIL)).toEqual([]);
    expect(corroborateDrawnTick(caseOf({}), COUNCIL)).toEqual([]);
  });
});

test('alone it is told, and makes nobody suspicious', () => {
  expect(judged({ handle: 'riverside_club', title: 'Riverside ✅' })).toEqual({
    verdict: 'unknown',
    reasons: [{ code: 'title-drawn-tick', mark: '✅' }],
    evidence: [],
  });
});
