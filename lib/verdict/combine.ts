import { isWarning, type Opinion, type Verdict, type VerdictKind, type VerdictList } from './verdict.ts';

/** What one list makes of a sighting. */
export interface ListVerdict {
  list: VerdictList;
  verdict: Verdict;
}

/** The graver comes first; of the same kind the list that comes first. */
const WARNINGS: readonly VerdictKind[] = ['flagged', 'impersonation', 'suspicious'];
const GENUINE: readonly VerdictKind[] = ['official', 'listed'];

/**
 * One verdict out of those of several lists.
 *
 * Where one list names a channel as genuine and another warns of it, or names it as somebody else's, neither is hushed
 * up: the verdict is `suspicious`, the mildest of the warnings, and says what each list says. Otherwise the strongest word
 * counts.
 *
 * @param verdicts of each list on the same sighting, the extension's own list first. At least one.
 */
export function combine(verdicts: readonly [ListVerdict, ...ListVerdict[]]): Verdict {
  const genuine = strongest(verdicts, GENUINE);
  const warning = strongest(verdicts, WARNINGS);
  if (genuine && warning) return disagreement(verdicts, genuine, warning);
  if (genuine && verdicts.some(({ verdict }) => isOfAnother(verdict, genuine.verdict))) {
    return disagreement(verdicts, genuine, genuine);
  }
  const [first] = verdicts;
  const { list, verdict } = genuine ?? warning ?? first;
  return restsOnList(verdict) ? { ...verdict, list } : verdict;
}

/**
 * True when two lists name a channel as genuine, but as different organisations'. Lists give ids of their own, so one
 * name in common makes it the same.
 */
function isOfAnother({ verdict, organisation }: Verdict, genuine: Verdict): boolean {
  if (!GENUINE.includes(verdict) || !organisation || !genuine.organisation) return false;
  if (organisation.id === genuine.organisation.id) return false;
  const names = new Set(Object.values(genuine.organisation.names).map(nameKey));
  return !Object.values(organisation.names).some((name) => names.has(nameKey(name)));
}

function nameKey(name: string): string {
  return name.normalize('NFKC').toLocaleLowerCase('und').trim();
}

function disagreement(verdicts: readonly ListVerdict[], genuine: ListVerdict, warning: ListVerdict): Verdict {
  const opinions = verdicts
    .filter(({ verdict }) => GENUINE.includes(verdict.verdict) || isWarning(verdict.verdict))
    .map(({ list, verdict }): Opinion => {
      const { organisation } = verdict;
      return { list, verdict: verdict.verdict, ...(organisation && { organisation }) };
    });
  const { reasons, evidence, asOf } = genuine.verdict;
  const others = warning === genuine ? undefined : warning.verdict;
  return {
    ...warning.verdict,
    verdict: 'suspicious',
    ...(asOf && { asOf }),
    reasons: [...(others?.reasons ?? []), ...reasons],
    evidence: [...evidence, ...(others?.evidence ?? [])],
    list: warning.list,
    disagreement: opinions,
  };
}

function strongest(verdicts: readonly ListVerdict[], order: readonly VerdictKind[]): ListVerdict | undefined {
  for (const kind of order) {
    const found = verdicts.find(({ verdict }) => verdict.verdict === kind);
    if (found) return found;
  }
  return undefined;
}

/** Telegram's own marks say the same whatever the list. */
function restsOnList({ verdict, organisation, reasons }: Verdict): boolean {
  return organisation !== undefined || (isWarning(verdict) && reasons.some(({ code }) => code === 'known-impostor'));
}
