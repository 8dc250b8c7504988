import { Postings, type PostingsShape } from './postings.ts';
import { Column, type Missing, type RowContent } from './rows.ts';

/** Rows as a part of an index is made of, before anybody has opened them. */
export interface DraftedRows {
  rows: RowContent[];
  /** Of the postings among them, by their names. */
  shapes: Record<string, PostingsShape>;
}

/** What one must know of the rows of an index to open them. */
export interface RowsShape {
  rows: { name: string; shift: number; pages: number }[];
  postings: Record<string, PostingsShape>;
}

/** The rows of an index, open: pages may be there or still have to be loaded. */
export class Rows {
  readonly #rows = new Map<string, Column>();
  readonly #postings: RowsShape['postings'];

  constructor({ rows, postings }: RowsShape, missing: Missing) {
    this.#postings = postings;
    for (const { name, shift, pages } of rows) this.#rows.set(name, new Column(name, pages, shift, missing));
  }

  /** @throws {RangeError} when the index has no such row. */
  column(name: string): Column {
    const row = this.#rows.get(name);
    if (!row) throw new RangeError(`the index has no ${name}`);
    return row;
  }

  /** @throws {RangeError} when the index has no such postings. */
  postings(name: string): Postings {
    const shape = this.#postings[name];
    if (!shape) throw new RangeError(`the index has no ${name}`);
    return new Postings(shape, this.column(`${name}.buckets`));
  }
}

/** @returns what must be known of drafted rows to open them. */
export function shapeOf({ rows, shapes }: DraftedRows): RowsShape {
  return { rows: rows.map(({ name, shift, pages }) => ({ name, shift, pages: pages.length })), postings: shapes };
}

/** Opens rows that are all there. */
export function openWhole(drafted: DraftedRows, missing: Missing): Rows {
  const rows = new Rows(shapeOf(drafted), missing);
  for (const { name, pages } of drafted.rows)
    for (const [number, page] of pages.entries()) rows.column(name).put(number, page);
  return rows;
}
