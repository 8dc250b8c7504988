import { expect, test } from 'vitest';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import type { Reason, ReasonCode } from '../../lib/verdict/reasons.ts';
import type { VerdictKind } from '../../lib/verdict/verdict.ts';
import { judged, peer, reasonOf } from './cast.ts';

const PINNED = peer('-1001500000001');
const ANOTHER = peer('-1001500000002');

/** A sighting for every reason there is. A reason without one does not compile. */
const PRODUCED: { [C in ReasonCode]: [Sighting, VerdictKind, Extract<Reason, { code: C }>] } = {
  'handle-official': [{ handle: 'mohreport' }, 'official', { code: 'handle-official', handle: 'MOHreport' }],
  'handle-listed': [{ handle: 'pikudhaoref_all' }, 'listed', { code: 'handle-listed', handle: 'PikudHaOref_all' }],
  'peer-id-official': [
    { handle: 'renamed_since', peerId: PINNED },
    'official',
    { code: 'peer-id-official', peerId: PINNED, official: 'MOHreport' },
  ],
  'handle-taken-over': [
    { handle: 'MOHreport', peerId: ANOTHER },
    'impersonation',
    { code: 'handle-taken-over', handle: 'MOHreport', peerId: ANOTHER, pinned: PINNED },
  ],
  'channel-lost': [{ handle: 'greatriverold' }, 'suspicious', { code: 'channel-lost', handle: 'GreatRiverOld' }],
  'telegram-verified': [{ handle: 'durov', verified: true }, 'telegram-verified', { code: 'telegram-verified' }],
  'third-party-verified': [
    { handle: 'durov', thirdPartyVerified: true },
    'telegram-verified',
    { code: 'third-party-verified' },
  ],
  'telegram-scam': [{ handle: 'riverside_club', scam: true }, 'flagged', { code: 'telegram-scam' }],
  'telegram-fake': [{ handle: 'riverside_club', fake: true }, 'flagged', { code: 'telegram-fake' }],
  'known-impostor': [{ handle: 'moh_gifts' }, 'flagged', { code: 'known-impostor', handle: 'MOH_gifts' }],
  'handle-homoglyph': [
    { handle: 'PikudHa0ref_a1l' },
    'suspicious',
    {
      code: 'handle-homoglyph',
      written: 'PikudHa0ref_a1l',
      official: 'PikudHaOref_all',
      changed: [
        { written: '0', official: 'o' },
        { written: '1', official: 'l' },
      ],
    },
  ],
  'handle-typo': [
    { handle: 'PikudHaOre_all' },
    'suspicious',
    { code: 'handle-typo', written: 'PikudHaOre_all', official: 'PikudHaOref_all', kind: 'omission' },
  ],
  'handle-spelling': [
    { handle: 'Pikud_HaOref_all' },
    'suspicious',
    { code: 'handle-spelling', written: 'Pikud_HaOref_all', official: 'PikudHaOref_all' },
  ],
  'handle-extra-words': [
    { handle: 'MOHreport_official' },
    'suspicious',
    { code: 'handle-extra-words', written: 'MOHreport_official', official: 'MOHreport', added: ['official'] },
  ],
  'handle-reordered': [
    { handle: 'all_PikudHaOref' },
    'suspicious',
    { code: 'handle-reordered', written: 'all_PikudHaOref', official: 'PikudHaOref_all' },
  ],
  'handle-spells-name': [
    { handle: 'official_HomeFrontCommand' },
    'suspicious',
    { code: 'handle-spells-name', written: 'official_HomeFrontCommand', name: 'Home Front Command of Israel' },
  ],
  'title-same': [
    { handle: 'riverside_club', title: 'משרד הבריאות' },
    'suspicious',
    { code: 'title-same', name: 'משרד הבריאות' },
  ],
  'title-disguised': [
    { handle: 'riverside_club', title: 'Grеat \u200bRiver 𝐂ouncil' },
    'suspicious',
    {
      code: 'title-disguised',
      name: 'Great River Council',
      disguises: expect.arrayContaining(['look-alike-letters', 'invisible-characters', 'styled-letters']),
    },
  ],
  'title-typo': [
    { handle: 'riverside_club', title: 'Great River Concil' },
    'suspicious',
    { code: 'title-typo', name: 'Great River Council' },
  ],
  'title-extra-words': [
    { handle: 'riverside_club', title: 'Great River Council | Official Channel' },
    'suspicious',
    { code: 'title-extra-words', name: 'Great River Council', added: ['official', 'channel'] },
  ],
  'title-abbreviation': [
    { handle: 'M0Hreport', title: 'MOH' },
    'impersonation',
    { code: 'title-abbreviation', name: 'MOH' },
  ],
  'title-drawn-tick': [
    { handle: 'riverside_club', title: 'Riverside Cycling Club ✅' },
    'unknown',
    { code: 'title-drawn-tick', mark: '✅' },
  ],
  'emoji-status': [{ handle: 'M0Hreport', emojiStatus: true }, 'suspicious', { code: 'emoji-status' }],
  'about-claims-official': [
    { handle: 'riverside_club', about: 'The official channel of the Great River Council' },
    'suspicious',
    { code: 'about-claims-official', name: 'Great River Council' },
  ],
  'about-links-official': [
    { handle: 'M0Hreport', about: 'See also t.me/MOHreport' },
    'suspicious',
    { code: 'about-links-official', official: 'MOHreport' },
  ],
  'few-subscribers': [
    { handle: 'GreatRiverCounci1', subscribers: 40 },
    'suspicious',
    { code: 'few-subscribers', subscribers: 40, genuine: 120_000 },
  ],
  'link-text-differs': [
    { handle: 'riverside_club', linkText: 't.me/MOHreport' },
    'suspicious',
    { code: 'link-text-differs', shown: 'MOHreport', target: 'riverside_club' },
  ],
};

test.each(Object.entries(PRODUCED))('%s', (code, [sighting, kind, reason]) => {
  const verdict = judged(sighting);
  expect(reasonOf(verdict, code as ReasonCode)).toEqual(reason);
  expect(verdict.verdict).toBe(kind);
});

test('a known impostor is named by its peer id where that is what is known of it', () => {
  expect(judged({ peerId: peer('-1001999999999') }).reasons).toEqual([
    { code: 'known-impostor', peerId: '-1001999999999' },
  ]);
});
