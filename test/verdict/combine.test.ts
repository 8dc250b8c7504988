import { describe, expect, test } from 'vitest';
import { combine, type ListVerdict } from '../../lib/verdict/combine.ts';
import type { Verdict, VerdictKind } from '../../lib/verdict/verdict.ts';

const OWN = { id: 'own', version: 12, name: 'Channel Trust Hints' };
const NEWSROOM = { id: 'added', version: 3, name: 'A newsroom', host: 'list.newsroom.example' };
const ORGANISATION = { id: 'il-ministry-of-health', names: { en: 'Ministry of Health of Israel' } };

function verdict(kind: VerdictKind, more: Partial<Verdict> = {}): Verdict {
  const isOfList = kind !== 'unknown' && kind !== 'telegram-verified';
  return { verdict: kind, reasons: [], evidence: [], ...(isOfList && { organisation: ORGANISATION }), ...more };
}

function said(own: VerdictKind, newsroom: VerdictKind): Verdict {
  return combine([
    { list: OWN, verdict: verdict(own) },
    { list: NEWSROOM, verdict: verdict(newsroom) },
  ]);
}

test('one list alone has the word, and is named', () => {
  expect(combine([{ list: OWN, verdict: verdict('official') }])).toEqual({ ...verdict('official'), list: OWN });
});

test.each(['unknown', 'telegram-verified'] as const)('%s rests on no list', (kind) => {
  expect(combine([{ list: OWN, verdict: verdict(kind) }])).toEqual(verdict(kind));
});

test('what Telegram flags rests on no list', () => {
  const flagged: Verdict = { verdict: 'flagged', reasons: [{ code: 'telegram-scam' }], evidence: [] };
  expect(combine([{ list: OWN, verdict: flagged }])).toEqual(flagged);
});

test.each([
  ['unknown', 'official', 'official', NEWSROOM],
  ['official', 'unknown', 'official', OWN],
  ['listed', 'official', 'official', NEWSROOM],
  ['official', 'official', 'official', OWN],
  ['telegram-verified', 'listed', 'listed', NEWSROOM],
  ['unknown', 'impersonation', 'impersonation', NEWSROOM],
  ['suspicious', 'impersonation', 'impersonation', NEWSROOM],
  ['impersonation', 'flagged', 'flagged', NEWSROOM],
  ['suspicious', 'suspicious', 'suspicious', OWN],
] as const)('%s and %s are %s, from the list that says so', (own, newsroom, kind, list) => {
  const combined = said(own, newsroom);
  expect(combined).toMatchObject({ verdict: kind, list });
  expect(combined.disagreement).toBeUndefined();
});

describe('lists that disagree', () => {
  test.each([
    ['official', 'impersonation'],
    ['impersonation', 'official'],
    ['listed', 'suspicious'],
    ['flagged', 'listed'],
  ] as const)('%s against %s: the mildest warning, and what each list says', (own, newsroom) => {
    const combined = said(own, newsroom);
    expect(combined.verdict).toBe('suspicious');
    expect(combined.disagreement).toEqual([
      { list: OWN, verdict: own, organisation: ORGANISATION },
      { list: NEWSROOM, verdict: newsroom, organisation: ORGANISATION },
    ]);
  });

  test('a list that has nothing to say is not among them, and reasons of both sides are kept', () => {
    const verdicts: [ListVerdict, ...ListVerdict[]] = [
      { list: OWN, verdict: verdict('unknown') },
      { list: NEWSROOM, verdict: verdict('official', { reasons: [{ code: 'handle-official', handle: 'MOHreport' }] }) },
      {
        list: { id: 'third', version: 1, name: 'A third' },
        verdict: verdict('suspicious', { reasons: [{ code: 'title-same', name: 'Ministry of Health' }] }),
      },
    ];
    const combined = combine(verdicts);
    expect(combined.disagreement?.map(({ list }) => list.name)).toEqual(['A newsroom', 'A third']);
    expect(combined.reasons.map(({ code }) => code)).toEqual(['title-same', 'handle-official']);
  });

  test.each(['official', 'listed'] as const)('%s as one organisation’s and as another’s', (kind) => {
    const bakery = { id: 'harbour-bakery', names: { en: 'Harbour Bakery' } };
    const combined = combine([
      { list: OWN, verdict: verdict('official', { asOf: '2026-10-01' }) },
      { list: NEWSROOM, verdict: verdict(kind, { organisation: bakery }) },
    ]);
    expect(combined.verdict).toBe('suspicious');
    expect(combined.asOf).toBe('2026-10-01');
    expect(combined.disagreement).toEqual([
      { list: OWN, verdict: 'official', organisation: ORGANISATION },
      { list: NEWSROOM, verdict: kind, organisation: bakery },
    ]);
  });

  test('not where they merely give the same organisation different ids', () => {
    const same = { id: 'moh', names: { he: 'משרד הבריאות', en: 'ministry of health of ISRAEL ' } };
    const combined = combine([
      { list: OWN, verdict: verdict('official') },
      { list: NEWSROOM, verdict: verdict('official', { organisation: same }) },
    ]);
    expect(combined).toMatchObject({ verdict: 'official', list: OWN });
    expect(combined.disagreement).toBeUndefined();
  });
});
