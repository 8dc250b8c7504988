import type { OfficialList, Organisation } from '../../lib/list/schema.ts';

const TELEGRAM = {
  kind: 'platform-statement',
  source: 'https://telegram.org/blog/coronavirus',
  seen: '2020-04-03',
} as const;
const SECOND_HAND = { kind: 'curated-list', source: 'A public list of channels', seen: '2026-09' } as const;

export const HEALTH: Organisation = {
  id: 'il-ministry-of-health',
  kind: 'government',
  country: 'IL',
  website: 'https://www.gov.il/he/departments/ministry_of_health',
  names: { en: ['Ministry of Health of Israel'], he: ['משרד הבריאות'] },
  protect: 'titles',
  channels: [{ handle: 'MOHreport', role: 'main', status: 'active', peerId: '-1001500000001', evidence: [TELEGRAM] }],
};

export const HOME_FRONT: Organisation = {
  id: 'il-home-front-command',
  kind: 'emergency',
  country: 'IL',
  names: { en: ['Home Front Command of Israel'], he: ['פיקוד העורף'] },
  protect: 'titles',
  channels: [{ handle: 'PikudHaOref_all', role: 'main', status: 'active', evidence: [SECOND_HAND] }],
};

/** A small list: one organisation with first-hand evidence and a pinned peer id, one with second-hand evidence. */
export function smallList(changes: Partial<OfficialList> = {}): OfficialList {
  return {
    format: 1,
    name: 'A small list',
    version: 3,
    published: '2026-11-23',
    organisations: [HEALTH, HOME_FRONT],
    ...changes,
  };
}
