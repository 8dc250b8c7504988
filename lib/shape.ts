/*
 * Checks of the few shapes that the background reads at every start. Everywhere else zod does it; here its 9 kB (gzip)
 * would be a fifth of all that has to be loaded before the first answer.
 */

type Check = (value: unknown) => boolean;

/** What each field must be where it is there. */
type Fields<T> = { readonly [K in keyof T]-?: Check };

/**
 * Reads an object by its fields: those that are not named are dropped.
 *
 * @param needed fields that must be there.
 * @returns `undefined` when it is no object, lacks a field or has one that is not as it must be. Never throws.
 */
export function readShape<T extends object>(
  value: unknown,
  fields: Fields<T>,
  needed: readonly (keyof T)[],
): T | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const given = value as Record<PropertyKey, unknown>;
  const read: Partial<Record<keyof T, unknown>> = {};
  for (const name of Object.keys(fields) as (keyof T)[]) {
    const field = Object.hasOwn(given, name) ? given[name] : undefined;
    if (field === undefined) {
      if (needed.includes(name)) return undefined;
      continue;
    }
    if (!fields[name](field)) return undefined;
    read[name] = field;
  }
  return read as T;
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** A text that a pattern describes. */
export function like(pattern: RegExp): Check {
  return (value) => isText(value) && pattern.test(value);
}

export function oneOf(all: readonly unknown[]): Check {
  return (value) => all.includes(value);
}

/** A number from 0 on. */
export function isCount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY;
}
