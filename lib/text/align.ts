import { isSlip } from './keyboard.ts';
import { pairAs, sameClass } from './skeleton.ts';

/** What was done to the official spelling at one place. */
export type EditKind =
  | 'look-alike'
  | 'omission'
  | 'insertion'
  | 'repetition'
  | 'transposition'
  | 'slip'
  | 'substitution';

export interface Edit {
  kind: EditKind;
  /** Where in the official spelling, in units. */
  at: number;
  /** What stands there, as written and in the official spelling. */
  written: string;
  official: string;
}

/** How a written spelling comes from an official one. */
export interface Alignment {
  /** Sum of {@link EDIT_COSTS}. */
  cost: number;
  edits: Edit[];
}

/**
 * What each edit costs. What an impersonator or a slip of the finger does costs 1; what makes another word costs more,
 * so that two brands one letter apart stay apart (`workcoin`, `wordcoin`). Look-alikes are free: they are what the
 * skeleton sets equal.
 */
export const EDIT_COSTS: Readonly<Record<EditKind, number>> = {
  'look-alike': 0,
  repetition: 1,
  omission: 1,
  transposition: 1,
  slip: 1,
  insertion: 1.5,
  substitution: 1.7,
};
/** Another number is another thing. */
const DIGIT_SUBSTITUTION = 2.5;
/** The first repeated letter costs as much as any edit, more of the same hardly anything. */
const MORE_REPETITION = 0.1;

/** Next to nothing, but more than an equal letter. */
const LOOK_ALIKE_COST = 1e-3;
const TOLERANCE = 0.05;
const MAX = 40;
const WIDTH = MAX + 1;
const costs = new Float32Array(WIDTH * WIDTH);
const steps = new Uint8Array(WIDTH * WIDTH);

// How a cell was reached.
const SAME = 0;
const LOOK_ALIKE = 1;
const WRITTEN_PAIR = 2;
const OFFICIAL_PAIR = 3;
const OMISSION = 4;
const INSERTION = 5;
const REPETITION = 6;
const TRANSPOSITION = 7;
const SLIP = 8;
const SUBSTITUTION = 9;

const KIND_OF_STEP: readonly (EditKind | undefined)[] = [
  undefined,
  'look-alike',
  'look-alike',
  'look-alike',
  'omission',
  'insertion',
  'repetition',
  'transposition',
  'slip',
  'substitution',
];
/** Units each step reads of the written and of the official spelling. */
const WRITTEN_UNITS = [1, 1, 2, 1, 0, 1, 1, 2, 1, 1];
const OFFICIAL_UNITS = [1, 1, 1, 2, 1, 0, 0, 2, 1, 1];

/**
 * Aligns two lower-case spellings, optimal string alignment with typed costs
 * (Damerau 1964; Boytsov 2011 for the restricted form).
 *
 * @param limit give up above this cost.
 * @returns `undefined` when it costs more than `limit`, or they differ over more than 40 units.
 */
export function align(written: string, official: string, limit: number): Alignment | undefined {
  if (Math.abs(written.length - official.length) > limit * 2 + 2) return undefined;
  const start = commonStart(written, official);
  const behind = commonEnd(written, official, start);
  const middle = written.slice(start, written.length - behind);
  const officialMiddle = official.slice(start, official.length - behind);
  if (middle.length > MAX || officialMiddle.length > MAX) return undefined;
  const cost = fill(middle, officialMiddle, limit + TOLERANCE);
  if (cost > limit + TOLERANCE) return undefined;
  return { cost: Math.floor(cost * 100) / 100, edits: trace(middle, officialMiddle, start) };
}

/** What both start with, but for its last two units: a repetition or a pair may reach back to them. */
function commonStart(written: string, official: string): number {
  const end = Math.min(written.length, official.length);
  let at = 0;
  while (at < end && written.charCodeAt(at) === official.charCodeAt(at)) at++;
  return Math.max(0, at - 2);
}

function commonEnd(written: string, official: string, start: number): number {
  const most = Math.min(written.length, official.length) - start;
  let count = 0;
  while (
    count < most &&
    written.charCodeAt(written.length - 1 - count) === official.charCodeAt(official.length - 1 - count)
  ) {
    count++;
  }
  return Math.max(0, count - 2);
}

// The units of both spellings, behind two that match nothing: a step may look back before their first unit.
const BACK = 2;
const NONE = 0xffff;
const writtenUnits = new Uint16Array(MAX + BACK + 1).fill(NONE);
const officialUnits = new Uint16Array(MAX + BACK + 1).fill(NONE);

function load(units: Uint16Array, text: string): void {
  for (let at = 0; at < text.length; at++) units[at + BACK] = text.charCodeAt(at);
  units[text.length + BACK] = NONE;
}

