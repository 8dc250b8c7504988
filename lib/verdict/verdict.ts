import type { Evidence } from '../list/schema.ts';
import type { Reason } from './reasons.ts';

/** See docs/JUDGING.md for what each means and when it is given. */
export const VERDICT_KINDS = [
  'official',
  'listed',
  'telegram-verified',
  'impersonation',
  'suspicious',
  'flagged',
  'unknown',
] as const;

export type VerdictKind = (typeof VERDICT_KINDS)[number];

/** The organisation a verdict is about: the one the channel belongs to, or the one it resembles. */
export interface VerdictOrganisation {
  id: string;
  /** Display names by language; `en` is there for every entry of the bundled list. */
  names: Record<string, string>;
  website?: string;
  country?: string;
}

/** The list that a verdict rests on. */
export interface VerdictList {
  /** As the extension names it: `own`, or that of a list the reader added. */
  id: string;
  version: number;
  /** As its publisher calls it. */
  name: string;
  /** Host it comes from, for a list that the reader added. */
  host?: string;
}

/** What one list says where lists disagree. */
export interface Opinion {
  list: VerdictList;
  verdict: VerdictKind;
  organisation?: VerdictOrganisation;
}

/** The outcome of judging one sighting. Plain data: it travels in messages as it is. */
export interface Verdict {
  verdict: VerdictKind;
  organisation?: VerdictOrganisation;
  /** Handle of the organisation's official channel (for lookalikes: the one to open instead), no @. */
  official?: string;
  /** How many subscribers the list says that channel has, roughly. */
  officialSubscribers?: number;
  /** Strongest first. */
  reasons: Reason[];
  /** Why the list knows the official channel. */
  evidence: Evidence[];
  /** The list it rests on; absent where Telegram's own marks alone speak, or nothing does. */
  list?: VerdictList;
  /** Day of the list's publication, `YYYY-MM-DD`, when nobody has vouched for the list in a long time. */
  asOf?: string;
  /** What each list says, when one names the channel as genuine and another warns of it. */
  disagreement?: Opinion[];
}

/** True for the verdicts a reader must be warned of. */
export function isWarning(kind: VerdictKind): boolean {
  return kind === 'impersonation' || kind === 'suspicious' || kind === 'flagged';
}
