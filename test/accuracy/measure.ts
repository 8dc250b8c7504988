import type { WholeIndex } from '../../lib/list/compile-index.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { judge } from '../../lib/verdict/judge.ts';
import { isWarning, type Verdict } from '../../lib/verdict/verdict.ts';
import type { Attack } from './attacks/index.ts';
import type { Innocent } from './innocent.ts';

/** How one family of attacks, or one kind of innocent, fared. */
export interface Row {
  group: string;
  count: number;
  /** Warned of: `impersonation`, `suspicious` or `flagged`. */
  warned: number;
  impersonation: number;
  /** Warned of, but as posing as another organisation. Always 0 for innocents. */
  misattributed: number;
}

/** A chat that was judged, and what it was known to be. */
export interface Judged {
  group: string;
  sighting: Sighting;
  verdict: Verdict;
  /** The organisation it poses as, or belongs to; none for innocents. */
  organisation?: string;
}

export interface Measurement {
  attacks: Row[];
  innocents: Row[];
  /** Attacks that nobody was warned of. */
  misses: Judged[];
  /** Attacks that were warned of as posing as another organisation. */
  misattributed: Judged[];
  falseAlarms: Judged[];
  /** From 0 to 1: warnings that were right, attacks that were warned of, and their harmonic mean. */
  precision: number;
  recall: number;
  f1: number;
  /** Milliseconds a check, over attacks and innocents. */
  milliseconds: number;
}

/** Judges every attack and every innocent, and counts. */
export function measure(index: WholeIndex, attacks: readonly Attack[], innocents: readonly Innocent[]): Measurement {
  const started = performance.now();
  const judgedAttacks = attacks.map(({ family, organisation, sighting }) => ({
    group: family,
    sighting,
    organisation: organisation.id,
    verdict: judge(sighting, index),
  }));
  const judgedInnocents = innocents.map(({ kind, sighting }) => ({
    group: kind,
    sighting,
    verdict: judge(sighting, index),
  }));
  const elapsed = performance.now() - started;

  const caught = judgedAttacks.filter(warned);
  const falseAlarms = judgedInnocents.filter(warned);
  const precision = share(caught.length, caught.length + falseAlarms.length);
  const recall = share(caught.length, judgedAttacks.length);
  return {
    attacks: rowsOf(judgedAttacks),
    innocents: rowsOf(judgedInnocents),
    misses: judgedAttacks.filter((attack) => !warned(attack)),
    misattributed: caught.filter(misattributed),
    falseAlarms,
    precision,
    recall,
    f1: share(2 * precision * recall, precision + recall),
    milliseconds: share(elapsed, judgedAttacks.length + judgedInnocents.length),
  };
}

export interface Recognition {
  /** Sightings of listed channels: each by its handle alone, in capitals, and under every name of its organisation. */
  checked: number;
  unrecognised: Judged[];
}

/** Judges every listed channel that its organisation still holds: each must be `official` or `listed`. */
export function recognise(index: WholeIndex): Recognition {
  const genuine = index.organisations.flatMap((organisation) => {
    const titles = Object.values(organisation.names).flat();
    const active = organisation.channels.filter(({ status }) => status === 'active');
    return active
      .flatMap(({ handle }): Sighting[] => [
        { handle },
        { handle: handle.toUpperCase() },
        ...titles.map((title) => ({ handle, title })),
      ])
      .map((sighting) => ({
        group: 'genuine',
        sighting,
        organisation: organisation.id,
        verdict: judge(sighting, index),
      }));
  });
  return { checked: genuine.length, unrecognised: genuine.filter((channel) => !recognised(channel)) };
}

/** All the rows as one. */
export function totalOf(rows: readonly Row[]): Row {
  const total: Row = { group: 'all', count: 0, warned: 0, impersonation: 0, misattributed: 0 };
  for (const { count, warned, impersonation, misattributed } of rows) {
    total.count += count;
    total.warned += warned;
    total.impersonation += impersonation;
    total.misattributed += misattributed;
  }
  return total;
}

/** A share from 0 to 1, 0 of nothing. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function rowsOf(all: readonly Judged[]): Row[] {
  return [...Map.groupBy(all, ({ group }) => group)].map(([group, judged]) => ({
    group,
    count: judged.length,
    warned: judged.filter(warned).length,
    impersonation: judged.filter(({ verdict }) => verdict.verdict === 'impersonation').length,
    misattributed: judged.filter((attack) => warned(attack) && misattributed(attack)).length,
  }));
}

function warned({ verdict }: Judged): boolean {
  return isWarning(verdict.verdict);
}

function misattributed({ organisation, verdict }: Judged): boolean {
  return organisation !== undefined && verdict.organisation?.id !== organisation;
}

function recognised({ organisation, verdict }: Judged): boolean {
  const known = verdict.verdict === 'official' || verdict.verdict === 'listed';
  return known && verdict.organisation?.id === organisation;
}
