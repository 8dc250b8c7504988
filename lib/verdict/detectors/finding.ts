import type { ListIndex } from '../../list/index.ts';
import type { OfficialChannel, Organisation } from '../../list/schema.ts';
import type { Sighting } from '../../telegram/sighting.ts';
import type { HandleCore } from '../../text/handle-form.ts';
import type { Reason } from '../reasons.ts';
import type { TitleForms } from './title-forms.ts';

/**
 * How much a reason says in the case at hand: the rarer the name and the closer the likeness, the more.
 * What each is worth in points is said in one place, weigh.ts.
 */
export type Certainty = 'strong' | 'fair' | 'weak';

/** What one detector found: a reason to think of one organisation. */
export interface Finding {
  organisation: Organisation;
  /** The official channel it resembles, where it resembles one rather than a name. */
  channel?: OfficialChannel;
  reason: Reason;
  certainty: Certainty;
}

/** What detectors look at: the sighting, read once, and the list. */
export interface Case {
  sighting: Sighting;
  index: ListIndex;
  /** The handle and the other handles, each with what is left once words around it are taken off. */
  handles: readonly { written: string; cores: readonly HandleCore[] }[];
  /** Absent when there is no title, or nothing to read in it. */
  title?: TitleForms;
}

/** Looks at the sighting alone and says whom it resembles, and how. Pure. */
export type Detector = (subject: Case) => Finding[];

/** Looks at the sighting beside an organisation it is already known to resemble. Pure. */
export type Corroborator = (subject: Case, organisation: Organisation) => Finding[];
