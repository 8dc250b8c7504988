/** Numbers of one size. */
export type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** What questions asked for and was not there: it is to be loaded, and they are to be asked again. */
export class Missing {
  #pages = new Map<Row<unknown>, Set<number>>();
  /** Whether something was missing since this was last set to false. */
  noted = false;

  note(row: Row<unknown>, page: number): void {
    this.noted = true;
    const pages = this.#pages.get(row);
    if (pages) pages.add(page);
    else this.#pages.set(row, new Set([page]));
  }

  /** Hands over what is missing, and starts anew. */
  take(): Map<Row<unknown>, Set<number>> {
    const pages = this.#pages;
    this.#pages = new Map();
    return pages;
  }
}

/** Things in pages, of which those are there that somebody has put there. */
export class Row<P> {
  readonly name: string;
  /** How many pages there are, whether they are there or not. */
  readonly length: number;
  readonly #pages: (P | undefined)[];
  readonly #missing: Missing;

  constructor(name: string, length: number, missing: Missing) {
    this.name = name;
    this.length = length;
    this.#pages = new Array<P | undefined>(length).fill(undefined);
    this.#missing = missing;
  }

  /** @returns `undefined`, and a note of it, where the page is not there yet. */
  page(number: number): P | undefined {
    const page = this.#pages[number];
    if (page === undefined && number < this.length) this.#missing.note(this, number);
    return page;
  }

  has(number: number): boolean {
    return this.#pages[number] !== undefined;
  }

  put(number: number, page: P | undefined): void {
    this.#pages[number] = page;
  }
}

/** A long row of numbers, as many to each page. */
export class Column extends Row<Numbers> {
  readonly #shift: number;
  readonly #mask: number;

  /** @param shift a page holds 2 to this many numbers. */
  constructor(name: string, length: number, shift: number, missing: Missing) {
    super(name, length, missing);
    this.#shift = shift;
    this.#mask = 2 ** shift - 1;
  }

  /** Where in its page a place is. */
  within(place: number): number {
    return place & this.#mask;
  }

  /** The page that a place is in. */
  around(place: number): Numbers | undefined {
    return this.page(place >>> this.#shift);
  }
}

/** How many things go to a page: 2 to so many. */
export interface Layout {
  bytes: number;
  words: number;
  buckets: number;
}

/** For what stays in memory: everything on one page. */
export const WHOLE: Layout = { bytes: 31, words: 31, buckets: 31 };

/** For what is stored and loaded as it is needed: pages of about 8 kB, since a question needs little of each. */
export const PAGED: Layout = { bytes: 13, words: 11, buckets: 8 };

/** For what is stored and loaded at once: a few pages, below the 64 kB from which Chromium keeps a value as a file. */
export const AT_ONCE: Layout = { bytes: 15, words: 13, buckets: 11 };

/** A row as it was made: its pages, and how many numbers (of postings: buckets) each of them holds. */
export interface RowContent {
  name: string;
  shift: number;
  pages: Numbers[];
}

/** Cuts numbers into pages. */
export function cut(name: string, numbers: Numbers, shift: number): RowContent {
  const size = 2 ** shift;
  const pages: Numbers[] = [];
  // Copies: a page that is stored alone must not carry the whole buffer with it.
  for (let at = 0; at < numbers.length; at += size) {
    pages.push(numbers.length <= size ? numbers : numbers.slice(at, at + size));
  }
  return { name, shift, pages };
}

/** Numbers of one size on their way into a row. */
export class NumbersDraft<N extends Numbers> {
  #numbers: N;
  #length = 0;
  readonly #make: new (
    length: number,
  ) => N;

  constructor(make: new (length: number) => N) {
    this.#make = make;
    this.#numbers = new make(1024);
  }

  get length(): number {
    return this.#length;
  }

  get numbers(): N {
    return this.#numbers.slice(0, this.#length) as N;
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const numbers = new this.#make(this.#length * 2);
      numbers.set(this.#numbers);
      this.#numbers = numbers;
    }
    this.#numbers[this.#length++] = number;
  }
}
