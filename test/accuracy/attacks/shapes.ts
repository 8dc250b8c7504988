import type { Random } from '../random.ts';
import { COUNTRY_CODES, DIGITS, WORDS_BEHIND, WORDS_IN_FRONT } from '../tables/handle-words.ts';
import { lengthOf, replaceAt, wordsOf } from './handle.ts';
import type { HandleEdit } from './slips.ts';

const SHORTEST_FOR_PLURAL = 6;

/** Underscores put in between words or letters, left out, or moved by one. */
export const changeUnderscores: HandleEdit = (handle, random) => {
  const ways = [addUnderscore, dropUnderscores, moveUnderscore];
  for (const way of random.shuffle(ways)) {
    const changed = way(handle, random);
    if (changed) return changed;
  }
  return undefined;
};

/** A plural s at the end of the handle or of one of its words, or one taken away. */
export const makePlural: HandleEdit = (handle, random) => {
  if (lengthOf(handle) < SHORTEST_FOR_PLURAL) return undefined;
  if (/[^s]s$/i.test(handle)) return handle.slice(0, -1);
  const ends = [...handle.matchAll(/[a-z]{3,}(?=[A-Z_]|$)/g)].map(({ 0: word, index }) => index + word.length);
  return ends.length === 0 ? undefined : replaceAt(handle, random.pick(ends), 0, 's');
};

/** The words of the handle in another order. */
export const reorderWords: HandleEdit = (handle, random) => {
  const words = handle.includes('_') ? handle.split('_').filter((word) => word !== '') : wordsOf(handle);
  if (words.length < 2) return undefined;
  const rotated = [...words.slice(-1), ...words.slice(0, -1)];
  const order = random.chance(0.6) ? rotated : random.shuffle(words);
  const sameOrder = order.every((word, at) => word === words[at]);
  return sameOrder ? undefined : order.join(handle.includes('_') || random.chance(0.4) ? '_' : '');
};

export const addWordInFront: HandleEdit = (handle, random) => join(random, random.pick(WORDS_IN_FRONT), handle);

export const addWordBehind: HandleEdit = (handle, random) => join(random, handle, random.pick(WORDS_BEHIND));

/** Digits behind a handle that has none there: another number would be another edition. */
export const addDigits: HandleEdit = (handle, random) =>
  /\d$/.test(handle) ? undefined : handle + (random.chance(0.4) ? '_' : '') + random.pick(DIGITS);

/**
 * A country's code before or behind a handle that ends with none.
 *
 * @param country ISO 3166-1 alpha-2, where the organisation has one.
 */
export function addCountryCode(handle: string, country: string | undefined, random: Random): string | undefined {
  if (/(_|[a-z](?=[A-Z]))[A-Za-z]{2}$/.test(handle)) return undefined;
  const code = country?.toLowerCase() ?? random.pick(COUNTRY_CODES);
  return random.chance(0.25) ? `${code}_${handle}` : join(random, handle, code);
}

function join(random: Random, first: string, second: string): string {
  const underscored = `${first}_${second}`;
  if (random.chance(0.5)) return underscored;
  const capital = second.charAt(0).toUpperCase() + second.slice(1);
  return first + (random.chance(0.5) ? capital : second);
}

function addUnderscore(handle: string, random: Random): string | undefined {
  const between = [...handle.matchAll(/(?<=[a-z0-9])(?=[A-Z])/g)].map(({ index }) => index);
  const anywhere = [...handle.matchAll(/(?<=[A-Za-z0-9])(?=[A-Za-z0-9])/g)].map(({ index }) => index);
  const places = between.length > 0 ? between : anywhere;
  return places.length > 0 ? replaceAt(handle, random.pick(places), 0, '_') : undefined;
}

function dropUnderscores(handle: string): string | undefined {
  return handle.includes('_') ? handle.replaceAll('_', '') : undefined;
}

function moveUnderscore(handle: string, random: Random): string | undefined {
  const places = [...handle.matchAll(/_/g)].map(({ index }) => index);
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  const without = replaceAt(handle, at, 1, '');
  return replaceAt(without, random.chance(0.5) ? at + 1 : at - 1, 0, '_');
}
