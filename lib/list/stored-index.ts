import { CodedError } from '../errors.ts';
import { giveWordTables, hasWordTables, readWordTables } from '../text/word-tables.ts';
import { type ListIndex, openIndex } from './index.ts';
import { Rows, type RowsShape } from './index-rows.ts';
import { type NameLine, readNameLine } from './name-lines.ts';
import { Missing, type Numbers, Row } from './rows.ts';
import type { Organisation } from './schema.ts';

/** An index that loads what it is asked for. */
export interface AskedIndex {
  /**
   * Asks a question of the index, and again as long as something it needs had still to be loaded.
   *
   * @param question must give the same answer for the same index, and may be asked several times.
   * @throws {IndexDamaged} when what is needed is not there any more. Whatever the question throws.
   */
  ask<T>(question: (index: ListIndex) => T): Promise<T>;
  /** Asks several questions, what they need being loaded together. @returns the answers in the same order. */
  askAll<T>(questions: readonly ((index: ListIndex) => T)[]): Promise<T[]>;
}

/** What is stored of an index is not what was written. It can be made anew. */
export class IndexDamaged extends CodedError {
  constructor(words: string, options?: ErrorOptions) {
    super('STORAGE_UNAVAILABLE', words, options);
  }
}

/** What must be known of a stored index to open it. */
export interface IndexShape extends RowsShape {
  version: number;
  published: string;
  /** Its rows of numbers are few, and loaded at once. */
  atOnce: boolean;
  /** The tables of words that the judge compares with, see `writeWordTables`. */
  words: Uint8Array;
  /** Of each page of each row, texts among them, to notice damage. */
  checks: Record<string, Uint32Array>;
}

export const ORGANISATIONS = 'organisations';
export const LINES = 'lines';
/** The row whose only page is the shape's words. */
export const WORDS = 'words';
export const ORGANISATIONS_A_PAGE = 32;
export const LINES_A_PAGE = 256;
/** Of organisations so many pages stay in memory between two questions, those loaded last: some MB. */
const MOST_PAGES_OF_ORGANISATIONS = 512;
/** A question follows a key to a posting, to a number, to an organisation: this many loads and it goes in circles. */
const MOST_LOADS = 50;

/** Opens an index whose pages are stored. @param stamp of the write they belong to. */
export class StoredIndex implements AskedIndex {
  readonly #shape: IndexShape;
  readonly #read: (wanted: (readonly [row: string, number: number])[]) => Promise<(Numbers | undefined)[]>;
  readonly #missing = new Missing();
  readonly #rows: Rows;
  readonly #organisations: Row<readonly Organisation[]>;
  readonly #lines: Row<Numbers>;
  readonly #index: ListIndex;
  /** Pages of organisations in memory, the one loaded last at the end. */
  readonly #kept = new Set<number>();
  #opened: Promise<void> | undefined;
  #asking = 0;

  constructor(
    shape: IndexShape,
    read: (wanted: (readonly [row: string, number: number])[]) => Promise<(Numbers | undefined)[]>,
  ) {
    this.#shape = shape;
    this.#read = read;
    this.#rows = new Rows(shape, this.#missing);
    this.#organisations = new Row(ORGANISATIONS, pagesOf(shape, ORGANISATIONS), this.#missing);
    this.#lines = new Row(LINES, pagesOf(shape, LINES), this.#missing);
    this.#index = openIndex(
      shape,
      this.#rows,
      (place) => this.#organisationAt(place),
      () => this.#nameLines(),
      () => {
        this.#missing.noted ||= !hasWordTables();
        if (this.#missing.noted) throw new RangeError('to be loaded first');
      },
    );
  }

  async ask<T>(question: (index: ListIndex) => T): Promise<T> {
    const [answer] = await this.askAll([question]);
    return answer as T;
  }

  /** Loads at once what is small. @throws {IndexDamaged} */
  open(): Promise<void> {
    this.#opened ??= this.#loadAtOnce();
    return this.#opened;
  }

