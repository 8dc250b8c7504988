import type { Organisation } from '../../list/schema.ts';
import type { Reason } from '../reasons.ts';
import type { Case, Finding } from './finding.ts';

/** Ticks, shields and seals that a title can draw. Telegram's own tick is no character of the title. */
const MARKS: ReadonlySet<string> = new Set('✓✔✅☑🗸🗹✪🛡🔰💠🔵🔷🔹㊣🎖🏅⚜®™');
/** As many as a title can have, and then some (core.telegram.org/api/config). */
const MAX_UNITS = 512;

/** The first tick, shield or seal drawn in a title, if any. It says nothing alone: many decorate their titles. */
export function drawnTick(title: string | undefined): Reason | undefined {
  for (const mark of (title ?? '').slice(0, MAX_UNITS)) {
    if (MARKS.has(mark)) return { code: 'title-drawn-tick', mark };
  }
  return undefined;
}

/** A mark drawn in the title of a chat that resembles an organisation. */
export function corroborateDrawnTick({ sighting }: Case, organisation: Organisation): Finding[] {
  const reason = drawnTick(sighting.title);
  return reason ? [{ organisation, reason, certainty: 'fair' }] : [];
}
