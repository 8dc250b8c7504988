/** How long an inbox keeps what, in days. docs/PRIVACY.md says the same to those who send. */
export const RETENTION_DAYS = {
  /** The content of what nobody has decided on. */
  undecided: 365,
  /** The content of what was decided on, from the last change. */
  decided: 180,
  /** Number, state and day of the last change, from that day. */
  status: 365,
  /** The mark made of an address, at the latest. */
  readerMark: 90,
  /** The secret key of a day. */
  dayKey: 2,
} as const;

/** The day so many days before another, both `YYYY-MM-DD`, UTC. */
export function daysBefore(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) - days * 24 * 60 * 60 * 1000));
}

/** `YYYY-MM-DD`, UTC. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
