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

/** The outcome of judging one sighting. Plain data: it travels in messages as it is. */
export interface Verdict {
  verdict: VerdictKind;
  organisation?: VerdictOrganisation;
  /** Handle of the organisation's official channel (for lookalikes: the one to open instead), no @. */
  official?: string;
  /** Strongest first. */
  reasons: Reason[];
  /** Why the list knows the official channel. */
  evidence: Evidence[];
}

/** True for the verdicts a reader must be warned of. */
export function isWarning(kind: VerdictKind): boolean {
  return kind === 'impersonation' || kind === 'suspicious' || kind === 'flagged';
}
