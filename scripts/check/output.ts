import { reasonSentence } from '../../lib/sentences.ts';
import { printHandle } from '../../lib/telegram/handle.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { displayText } from '../../lib/text/display.ts';
import type { Verdict } from '../../lib/verdict/verdict.ts';
import { localeKey, organisationName, type Translate, verdictHeading, verdictMeaning } from '../../lib/words.ts';

/** A verdict as programs read it: the organisation by its English name, the official handle with its @. */
export function verdictObject({ verdict, organisation, official, reasons }: Verdict): Record<string, unknown> {
  return {
    verdict,
    ...(organisation && { organisation: organisationName(organisation, 'en') }),
    ...(official && { official: printHandle(official) }),
    reasons,
  };
}

/** A verdict as people read it, several lines. */
export function verdictWords(sighting: Sighting, verdict: Verdict, t: Translate): string {
  const subject = [sighting.handle && printHandle(sighting.handle), sighting.title && displayText(sighting.title)];
  const lines = [`${subject.filter(Boolean).join('  ')}: ${verdictHeading(verdict, t, 'en')} (${verdict.verdict})`];
  lines.push(`  ${verdictMeaning(verdict, t)}`);
  if (verdict.organisation) lines.push(`  Organisation: ${organisationName(verdict.organisation, 'en')}`);
  if (verdict.official) lines.push(`  Official channel: ${printHandle(verdict.official)}`);
  for (const reason of verdict.reasons) lines.push(`  - ${reasonSentence(reason, t)}`);
  for (const { kind, source, seen } of verdict.evidence) {
    lines.push(`  Evidence: ${t(`evidence.${localeKey(kind)}`)}, ${source} (${seen})`);
  }
  return lines.join('\n');
}
