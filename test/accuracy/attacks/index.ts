import type { OfficialList } from '../../../lib/list/schema.ts';
import type { Sighting } from '../../../lib/telegram/sighting.ts';
import { randomFor } from '../random.ts';
import { COMBINED_FAMILIES } from './combined-families.ts';
import type { Attack, AttackFamily } from './family.ts';
import { HANDLE_FAMILIES } from './handle-families.ts';
import { TITLE_FAMILIES } from './title-families.ts';

export type { Attack, AttackFamily } from './family.ts';

/** Every family, in the order of the report. */
export const FAMILIES: readonly AttackFamily[] = [...HANDLE_FAMILIES, ...TITLE_FAMILIES, ...COMBINED_FAMILIES];

/** Attacks of one family at most, so that no family outweighs the others. */
const MOST_OF_A_FAMILY = 240;

/**
 * Makes twins of the list's organisations, by every family. The same list and seed always make the same twins.
 *
 * @param honest handles that belong to somebody honest beside those of the list, in any case: no twin takes one.
 */
export function makeAttacks(list: OfficialList, seed: number, honest: Iterable<string> = []): Attack[] {
  const taken = new Set([...honest].map((handle) => handle.toLowerCase()));
  for (const { channels } of list.organisations) for (const { handle } of channels) taken.add(handle.toLowerCase());
  return FAMILIES.flatMap((family) => makeFamily(family, list, seed, taken));
}

function makeFamily(family: AttackFamily, list: OfficialList, seed: number, taken: ReadonlySet<string>): Attack[] {
  const made = new Map<string, Attack>();
  for (const organisation of list.organisations) {
    for (const channel of organisation.channels.filter(({ status }) => status === 'active')) {
      const random = randomFor(`${seed} ${family.name} ${channel.handle}`);
      for (const sighting of family.make(organisation, channel, random)) {
        if (isFree(sighting, taken)) {
          made.set(JSON.stringify(sighting), { family: family.name, target: family.target, organisation, sighting });
        }
      }
    }
  }
  return randomFor(`${seed} ${family.name}`).shuffle(made.values()).slice(0, MOST_OF_A_FAMILY);
}

function isFree({ handle }: Sighting, taken: ReadonlySet<string>): boolean {
  return handle === undefined || !taken.has(handle.toLowerCase());
}
