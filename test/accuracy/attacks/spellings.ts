import { APOSTROPHES, FINAL_LETTERS, GERSHAYIM } from '../tables/disguises.ts';
import type { TitleEdit } from './disguises.ts';

/** A title with fewer letters has honest neighbours one letter away. */
const SHORTEST_FOR_TYPOS = 8;
const LONG_WORD = /\p{Letter}{4,}/gu;

const APOSTROPHE = /['’‘ʼʻ`´׳]/gu;
const GERSHAYIM_MARK = /["״“”]/gu;
const MEDIAL_BY_FINAL = new Map([...FINAL_LETTERS].map(([medial, final]) => [final, medial]));

/** A letter of a longer word missing or doubled. */
export const misspell: TitleEdit = (title, random) => {
  if ((title.match(/\p{Letter}/gu) ?? []).length < SHORTEST_FOR_TYPOS) return undefined;
  const places = [...title.matchAll(LONG_WORD)].flatMap(({ 0: word, index }) =>
    [...word].map((_letter, offset) => index + offset),
  );
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  const letter = title.charAt(at);
  return title.slice(0, at) + (random.chance(0.5) ? letter + letter : '') + title.slice(at + 1);
};

/** Apostrophes, geresh and gershayim in another form, or none. */
export const respellQuotes: TitleEdit = (title, random) => {
  const apostrophe = random.pick(APOSTROPHES);
  const gershayim = random.pick(GERSHAYIM);
  const respelt = title.replace(APOSTROPHE, apostrophe).replace(GERSHAYIM_MARK, gershayim);
  return respelt === title ? undefined : respelt;
};

/** A final letter of Hebrew in the middle of a word, or the other way about. */
export const swapFinalLetters: TitleEdit = (title, random) => {
  const places = [...title].flatMap((letter, at) => {
    const other = MEDIAL_BY_FINAL.get(letter) ?? FINAL_LETTERS.get(letter);
    return other ? [{ at, other }] : [];
  });
  if (places.length === 0) return undefined;
  const letters = [...title];
  const count = random.chance(0.3) ? places.length : 1;
  for (const { at, other } of random.shuffle(places).slice(0, count)) letters[at] = other;
  return letters.join('');
};
