import { PublishError } from './errors.ts';
import { DAY } from './lifetimes.ts';

/** True for a day that there is, written as `2026-09-30`. */
export function isDay(text: string): boolean {
  return new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
}

/**
 * What is wrong with a list's day of publication. Readers measure time by it where their clock cannot be trusted: a day
 * that lies ahead makes everything that is published until then look like the past.
 *
 * @returns undefined when it is a day, and no more than one ahead: somewhere it is tomorrow already.
 */
export function faultOfDay(published: string, now: Date): string | undefined {
  if (!isDay(published)) return `there is no day “${published}”, on which the list says it was published`;
  if (Date.parse(published) <= now.getTime() + DAY) return undefined;
  return `the list says it was published on ${published}, which is still to come`;
}

/** @throws {PublishError} `DATE_WRONG`, see {@link faultOfDay}. */
export function refuseWrongDay(published: string, now: Date): void {
  const fault = faultOfDay(published, now);
  if (fault) throw new PublishError('DATE_WRONG', `${fault}; build it with today’s date`);
}
