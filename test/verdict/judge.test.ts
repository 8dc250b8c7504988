import { describe, expect, test } from 'vitest';
import { compileIndex } from '../../lib/list/compile-index.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { judge } from '../../lib/verdict/judge.ts';
import { isWarning, VERDICT_KINDS } from '../../lib/verdict/verdict.ts';
import { smallList } from '../fakes/list.ts';
import { CLOSED, COUNCIL, codesOf, HEALTH, HOME_FRONT, judged, OWN_SITE, peer, REPORTED } from './cast.ts';

const PINNED = peer('-1001500000001');
const ANOTHER = peer('-1001500000002');

const HEALTH_SUMMARY = {
  id: 'il-ministry-of-health',
  names: { en: 'Ministry of Health of Israel', he: 'משרד הבריאות' },
  website: 'https://www.gov.il/he/departments/ministry_of_health',
  country: 'IL',
};

describe('a channel of the list', () => {
  test('with first-hand evidence is official', () => {
    expect(judged({ handle: 'mohREPORT', peerId: PINNED })).toEqual({
      verdict: 'official',
      organisation: HEALTH_SUMMARY,
      official: 'MOHreport',
      reasons: [{ code: 'handle-official', handle: 'MOHreport' }],
      evidence: HEALTH.channels[0]?.evidence,
    });
  });

  test('with second-hand evidence is listed', () => {
    expect(judged({ handle: 'pikudhaoref_ALL' })).toEqual({
      verdict: 'listed',
      organisation: {
        id: 'il-home-front-command',
        names: { en: 'Home Front Command of Israel', he: 'פיקוד העורף' },
        country: 'IL',
      },
      official: 'PikudHaOref_all',
      reasons: [{ code: 'handle-listed', handle: 'PikudHaOref_all' }],
      evidence: HOME_FRONT.channels[0]?.evidence,
    });
  });

  test('is so whatever else the page shows of it', () => {
    const page: Sighting = {
      handle: 'MOHreport',
      title: '✅ Parody of the Ministry of Health 🛡',
      about: 'Not official',
      subscribers: 3,
      kind: 'group',
      emojiStatus: true,
      verified: true,
      thirdPartyVerified: true,
    };
    expect(judged(page).verdict).toBe('official');
  });

  test('is so under another of its handles', () => {
    const { verdict, official, reasons } = judged({ handle: 'something_else', otherHandles: ['abcd', 'mohreport'] });
    expect({ verdict, official, reasons }).toEqual({
      verdict: 'official',
      official: 'MOHreport',
      reasons: [{ code: 'handle-official', handle: 'MOHreport' }],
    });
    expect(judged({ otherHandles: ['MOHreport'] }).verdict).toBe('official');
  });

  test('that is not the main one is official itself', () => {
    expect(judged({ handle: 'GreatRiverAlerts' })).toMatchObject({ verdict: 'official', official: 'GreatRiverAlerts' });
  });
});

describe('a listed handle under another peer id', () => {
  test('was taken over', () => {
    expect(judged({ handle: 'MOHreport', peerId: ANOTHER, verified: true })).toEqual({
      verdict: 'impersonation',
      organisation: HEALTH_SUMMARY,
      reasons: [{ code: 'handle-taken-over', handle: 'MOHreport', peerId: ANOTHER, pinned: PINNED }],
      evidence: [],
    });
  });

  test('is never the channel to open instead', () => {
    expect(judged({ handle: 'MOHreport', peerId: ANOTHER }).official).toBeUndefined();
    expect(judged({ handle: 'MOHreport', scam: true }).official).toBeUndefined();
  });

  test('is no matter where the list pins none, or the page tells none', () => {
    expect(judged({ handle: 'PikudHaOref_all', peerId: ANOTHER }).verdict).toBe('listed');
    expect(judged({ handle: 'MOHreport' }).verdict).toBe('official');
  });
});

