import type { OfficialChannel, Organisation } from '../../../lib/list/schema.ts';
import type { Random } from '../random.ts';
import { withHandle } from './dress.ts';
import type { AttackFamily } from './family.ts';
import { canBeTaken, changedStretch, lengthOf, type Stretch, sameHandle } from './handle.ts';
import {
  addCountryCode,
  addDigits,
  addWordBehind,
  addWordInFront,
  changeUnderscores,
  makePlural,
  reorderWords,
} from './shapes.ts';
import {
  type HandleEdit,
  hitNeighbour,
  leaveOut,
  repeat,
  swapCapitalI,
  swapGroup,
  swapLookAlike,
  transpose,
} from './slips.ts';

/** Tries before a handle is given up: many come out too long, or as no handle. */
const TRIES = 12;
/** From here on a handle can carry two changes, and from there three, and still be taken for the genuine one. */
const LONG_HANDLE = 10;
const VERY_LONG_HANDLE = 16;

const SLIPS = [swapLookAlike, swapGroup, swapCapitalI, leaveOut, repeat, transpose, hitNeighbour];
const SHAPES = [changeUnderscores, addWordInFront, addWordBehind, addDigits, makePlural];

const severalEdits: HandleEdit = (handle, random) => {
  const length = lengthOf(handle);
  if (length < LONG_HANDLE) return undefined;
  const slips = length >= VERY_LONG_HANDLE && random.chance(0.5) ? 2 : 1;
  // Letters are changed before words are added, so that it is the name which is disguised.
  const edits = [...random.shuffle(SLIPS).slice(0, slips), random.pick(random.chance(0.6) ? SHAPES : SLIPS)];
  return applyApart(edits, handle, random);
};

/** Makes one change after another, none where the one before was: twice at one place makes another word. */
function applyApart(edits: readonly HandleEdit[], handle: string, random: Random): string | undefined {
  let before = handle;
  let last: Stretch | undefined;
  for (const edit of edits) {
    const after = edit(before, random);
    if (!after || after === before) return undefined;
    const changed = changedStretch(after, before);
    if (last && changed.from <= last.to && last.from <= changed.to) return undefined;
    last = changedStretch(before, after);
    before = after;
  }
  return before;
}

/** A handle that differs from the genuine one by this edit and can be taken; `undefined` where there is none. */
function forgeHandle(edit: HandleEdit, handle: string, random: Random): string | undefined {
  for (let tries = 0; tries < TRIES; tries++) {
    const forged = edit(handle, random);
    if (forged && canBeTaken(forged) && !sameHandle(forged, handle)) return forged;
  }
  return undefined;
}

/** A forged handle by any single means. */
export function forgeAnyHandle(handle: string, random: Random): string | undefined {
  for (const edit of random.shuffle([...SLIPS, ...SHAPES])) {
    const forged = forgeHandle(edit, handle, random);
    if (forged) return forged;
  }
  return undefined;
}

function family(name: string, editFor: (organisation: Organisation) => HandleEdit): AttackFamily {
  const make = (organisation: Organisation, { handle }: OfficialChannel, random: Random) => {
    const forged = forgeHandle(editFor(organisation), handle, random);
    return forged ? [withHandle(forged, organisation, handle, random)] : [];
  };
  return { name: `handle: ${name}`, target: 'handle', make };
}

export const HANDLE_FAMILIES: readonly AttackFamily[] = [
  family('look-alike character', () => swapLookAlike),
  family('look-alike group (rn, vv, cl)', () => swapGroup),
  family('capital I for l', () => swapCapitalI),
  family('letter left out', () => leaveOut),
  family('letter repeated', () => repeat),
  family('letters transposed', () => transpose),
  family('neighbouring key', () => hitNeighbour),
  family('underscores', () => changeUnderscores),
  family('word in front', () => addWordInFront),
  family('word behind', () => addWordBehind),
  family('digits behind', () => addDigits),
  family(
    'country code',
    ({ country }) =>
      (handle, random) =>
        addCountryCode(handle, country, random),
  ),
  family('words reordered', () => reorderWords),
  family('plural', () => makePlural),
  family('several changes', () => severalEdits),
];
