import { type Column, cut, type Layout, NumbersDraft, type RowContent } from './rows.ts';

/** What is known of one handle or name without reading it. */
export interface Entry {
  /** See `letterMask`. */
  mask: number;
  /** In units of what is compared. */
  length: number;
  /** Place of its organisation in the list. */
  owner: number;
  /** Which of its organisation's it is. */
  place: number;
}

/** Four numbers an entry, on one page: who needs one of them needs the next soon. */
const NUMBERS = 4;

/** What is known of the handles or names of a list, by their numbers. */
export class Entries {
  readonly #numbers: Column;

  constructor(numbers: Column) {
    this.#numbers = numbers;
  }

  /** The mask alone, for what is asked of many; `undefined` where its page is not there yet. */
  mask(number: number): number | undefined {
    const start = number * NUMBERS;
    return this.#numbers.around(start)?.[this.#numbers.within(start)];
  }

  /** The length alone; 0 where its page is not there yet. */
  length(number: number): number {
    const start = number * NUMBERS;
    return this.#numbers.around(start)?.[this.#numbers.within(start) + 1] ?? 0;
  }

  /** @returns `undefined` where its page is not there yet. */
  at(number: number): Entry | undefined {
    const start = number * NUMBERS;
    const page = this.#numbers.around(start);
    const at = this.#numbers.within(start);
    const [mask, length, owner, place] = [page?.[at], page?.[at + 1], page?.[at + 2], page?.[at + 3]];
    if (mask === undefined || length === undefined || owner === undefined || place === undefined) return undefined;
    return { mask, length, owner, place };
  }
}

/** Collects entries, to be found by their numbers in the order in which they come. */
export class EntriesDraft {
  readonly #numbers = new NumbersDraft(Uint32Array);

  /** How many there are, and the number of the next one. */
  get length(): number {
    return this.#numbers.length / NUMBERS;
  }

  add({ mask, length, owner, place }: Entry): void {
    for (const number of [mask, length, owner, place]) this.#numbers.push(number);
  }

  finish(name: string, layout: Layout): RowContent {
    return cut(name, this.#numbers.numbers, layout.words);
  }
}
