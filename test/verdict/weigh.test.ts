import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import type { Certainty, Finding } from '../../lib/verdict/detectors/finding.ts';
import type { Innocence } from '../../lib/verdict/detectors/innocence.ts';
import type { Reason } from '../../lib/verdict/reasons.ts';
import { IMPERSONATION_FROM, SUSPICIOUS_FROM, weigh } from '../../lib/verdict/weigh.ts';
import { COUNCIL, HOME_FRONT } from './cast.ts';

const NOTHING: Innocence = { saysSo: false, otherCountry: false, otherEdition: false, ownTitle: false };
const SAYS_SO: Innocence = { ...NOTHING, saysSo: true };

const both = { written: 'GreatRiverC0uncil', official: 'GreatRiverCouncil' };
const name = 'Great River Council';

const HANDLE: Reason[] = [
  { code: 'handle-homoglyph', ...both, changed: [{ written: '0', official: 'o' }] },
  { code: 'handle-typo', ...both, kind: 'omission' },
  { code: 'handle-spelling', ...both },
  { code: 'handle-extra-words', ...both, added: ['official'] },
  { code: 'handle-reordered', ...both },
  { code: 'handle-spells-name', written: 'GreatRiver', name },
];
const TITLE: Reason[] = [
  { code: 'title-same', name },
  { code: 'title-disguised', name, disguises: ['look-alike-letters'] },
  { code: 'title-typo', name },
  { code: 'title-extra-words', name, added: ['official'] },
  { code: 'title-abbreviation', name },
];
const ABOUT: Reason[] = [{ code: 'about-claims-official', name }];
const LINK: Reason[] = [{ code: 'link-text-differs', shown: 'GreatRiverCouncil', target: 'other_chat' }];
const DRESS: Reason[] = [
  { code: 'title-drawn-tick', mark: '✅' },
  { code: 'emoji-status' },
  { code: 'few-subscribers', subscribers: 3, genuine: 120_000 },
  { code: 'about-links-official', official: 'GreatRiverCouncil' },
];

function found(reason: Reason, certainty: Certainty = 'strong'): Finding {
  return { organisation: COUNCIL, reason, certainty };
}

function weighed(findings: readonly Finding[], innocence = NOTHING, sighting: Sighting = {}) {
  return weigh(sighting, COUNCIL, findings, innocence);
}

const certainties = fc.constantFrom<Certainty>('strong', 'fair', 'weak');
const anyOf = (reasons: readonly Reason[], minLength = 0) =>
  fc
    .array(fc.tuple(fc.constantFrom(...reasons), certainties), { minLength, maxLength: 6 })
    .map((pairs) => pairs.map(([reason, certainty]) => found(reason, certainty)));

describe('signs about one thing', () => {
  test.each([
    ['the handle', HANDLE],
    ['the title', TITLE],
    ['the about text', ABOUT],
    ['a link', LINK],
  ])('%s: however many, and whatever the dress, they are no impersonation', (_, reasons) => {
    fc.assert(
      fc.property(anyOf(reasons, 1), anyOf(DRESS), (findings, dress) => {
        expect(weighed([...findings, ...dress]).verdict).not.toBe('impersonation');
      }),
    );
  });

  test('count once, as much as the heaviest of them', () => {
    fc.assert(
      fc.property(anyOf(HANDLE, 1), (findings) => {
        const heaviest = Math.max(...findings.map((finding) => weighed([finding]).points));
        expect(weighed(findings).points).toBe(heaviest);
      }),
    );
  });

  test.each([...HANDLE, ...TITLE, ...ABOUT, ...LINK])('$code alone, where it is sure, is suspicious', (reason) => {
    expect(weighed([found(reason)]).verdict).toBe('suspicious');
  });
});