describe('a pinned peer id under another handle', () => {
  test('is the same channel, renamed', () => {
    expect(judged({ handle: 'MOHreport_new', peerId: PINNED })).toEqual({
      verdict: 'official',
      organisation: HEALTH_SUMMARY,
      official: 'MOHreport',
      reasons: [{ code: 'peer-id-official', peerId: PINNED, official: 'MOHreport' }],
      evidence: HEALTH.channels[0]?.evidence,
    });
  });

  test('is the channel while its handle is not known yet', () => {
    expect(judged({ peerId: PINNED, handlePending: true, title: 'משרד הבריאות' }).verdict).toBe('official');
  });

  test('is listed on second-hand evidence', () => {
    const [channel] = HOME_FRONT.channels;
    if (!channel) throw new Error('no channel');
    const organisation = { ...HOME_FRONT, channels: [{ ...channel, peerId: ANOTHER }] };
    const index = compileIndex(smallList({ organisations: [organisation] }));
    expect(judge({ handle: 'Pikud_new', peerId: ANOTHER }, index)).toMatchObject({
      verdict: 'listed',
      reasons: [{ code: 'peer-id-official', peerId: ANOTHER, official: 'PikudHaOref_all' }],
    });
  });
});

describe('a channel the organisation lost', () => {
  test.each<[string, Sighting]>([
    ['by handle', { handle: 'greatriverold' }],
    ['by peer id', { handle: 'GreatRiverGifts', peerId: peer('-1001500000007') }],
  ])('is suspicious, and one it still holds is opened instead: %s', (_, sighting) => {
    expect(judged(sighting)).toEqual({
      verdict: 'suspicious',
      organisation: {
        id: 'great-river-council',
        names: { en: 'Great River Council', ru: 'Совет Большой реки' },
      },
      official: expect.stringMatching(/^GreatRiver(Alerts|Council)$/),
      reasons: [{ code: 'channel-lost', handle: 'GreatRiverOld' }],
      evidence: [OWN_SITE],
    });
  });

  test('is named, with none to open, where there is no other', () => {
    const { verdict, official, reasons, organisation } = judged({ handle: 'HarbourGlassMuseum' });
    expect({ verdict, official, reasons }).toEqual({
      verdict: 'suspicious',
      official: undefined,
      reasons: [{ code: 'channel-lost', handle: 'HarbourGlassMuseum' }],
    });
    expect(organisation?.id).toBe(CLOSED.id);
  });
});

describe("Telegram's own marks", () => {
  test('a tick on a chat that is not listed', () => {
    expect(judged({ handle: 'durov', verified: true })).toEqual({
      verdict: 'telegram-verified',
      reasons: [{ code: 'telegram-verified' }],
      evidence: [],
    });
  });

  test('a tick outweighs any likeness', () => {
    expect(judged({ handle: 'MOHrep0rt', title: 'משרד הבריאות', verified: true }).verdict).toBe('telegram-verified');
  });

  test('a third party that vouches', () => {
    expect(judged({ handle: 'riverside_club', thirdPartyVerified: true })).toEqual({
      verdict: 'telegram-verified',
      reasons: [{ code: 'third-party-verified' }],
      evidence: [],
    });
  });

  test('a third party does not outweigh an impersonation', () => {
    const twin: Sighting = { handle: 'MOHrep0rt', title: 'משרד הבריאות' };
    expect(judged(twin).verdict).toBe('impersonation');
    expect(judged({ ...twin, thirdPartyVerified: true }).verdict).toBe('impersonation');
  });

  test.each<[Sighting, string]>([
    [{ scam: true }, 'telegram-scam'],
    [{ fake: true }, 'telegram-fake'],
  ])('%j is flagged', (mark, code) => {
    expect(judged({ handle: 'riverside_club', verified: true, thirdPartyVerified: true, ...mark })).toEqual({
      verdict: 'flagged',
      reasons: [{ code }],
      evidence: [],
    });
  });

  test('both marks are both told', () => {
    expect(codesOf(judged({ handle: 'riverside_club', scam: true, fake: true }))).toEqual([
      'telegram-scam',
      'telegram-fake',
    ]);
  });

  test('a mark on a listed channel is told beside what the list says', () => {
    expect(judged({ handle: 'MOHreport', scam: true })).toMatchObject({
      verdict: 'flagged',
      organisation: HEALTH_SUMMARY,
      reasons: [{ code: 'telegram-scam' }, { code: 'handle-official', handle: 'MOHreport' }],
    });
  });
});

describe('a known impostor', () => {
  const posing = {
    verdict: 'flagged',
    organisation: HEALTH_SUMMARY,
    official: 'MOHreport',
    evidence: [REPORTED],
  } as const;

  test('is flagged by handle, in any case', () => {
    expect(judged({ handle: 'moh_GIFTS' })).toEqual({
      ...posing,
      reasons: [{ code: 'known-impostor', handle: 'MOH_gifts' }],
    });
  });

  test('is flagged by another of its handles', () => {
    expect(judged({ handle: 'harmless', otherHandles: ['MOH_gifts'] }).verdict).toBe('flagged');
  });

  test('is flagged by peer id, whatever its handle and its tick', () => {
    expect(judged({ handle: 'renamed_since', peerId: peer('-1001999999999'), verified: true })).toEqual({
      ...posing,
      reasons: [{ code: 'known-impostor', peerId: '-1001999999999' }],
    });
  });

  test('is flagged before its handle is known', () => {
    expect(judged({ handlePending: true, peerId: peer('-1001999999999') }).verdict).toBe('flagged');
  });
});