/**
 * Fills the table of costs, a row for each unit of the written spelling.
 *
 * @returns what the cheapest way costs, or infinity as soon as that is more than `limit`.
 */
function fill(written: string, official: string, limit: number): number {
  load(writtenUnits, written);
  load(officialUnits, official);
  const columns = official.length;
  for (let column = 0; column <= columns; column++) {
    costs[column] = column * EDIT_COSTS.omission;
    steps[column] = OMISSION;
  }
  let before = 0;
  for (let row = 1; row <= written.length; row++) {
    const cheapest = fillRow(row, columns);
    // A step reaches over one row at most.
    if (Math.min(before, cheapest) > limit) return Number.POSITIVE_INFINITY;
    before = cheapest;
  }
  return costs[written.length * WIDTH + columns] ?? Number.POSITIVE_INFINITY;
}

/** @returns the lowest cost in the row. */
function fillRow(row: number, columns: number): number {
  const a = writtenUnits[row - 1 + BACK] ?? NONE;
  const beforeA = writtenUnits[row - 2 + BACK] ?? NONE;
  const readAs = pairAs(beforeA, a);
  const repeats = beforeA === a;
  const step = repeats || writtenUnits[row + BACK] === a ? REPETITION : INSERTION;
  const price = step === REPETITION ? EDIT_COSTS.repetition : EDIT_COSTS.insertion;
  let cheapest = Number.POSITIVE_INFINITY;
  for (let column = 0; column <= columns; column++) {
    const cell = row * WIDTH + column;
    costs[cell] = 1e9;
    if (column > 0) reach(cell, cell - 1, EDIT_COSTS.omission, OMISSION);
    reach(cell, cell - WIDTH, repeats && steps[cell - WIDTH] === REPETITION ? MORE_REPETITION : price, step);
    if (column > 0) fillFromDiagonal(cell, column, a, beforeA, readAs);
    cheapest = Math.min(cheapest, costs[cell] ?? cheapest);
  }
  return cheapest;
}

function fillFromDiagonal(cell: number, column: number, a: number, beforeA: number, readAs: number): void {
  const b = officialUnits[column - 1 + BACK] ?? NONE;
  const beforeB = officialUnits[column - 2 + BACK] ?? NONE;
  substitute(a, b, cell);
  if (readAs === b) reach(cell, cell - 2 * WIDTH - 1, LOOK_ALIKE_COST, WRITTEN_PAIR);
  if (beforeB === NONE) return;
  if (pairAs(beforeB, b) === a) reach(cell, cell - WIDTH - 2, LOOK_ALIKE_COST, OFFICIAL_PAIR);
  if (beforeA !== NONE && isTransposed(a, beforeA, b, beforeB)) {
    reach(cell, cell - 2 * WIDTH - 2, EDIT_COSTS.transposition, TRANSPOSITION);
  }
}

function isTransposed(a: number, beforeA: number, b: number, beforeB: number): boolean {
  if (a === beforeB && b === beforeA) return a !== b;
  return sameClass(a, beforeB) && sameClass(b, beforeA) && !sameClass(a, b);
}

function reach(cell: number, from: number, price: number, step: number): void {
  const cost = (costs[from] ?? 1e9) + price;
  if (cost >= (costs[cell] ?? 1e9) - 1e-6) return;
  costs[cell] = cost;
  steps[cell] = step;
}

function substitute(a: number, b: number, cell: number): void {
  const from = cell - WIDTH - 1;
  if (a === b) reach(cell, from, 0, SAME);
  else if (isDigit(a) && isDigit(b)) reach(cell, from, DIGIT_SUBSTITUTION, SUBSTITUTION);
  else if (sameClass(a, b)) reach(cell, from, LOOK_ALIKE_COST, LOOK_ALIKE);
  else if (isSlip(a, b) || isForeign(a, b)) reach(cell, from, EDIT_COSTS.slip, SLIP);
  else reach(cell, from, EDIT_COSTS.substitution, SUBSTITUTION);
}

function trace(written: string, official: string, offset: number): Edit[] {
  const edits: Edit[] = [];
  let row = written.length;
  let column = official.length;
  while (row > 0 || column > 0) {
    const step = steps[row * WIDTH + column] ?? SAME;
    const rows = WRITTEN_UNITS[step] ?? 1;
    const columns = OFFICIAL_UNITS[step] ?? 1;
    const kind = KIND_OF_STEP[step];
    row -= rows;
    column -= columns;
    if (!kind) continue;
    edits.unshift({
      kind,
      at: column + offset,
      written: written.slice(row, row + rows),
      official: official.slice(column, column + columns),
    });
  }
  return edits;
}

/** A letter of another script in its place: a look-alike no table knows. */
function isForeign(a: number, b: number): boolean {
  return a >> 8 !== b >> 8 && (a > 127 || b > 127);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