describe('signs about different things', () => {
  test('are an impersonation where both are sure', () => {
    for (const handle of HANDLE.slice(0, 1)) {
      for (const title of TITLE.slice(0, 2)) {
        expect(weighed([found(handle), found(title)]).verdict).toBe('impersonation');
      }
    }
    expect(weighed([found(LINK[0] as Reason), found(TITLE[0] as Reason)]).verdict).toBe('impersonation');
  });

  test('weigh more together than alone', () => {
    fc.assert(
      fc.property(anyOf(HANDLE, 1), anyOf(TITLE, 1), (handle, title) => {
        const together = weighed([...handle, ...title]).points;
        expect(together).toBeGreaterThan(weighed(handle).points);
        expect(together).toBeGreaterThan(weighed(title).points);
      }),
    );
  });
});

test('dress alone says nothing', () => {
  fc.assert(fc.property(anyOf(DRESS), (dress) => weighed(dress).verdict === 'unknown'));
});

test('dress adds to a likeness, each a little', () => {
  const likeness = found(HANDLE[0] as Reason);
  for (const reason of DRESS) {
    const added = weighed([likeness, found(reason)]).points - weighed([likeness]).points;
    expect(added).toBeGreaterThan(0);
    expect(added).toBeLessThan(SUSPICIOUS_FROM / 2);
  }
});

test('whoever says what they are deceives nobody, unless their handle is in disguise', () => {
  fc.assert(
    fc.property(anyOf([...HANDLE, ...TITLE, ...ABOUT, ...LINK, ...DRESS]), (findings) => {
      const isDisguised = findings.some(({ reason }) => reason.code === 'handle-homoglyph');
      expect(weighed(findings, SAYS_SO).verdict).toBe(isDisguised ? 'suspicious' : 'unknown');
    }),
  );
});

test("another country takes weight off a title, but not off a twin's handle", () => {
  const otherCountry: Innocence = { ...NOTHING, otherCountry: true };
  expect(weighed([found(TITLE[0] as Reason)], otherCountry).verdict).toBe('unknown');
  const twin = [found(HANDLE[0] as Reason), found(TITLE[0] as Reason)];
  expect(weighed(twin, otherCountry).verdict).toBe('impersonation');
});

test("a group's title says less than a channel's, its handle as much", () => {
  const group: Sighting = { kind: 'group' };
  const title = [found(TITLE[0] as Reason)];
  expect(weighed(title, NOTHING, group).points).toBeLessThan(weighed(title, NOTHING, { kind: 'channel' }).points);
  const handle = [found(HANDLE[0] as Reason)];
  expect(weighed(handle, NOTHING, group).points).toBe(weighed(handle).points);
});

test('findings come heaviest first, none lost, and the given ones are left as they are', () => {
  fc.assert(
    fc.property(anyOf([...HANDLE, ...TITLE, ...DRESS]), (findings) => {
      const before = [...findings];
      const { findings: sorted } = weighed(findings);
      expect(findings).toEqual(before);
      expect(sorted).toHaveLength(findings.length);
      const alone = (finding: Finding) => weighed([finding]).points;
      for (const [at, finding] of sorted.entries()) {
        const next = sorted[at + 1];
        if (next) expect(alone(finding)).toBeGreaterThanOrEqual(alone(next));
      }
    }),
  );
});

test('a verdict follows its points', () => {
  fc.assert(
    fc.property(anyOf([...HANDLE, ...TITLE, ...ABOUT, ...LINK, ...DRESS]), (findings) => {
      const { verdict, points } = weighed(findings);
      if (verdict === 'impersonation') expect(points).toBeGreaterThanOrEqual(IMPERSONATION_FROM);
      if (verdict === 'suspicious') expect(points).toBeGreaterThanOrEqual(SUSPICIOUS_FROM);
      if (points < SUSPICIOUS_FROM) expect(verdict).toBe('unknown');
    }),
  );
});

test('it says whom it weighed', () => {
  expect(weigh({}, HOME_FRONT, [], NOTHING)).toMatchObject({
    organisation: HOME_FRONT,
    findings: [],
    verdict: 'unknown',
  });
});
