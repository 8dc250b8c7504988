import type { ListPreview, ListStatus, LookupResult, NameMatch, PageState } from '../../lib/messages.ts';
import type { Reason, ReasonCode } from '../../lib/verdict/reasons.ts';
import type { Verdict, VerdictOrganisation } from '../../lib/verdict/verdict.ts';

/** At least one reason of every code: the type fails when a code has none. */
export const REASONS: { [Code in ReasonCode]: Extract<Reason, { code: Code }>[] } = {
  'handle-official': [{ code: 'handle-official', handle: 'MOHreport' }],
  'handle-listed': [{ code: 'handle-listed', handle: 'AdExNetworkOfficial' }],
  'peer-id-official': [{ code: 'peer-id-official', peerId: '-1001500000001', official: 'MOHreport' }],
  'handle-taken-over': [
    { code: 'handle-taken-over', handle: 'MOHreport', peerId: '-1001500000002', pinned: '-1001500000001' },
  ],
  'channel-lost': [{ code: 'channel-lost', handle: 'MOHreport' }],
  'telegram-verified': [{ code: 'telegram-verified' }],
  'third-party-verified': [{ code: 'third-party-verified' }],
  'telegram-scam': [{ code: 'telegram-scam' }],
  'telegram-fake': [{ code: 'telegram-fake' }],
  'known-impostor': [
    { code: 'known-impostor', handle: 'MOHrep0rt' },
    { code: 'known-impostor', peerId: '-1001500000002' },
  ],
  'handle-homoglyph': [
    {
      code: 'handle-homoglyph',
      written: 'MOHrep0rt',
      official: 'MOHreport',
      changed: [{ written: '0', official: 'o' }],
    },
    {
      code: 'handle-homoglyph',
      written: 'rnohIL',
      official: 'mohlL',
      changed: [
        { written: 'rn', official: 'm' },
        { written: 'I', official: 'l' },
      ],
    },
  ],
  'handle-typo': [
    { code: 'handle-typo', written: 'MOHreprt', official: 'MOHreport', kind: 'omission' },
    { code: 'handle-typo', written: 'MOHrepoort', official: 'MOHreport', kind: 'repetition' },
    { code: 'handle-typo', written: 'MOHreporxt', official: 'MOHreport', kind: 'insertion' },
    { code: 'handle-typo', written: 'MOHrepotr', official: 'MOHreport', kind: 'transposition' },
    { code: 'handle-typo', written: 'MOHrepirt', official: 'MOHreport', kind: 'substitution' },
    { code: 'handle-typo', written: 'MOHrprtt', official: 'MOHreport', kind: 'several' },
  ],
  'handle-spelling': [{ code: 'handle-spelling', written: 'MOH_report', official: 'MOHreport' }],
  'handle-extra-words': [
    { code: 'handle-extra-words', written: 'MOHreport_official_il', official: 'MOHreport', added: ['official', 'il'] },
  ],
  'handle-reordered': [{ code: 'handle-reordered', written: 'reportMOH', official: 'MOHreport' }],
  'handle-spells-name': [{ code: 'handle-spells-name', written: 'israelhealth', name: 'Israel Ministry of Health' }],
  'title-same': [{ code: 'title-same', name: 'משרד הבריאות' }],
  'title-disguised': [
    {
      code: 'title-disguised',
      name: 'Telegram',
      disguises: ['look-alike-letters', 'invisible-characters', 'combining-marks', 'styled-letters', 'mixed-scripts'],
    },
  ],
  'title-typo': [{ code: 'title-typo', name: 'Telegram' }],
  'title-extra-words': [{ code: 'title-extra-words', name: 'משרד הבריאות', added: ['עדכונים'] }],
  'title-abbreviation': [{ code: 'title-abbreviation', name: 'Israel Defense Forces' }],
  'title-drawn-tick': [{ code: 'title-drawn-tick', mark: '✅' }],
  'emoji-status': [{ code: 'emoji-status' }],
  'about-claims-official': [{ code: 'about-claims-official', name: 'משרד הבריאות' }],
  'about-links-official': [{ code: 'about-links-official', official: 'MOHreport' }],
  'few-subscribers': [{ code: 'few-subscribers', subscribers: 212, genuine: 100_000 }],
  'link-text-differs': [{ code: 'link-text-differs', shown: 't.me/MOHreport', target: 't.me/MOHrep0rt' }],
};

export const ORGANISATION: VerdictOrganisation = {
  id: 'israel-ministry-of-health',
  names: { en: 'Israel Ministry of Health', he: 'משרד הבריאות' },
  country: 'IL',
};

export const OFFICIAL: Verdict = {
  verdict: 'official',
  organisation: ORGANISATION,
  official: 'MOHreport',
  reasons: [...REASONS['handle-official']],
  evidence: [{ kind: 'platform-statement', source: 'https://telegram.org/blog/coronavirus', seen: '2020-04-03' }],
};

export const IMPERSONATION: Verdict = {
  ...OFFICIAL,
  verdict: 'impersonation',
  reasons: [...REASONS['handle-homoglyph'].slice(0, 1), ...REASONS['title-same']],
};

export const UNKNOWN: Verdict = { verdict: 'unknown', reasons: [], evidence: [] };

/** Another list calls the twin genuine. */
export const DISAGREEMENT: Verdict = {
  ...IMPERSONATION,
  verdict: 'suspicious',
  list: { id: 'own', version: 12, name: 'Channel Trust Hints' },
  disagreement: [
    {
      list: { id: 'own', version: 12, name: 'Channel Trust Hints' },
      verdict: 'impersonation',
      organisation: ORGANISATION,
    },
    {
      list: { id: 'added', version: 3, name: 'חדשות החוף', host: 'lists.coast-news.example' },
      verdict: 'official',
      organisation: { id: 'coast-news', names: { en: 'Coast News', he: 'חדשות החוף' } },
    },
  ],
};

export const LIST: ListStatus = {
  id: 'own',
  name: 'Channel Trust Hints',
  version: 12,
  published: '2026-11-20',
  organisations: 1589,
  source: 'bundled',
  stale: false,
  syncs: true,
};

export const ADDED_LIST: ListStatus = {
  id: 'added-1f',
  name: 'חדשות החוף',
  url: 'https://lists.coast-news.example/trust/',
  fingerprint: '1f0a'.repeat(16),
  version: 3,
  published: '2026-11-01',
  organisations: 41,
  source: 'synced',
  contacted: '2026-11-20T08:00:00.000Z',
  stale: false,
  syncs: true,
};

export const PREVIEW: ListPreview = {
  url: 'https://lists.coast-news.example/trust/',
  name: 'חדשות החוף',
  fingerprint: '1f0a'.repeat(16),
  version: 3,
  published: '2026-11-01',
  organisations: 41,
};

export const MATCHES: NameMatch[] = [
  { organisation: ORGANISATION, handle: 'MOHreport', matchedName: 'משרד הבריאות', status: 'official' },
  {
    organisation: { id: 'adex-network', names: { en: 'AdEx Network' } },
    handle: 'AdExNetworkOfficial',
    matchedName: 'AdEx Network',
    status: 'listed',
  },
];

/** A lookup's answer that found nothing, but for what is given. */
export function lookupResult(query: string, found: Partial<LookupResult> = {}): LookupResult {
  return { query, matches: [], ...found };
}

export const PAGE: PageState = {
  client: 'web-k',
  badges: 'working',
  chat: { sighting: { handle: 'MOHrep0rt', title: 'משרד הבריאות' }, verdict: IMPERSONATION },
  surfaces: [],
};
