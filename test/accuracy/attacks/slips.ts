import type { Random } from '../random.ts';
import { GROUPS, LOOK_ALIKES, LOOSE_LOOK_ALIKES } from '../tables/handle-look-alikes.ts';
import { NEIGHBOUR_KEYS } from '../tables/keyboard.ts';
import { editablePlaces, lengthOf, type Place, replaceAt } from './handle.ts';

/** Writes a handle in another way; `undefined` where this way does not apply. It may come out as no handle at all. */
export type HandleEdit = (handle: string, random: Random) => string | undefined;

/** A handle shorter than this has honest neighbours one slip away. */
const SHORTEST_FOR_SLIPS = 6;
/** And one shorter than this has them one loose look-alike away. */
const SHORTEST_FOR_LOOSE = 9;

/** One character, sometimes all of its kind, as another that is drawn alike: `M0Hreport`. */
export const swapLookAlike: HandleEdit = (handle, random) => {
  const loose = lengthOf(handle) >= SHORTEST_FOR_LOOSE && random.chance(0.2);
  const table = loose ? LOOSE_LOOK_ALIKES : LOOK_ALIKES;
  const place = pickPlace(handle, random, ({ letter }) => table.has(letter));
  if (!place) return undefined;
  const drawnAlike = random.pick(table.get(place.letter) ?? '');
  if (!loose && random.chance(0.25)) return handle.replaceAll(place.letter, drawnAlike);
  return replaceAt(handle, place.at, 1, drawnAlike);
};

/** One character as two that look like it, or two as one: `rnohreport`. */
export const swapGroup: HandleEdit = (handle, random) => {
  const written = handle.toLowerCase();
  const places = GROUPS.flatMap(([from, to]) =>
    [...written.matchAll(new RegExp(from, 'g'))].map(({ index }) => ({ index, from, to })),
  );
  if (places.length === 0) return undefined;
  const { index, from, to } = random.pick(places);
  return replaceAt(handle, index, from.length, to);
};

/** Capital I and small l, which most sans-serif fonts draw alike: `beIlingcat`. */
export const swapCapitalI: HandleEdit = (handle, random) => {
  const place = pickPlace(handle, random, ({ letter }) => letter === 'l' || letter === 'I');
  if (place) return replaceAt(handle, place.at, 1, place.letter === 'l' ? 'I' : 'l');
  const capital = pickPlace(handle, random, ({ letter }) => letter === 'i');
  return capital && replaceAt(handle, capital.at, 1, 'l');
};

export const leaveOut: HandleEdit = (handle, random) => {
  const place = pickSlip(handle, random);
  return place && replaceAt(handle, place.at, 1, '');
};

export const repeat: HandleEdit = (handle, random) => {
  const place = pickSlip(handle, random);
  return place && replaceAt(handle, place.at, 1, place.letter + place.letter.toLowerCase());
};

export const transpose: HandleEdit = (handle, random) => {
  const places = editablePlaces(handle);
  const place = pickSlip(handle, random, ({ at, letter }) =>
    places.some((next) => next.at === at + 1 && next.letter.toLowerCase() !== letter.toLowerCase()),
  );
  return place && replaceAt(handle, place.at, 2, handle.charAt(place.at + 1) + place.letter);
};

/** A letter as the key beside it, or that key hit as well. */
export const hitNeighbour: HandleEdit = (handle, random) => {
  const place = pickSlip(handle, random, ({ letter }) => NEIGHBOUR_KEYS.has(letter.toLowerCase()));
  if (!place) return undefined;
  const key = random.pick(NEIGHBOUR_KEYS.get(place.letter.toLowerCase()) ?? '');
  const both = random.chance(0.2) ? place.letter : '';
  return replaceAt(handle, place.at, 1, both + key);
};

function pickSlip(handle: string, random: Random, fits?: (place: Place) => boolean): Place | undefined {
  return lengthOf(handle) < SHORTEST_FOR_SLIPS ? undefined : pickPlace(handle, random, fits);
}

function pickPlace(handle: string, random: Random, fits = (_place: Place) => true): Place | undefined {
  const places = editablePlaces(handle).filter(fits);
  return places.length > 0 ? random.pick(places) : undefined;
}
