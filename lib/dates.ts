const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Ages are told in days up to here, then in months, then in years. */
const DAYS_TOLD_AS_DAYS = 60;
const DAYS_TOLD_AS_MONTHS = 730;
const DAYS_IN_MONTH = 30.44;
const DAYS_IN_YEAR = 365.25;

const PARTS_BY_LENGTH: Record<number, Intl.DateTimeFormatOptions> = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'long' },
  10: { year: 'numeric', month: 'long', day: 'numeric' },
};

/**
 * A date as exactly as it is known, in words.
 *
 * @param date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
 * @param language a BCP 47 tag.
 * @returns `2020`, `April 2020` or `3 April 2020` as the language writes it; `date` itself when it is no date.
 */
export function printDate(date: string, language: string): string {
  const parts = PARTS_BY_LENGTH[date.length];
  const time = Date.parse(date);
  if (!parts || Number.isNaN(time)) return date;
  return new Intl.DateTimeFormat(language, { ...parts, timeZone: 'UTC' }).format(time);
}

/**
 * How long ago a day was: `today`, `3 days ago`, `5 months ago`.
 *
 * @param day `YYYY-MM-DD`, UTC, or a moment.
 * @returns `undefined` for a day that is no date or lies ahead (the clock is wrong).
 */
export function printAge(day: string, now: Date, language: string): string | undefined {
  const days = Math.floor((now.getTime() - Date.parse(day)) / DAY);
  if (Number.isNaN(days) || days < 0) return undefined;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (days <= DAYS_TOLD_AS_DAYS) return format.format(-days, 'day');
  if (days <= DAYS_TOLD_AS_MONTHS) return format.format(-Math.round(days / DAYS_IN_MONTH), 'month');
  return format.format(-Math.round(days / DAYS_IN_YEAR), 'year');
}

/**
 * How long ago a moment was: `now`, `5 minutes ago`, `3 hours ago`, then as {@link printAge}.
 *
 * @param moment ISO 8601.
 * @returns `undefined` for what is no moment or lies ahead by more than a minute (the clock is wrong).
 */
export function printMoment(moment: string, now: Date, language: string): string | undefined {
  const passed = now.getTime() - Date.parse(moment);
  if (Number.isNaN(passed) || passed < -MINUTE) return undefined;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (passed < MINUTE) return format.format(0, 'second');
  if (passed < HOUR) return format.format(-Math.floor(passed / MINUTE), 'minute');
  if (passed < DAY) return format.format(-Math.floor(passed / HOUR), 'hour');
  return printAge(moment, now, language);
}