describe('a plain person', () => {
  test.each<Sighting>([
    { kind: 'user', handle: 'MOHrep0rt', title: 'משרד הבריאות' },
    { kind: 'user', handle: 'MOH_gifts' },
    { kind: 'user', handle: 'MOHreport', scam: true },
    { kind: 'user', verified: true },
  ])('is never judged: %j', (sighting) => {
    expect(judged(sighting)).toEqual({ verdict: 'unknown', reasons: [], evidence: [] });
  });
});

describe('while the page has not told the handle', () => {
  const title = 'Ministry of Health of Israel';

  test('nothing is made of a familiar title', () => {
    expect(judged({ title, handlePending: true })).toEqual({ verdict: 'unknown', reasons: [], evidence: [] });
  });

  test('marks still count', () => {
    expect(judged({ title, handlePending: true, fake: true }).verdict).toBe('flagged');
    expect(judged({ title, handlePending: true, verified: true }).verdict).toBe('telegram-verified');
  });

  test('the same title says something once it is known, and where there is none', () => {
    expect(isWarning(judged({ title, handle: 'riverside_club' }).verdict)).toBe(true);
    expect(isWarning(judged({ title }).verdict)).toBe(true);
  });
});

describe('a twin', () => {
  test('of handle and title is an impersonation, with the channel to open instead', () => {
    const verdict = judged({ handle: 'M0Hreport', title: 'משרד הבריאות' });
    expect(verdict).toMatchObject({
      verdict: 'impersonation',
      organisation: HEALTH_SUMMARY,
      official: 'MOHreport',
      evidence: HEALTH.channels[0]?.evidence,
    });
    expect(verdict.reasons).toEqual(
      expect.arrayContaining([
        {
          code: 'handle-homoglyph',
          written: 'M0Hreport',
          official: 'MOHreport',
          changed: [{ written: '0', official: 'o' }],
        },
        { code: 'title-same', name: 'משרד הבריאות' },
      ]),
    );
  });

  test('of the handle leads to the channel it resembles', () => {
    expect(judged({ handle: 'GreatRiverA1erts' })).toMatchObject({
      verdict: 'suspicious',
      official: 'GreatRiverAlerts',
      organisation: { id: COUNCIL.id },
    });
  });

  test('of the title leads to the main channel the organisation still holds', () => {
    expect(judged({ handle: 'riverside_club', title: 'Great River Council' })).toMatchObject({
      verdict: 'suspicious',
      official: 'GreatRiverCouncil',
    });
  });

  test('under another of its handles is found', () => {
    const { verdict, reasons } = judged({
      handle: 'riverside_club',
      otherHandles: ['M0Hreport'],
      title: 'משרד הבריאות',
    });
    expect(verdict).toBe('impersonation');
    expect(reasons).toContainEqual(expect.objectContaining({ code: 'handle-homoglyph', written: 'M0Hreport' }));
  });
});

test.each<Sighting>([
  {},
  { handle: 'riverside_club' },
  { handle: 'riverside_club', title: 'Riverside Cycling Club', about: 'We meet on Sundays', subscribers: 12 },
  { title: 'רוכבי אופניים' },
  { peerId: ANOTHER },
  { surface: 'web-k-header' },
  { title: '' },
  { handle: '', otherHandles: [] },
])('about %j there is nothing to say', (sighting) => {
  expect(judged(sighting)).toEqual({ verdict: 'unknown', reasons: [], evidence: [] });
});

test('of an empty list nothing is known but what Telegram marks', () => {
  const index = compileIndex(smallList({ organisations: [] }));
  expect(judge({ handle: 'MOHreport', title: 'משרד הבריאות' }, index).verdict).toBe('unknown');
  expect(judge({ handle: 'MOHreport', verified: true }, index).verdict).toBe('telegram-verified');
});

test('a reader is warned of three verdicts', () => {
  expect(VERDICT_KINDS.filter(isWarning).toSorted()).toEqual(['flagged', 'impersonation', 'suspicious']);
});
