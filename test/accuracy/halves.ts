import type { Sighting } from '../../lib/telegram/sighting.ts';
import { hashOf } from './random.ts';

/** What the judge is tuned on never tells how good it is: `tune` for working, `report` for the figures. */
export const HALVES = ['tune', 'report'] as const;
export type Half = (typeof HALVES)[number];

/** The half of every attack on this organisation: what is learnt from one twin of it is not asked in the other half. */
export function halfOfOrganisation(organisation: { id: string }): Half {
  return halfOf(`organisation ${organisation.id}`);
}

/** The half of an innocent chat. */
export function halfOfInnocent({ title = '', handle = '' }: Pick<Sighting, 'title' | 'handle'>): Half {
  return halfOf(`innocent ${title} ${handle.toLowerCase()}`);
}

function halfOf(key: string): Half {
  return hashOf(key) % 2 === 0 ? 'tune' : 'report';
}
