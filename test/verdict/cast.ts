import { compileIndex } from '../../lib/list/compile-index.ts';
import type { ListIndex } from '../../lib/list/index.ts';
import type { Evidence, OfficialChannel, Organisation } from '../../lib/list/schema.ts';
import { type PeerId, parsePeerId } from '../../lib/telegram/peer-id.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { judge } from '../../lib/verdict/judge.ts';
import type { Reason, ReasonCode } from '../../lib/verdict/reasons.ts';
import type { Verdict } from '../../lib/verdict/verdict.ts';
import { HEALTH as HEALTH_ON_LIST, HOME_FRONT, smallList } from '../fakes/list.ts';

export const OWN_SITE: Evidence = { kind: 'own-site', source: 'https://rivercouncil.example', seen: '2026-08' };
export const REPORTED: Evidence = { kind: 'community-registry', source: 'A public report', seen: '2026-10' };

function channel(handle: string, changes: Partial<OfficialChannel> = {}): OfficialChannel {
  return { handle, role: 'main', status: 'active', evidence: [OWN_SITE], ...changes };
}

/** Pinned, confirmed, posed as by one chat known by handle and one known by peer id. */
export const HEALTH: Organisation = {
  ...HEALTH_ON_LIST,
  abbreviations: { en: ['MOH'], he: ['מב״ר'] },
  impostors: [
    { handle: 'MOH_gifts', evidence: [REPORTED] },
    { peerId: '-1001999999999', evidence: [REPORTED] },
  ],
};

/** It lost its first channel, and has others. */
export const COUNCIL: Organisation = {
  id: 'great-river-council',
  kind: 'government',
  names: { en: ['Great River Council'], ru: ['Совет Большой реки'] },
  protect: 'titles',
  channels: [
    channel('GreatRiverOld', { status: 'lost', peerId: '-1001500000007' }),
    channel('GreatRiverAlerts', { role: 'alerts' }),
    channel('GreatRiverCouncil', { subscribers: 120_000 }),
  ],
};

/** It has no channel any more. */
export const CLOSED: Organisation = {
  id: 'harbour-museum',
  kind: 'company',
  names: { en: ['Harbour Museum of Glass'] },
  protect: 'titles',
  channels: [channel('HarbourGlassMuseum', { status: 'lost' })],
};

/** Its name is too common to judge titles by. */
export const EXCHANGE: Organisation = {
  id: 'orion',
  kind: 'project',
  names: { en: ['Orion'] },
  protect: 'handles',
  channels: [channel('OrionExchange', { subscribers: 250_000 })],
};

export { HOME_FRONT };

export const castIndex: ListIndex = compileIndex(
  smallList({ organisations: [HEALTH, HOME_FRONT, COUNCIL, CLOSED, EXCHANGE] }),
);

/** Judges by the small list above. */
export function judged(sighting: Sighting): Verdict {
  return judge(sighting, castIndex);
}

export function peer(id: string): PeerId {
  const peerId = parsePeerId(id);
  if (!peerId) throw new Error(`${id} is no peer id`);
  return peerId;
}

/** The first reason with this code. */
export function reasonOf<C extends ReasonCode>(verdict: Verdict, code: C): Extract<Reason, { code: C }> | undefined {
  return verdict.reasons.find((reason): reason is Extract<Reason, { code: C }> => reason.code === code);
}

export function codesOf(verdict: Verdict): ReasonCode[] {
  return verdict.reasons.map(({ code }) => code);
}
