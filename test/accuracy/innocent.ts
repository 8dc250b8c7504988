import type { Sighting } from '../../lib/telegram/sighting.ts';

/** Why a chat that may look like a listed one is innocent. */
export type InnocentKind =
  | 'same-name-other-country'
  | 'sister-body'
  | 'other-channel'
  | 'discussion-group'
  | 'about-them'
  | 'common-word'
  | 'near-handle'
  | 'unrelated';

/** A chat that poses as nobody. */
export interface Innocent {
  kind: InnocentKind;
  /** What it is written in, ISO 639. */
  language: string;
  sighting: Sighting;
  /** What it is, where the title does not say. */
  note?: string;
}
