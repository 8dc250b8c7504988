import { translate } from '../../../lib/platform/page-translate.ts';
import type { Sighting } from '../../../lib/telegram/sighting.ts';
import type { Verdict, VerdictKind } from '../../../lib/verdict/verdict.ts';
import { IMPERSONATION, OFFICIAL, ORGANISATION, REASONS, UNKNOWN } from '../../components/samples.ts';

const MOH = 'משרד הבריאות';

/** The genuine channel and its twin, as a page shows them. */
export const GENUINE: Sighting = { handle: 'MOHreport', title: MOH, subscribers: 101_287, verified: false };
export const TWIN: Sighting = { handle: 'MOHrep0rt', title: MOH, subscribers: 1893, verified: false };

/** A verdict of every kind, with what usually comes with it. */
export const VERDICTS: Record<VerdictKind, Verdict> = {
  official: OFFICIAL,
  listed: {
    ...OFFICIAL,
    verdict: 'listed',
    official: 'PikudHaOref_all',
    reasons: [{ code: 'handle-listed', handle: 'PikudHaOref_all' }],
    evidence: [{ kind: 'curated-list', source: 'https://example.org/official-channels', seen: '2024-05' }],
  },
  'telegram-verified': { ...UNKNOWN, verdict: 'telegram-verified', reasons: [...REASONS['telegram-verified']] },
  impersonation: IMPERSONATION,
  suspicious: { ...IMPERSONATION, verdict: 'suspicious', reasons: [...REASONS['title-same']] },
  flagged: { verdict: 'flagged', reasons: [...REASONS['telegram-scam']], evidence: [] },
  unknown: UNKNOWN,
};

/** Out of a list that nobody has vouched for in a long time. */
export const OLD: Verdict = {
  ...OFFICIAL,
  list: { id: 'own', version: 12, name: 'Channel Trust Hints' },
  asOf: '2026-10-02',
};

export const KNOWN_IMPOSTOR: Verdict = {
  ...OFFICIAL,
  verdict: 'flagged',
  organisation: ORGANISATION,
  reasons: REASONS['known-impostor'].slice(0, 1),
};

/** The language of the gallery's frame. */
export function language(): string {
  return translate('language.code');
}
