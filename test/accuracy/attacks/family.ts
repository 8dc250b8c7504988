import type { OfficialChannel, Organisation } from '../../../lib/list/schema.ts';
import type { Sighting } from '../../../lib/telegram/sighting.ts';
import type { Random } from '../random.ts';

/** What a family of attacks forges. */
export type AttackTarget = 'handle' | 'title' | 'both' | 'about' | 'link';

/** One way of posing as an organisation of the list. */
export interface AttackFamily {
  /** Unique, in words: it stands in the report. */
  name: string;
  target: AttackTarget;
  /**
   * Twins of one channel, made by this one means; none where the means does not apply. A handle may still be a listed
   * one by accident: whoever asks leaves those out.
   */
  make(organisation: Organisation, channel: OfficialChannel, random: Random): Sighting[];
}

/** One twin and whom it poses as. */
export interface Attack {
  family: string;
  target: AttackTarget;
  organisation: Organisation;
  sighting: Sighting;
}
