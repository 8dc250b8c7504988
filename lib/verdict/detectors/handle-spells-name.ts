import { isPlaceCode } from '../../text/places.ts';
import type { Case, Certainty, Finding } from './finding.ts';

/** A name of fewer letters is too likely to be somebody else's too. */
const MIN_LENGTH = 8;

/**
 * The handle spells an organisation's name, though it is not its handle: @MinistryOfHealthOfIsrael. Weak alone, for
 * anyone may write about anyone; said with "official" around it, it is a claim.
 */
export function detectHandleSpellsName(subject: Case): Finding[] {
  const findings: Finding[] = [];
  for (const { written, cores } of subject.handles) {
    for (const core of cores) {
      if (core.skeleton.length < MIN_LENGTH) continue;
      for (const { organisation, name } of subject.index.namesEqual(core.skeleton, core.plain)) {
        if (findings.some((finding) => finding.organisation === organisation)) continue;
        const certainty = certaintyOf(core.added);
        if (certainty)
          findings.push({ organisation, reason: { code: 'handle-spells-name', written, name }, certainty });
      }
    }
  }
  return findings;
}

function certaintyOf(added: readonly { word: string; kind: string }[]): Certainty | undefined {
  if (added.some(({ kind }) => kind === 'claim')) return 'strong';
  return added.some(({ word }) => isPlaceCode(word)) ? undefined : 'fair';
}
