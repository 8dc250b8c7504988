import type { OfficialList } from '../../lib/list/schema.ts';
import { type Attack, makeAttacks } from './attacks/index.ts';
import { type Half, halfOfInnocent, halfOfOrganisation } from './halves.ts';
import type { Innocent } from './innocent.ts';
import { INNOCENTS } from './innocents/index.ts';

/** What a judge is measured with. */
export interface Sets {
  attacks: Attack[];
  innocents: Innocent[];
}

/**
 * Attacks on this list and innocent chats. No attack has an innocent's handle.
 *
 * @param half which of the two disjoint halves, or both.
 * @param seed the same seed always makes the same attacks.
 */
export function makeSets(list: OfficialList, half: Half | 'both', seed: number): Sets {
  const isWanted = (of: Half) => half === 'both' || half === of;
  const honestHandles = INNOCENTS.flatMap(({ sighting }) => sighting.handle ?? []);
  return {
    attacks: makeAttacks(list, seed, honestHandles).filter(({ organisation }) =>
      isWanted(halfOfOrganisation(organisation)),
    ),
    innocents: INNOCENTS.filter(({ sighting }) => isWanted(halfOfInnocent(sighting))),
  };
}