  async askAll<T>(questions: readonly ((index: ListIndex) => T)[]): Promise<T[]> {
    await this.open();
    if (this.#asking++ === 0) this.#trim();
    try {
      return await this.#ask(questions);
    } finally {
      this.#asking--;
    }
  }

  async #ask<T>(questions: readonly ((index: ListIndex) => T)[]): Promise<T[]> {
    const answers: T[] = [];
    let open = [...questions.entries()];
    for (let loads = 0; loads < MOST_LOADS; loads++) {
      open = open.filter(([at, question]) => {
        const answer = this.#attempt(question);
        if (answer) answers[at] = answer.value;
        return !answer;
      });
      if (open.length === 0) return answers;
      const missing = [...this.#missing.take()];
      const wanted = missing.flatMap(([row, pages]) => Array.from(pages, (page) => [row.name, page] as const));
      await Promise.all([this.#load(wanted), this.#giveWords()]);
    }
    throw new IndexDamaged('a question went in circles');
  }

  /** A question that misses something may stumble over it, and what it says does not count. */
  #attempt<T>(question: (index: ListIndex) => T): { value: T } | undefined {
    this.#missing.noted = false;
    try {
      const value = question(this.#index);
      return this.#missing.noted ? undefined : { value };
    } catch (error) {
      if (!this.#missing.noted) throw error;
      return undefined;
    }
  }

  /** Of a small index everything: one request is quicker than one after the other. */
  async #loadAtOnce(): Promise<void> {
    const { rows, atOnce } = this.#shape;
    const whole = atOnce ? rows : [];
    const wanted = whole.flatMap(({ name, pages }) =>
      Array.from({ length: pages }, (_, page) => [name, page] as const),
    );
    await Promise.all([this.#load(wanted), atOnce && this.#giveWords()]);
  }

  async #load(wanted: (readonly [row: string, number: number])[]): Promise<void> {
    if (wanted.length === 0) return;
    const pages = await this.#read(wanted).catch((cause: unknown) => {
      throw new IndexDamaged(String(cause), { cause });
    });
    for (const [at, [row, number]] of wanted.entries()) {
      const page = pages[at];
      if (!page || checkOf(page) !== this.#shape.checks[row]?.[number]) throw new IndexDamaged(`${row} ${number}`);
      this.#put(row, number, page);
    }
  }

  /** Reading them takes some milliseconds: it is done while something is loaded. */
  async #giveWords(): Promise<void> {
    if (hasWordTables()) return;
    const { words, checks } = this.#shape;
    if (checkOf(words) !== checks[WORDS]?.[0]) throw new IndexDamaged(WORDS);
    giveWordTables(readWordTables(textOf(words)));
  }

  #put(row: string, number: number, page: Numbers): void {
    if (row === ORGANISATIONS) this.#putOrganisations(number, page);
    else if (row === LINES) this.#lines.put(number, page);
    else this.#rows.column(row).put(number, page);
  }

  #putOrganisations(number: number, page: Numbers): void {
    // Whoever loaded the same page meanwhile may hold on to its objects: they stay.
    if (!this.#organisations.has(number)) this.#organisations.put(number, JSON.parse(textOf(page)));
    this.#kept.delete(number);
    this.#kept.add(number);
  }

  /** Only while nobody asks: a question whose pages are taken away under it would go in circles. */
  #trim(): void {
    for (const oldest of this.#kept) {
      if (this.#kept.size <= MOST_PAGES_OF_ORGANISATIONS) return;
      this.#kept.delete(oldest);
      this.#organisations.put(oldest, undefined);
    }
  }

  #organisationAt(place: number): Organisation | undefined {
    return this.#organisations.page(Math.floor(place / ORGANISATIONS_A_PAGE))?.[place % ORGANISATIONS_A_PAGE];
  }

  *#nameLines(): Generator<readonly [number, NameLine]> {
    for (let number = 0; number < this.#lines.length; number++) {
      const page = this.#lines.page(number);
      if (!page) continue;
      for (const [at, line] of textOf(page).split('\n').entries())
        yield [number * LINES_A_PAGE + at, readNameLine(line)];
    }
  }
}

function pagesOf({ checks }: IndexShape, row: string): number {
  return checks[row]?.length ?? 0;
}

function textOf(page: Numbers): string {
  return new TextDecoder().decode(page);
}

/** Notices damage, not malice: FNV-1a over words of 32 bits (what is left over, byte by byte). */
export function checkOf(page: Numbers): number {
  const { buffer, byteOffset, byteLength } = page;
  const isAligned = byteOffset % 4 === 0;
  const words = isAligned ? new Uint32Array(buffer, byteOffset, byteLength >>> 2) : new Uint32Array(0);
  let hash = 0x811c9dc5 ^ byteLength;
  // Counted by hand: a background that has just started runs this before any of it is compiled.
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ (words[at] ?? 0), 0x01000193);
  const rest = new Uint8Array(buffer, byteOffset, byteLength);
  for (let at = words.length * 4; at < rest.length; at++) hash = Math.imul(hash ^ (rest[at] ?? 0), 0x01000193);
  return hash >>> 0;
}
