import { wordTables, writeWordTables } from '../text/word-tables.ts';
import { IndexDraft } from './compile-index.ts';
import { type DraftedRows, shapeOf } from './index-rows.ts';
import type { StoredPage } from './index-storage.ts';
import { writeNameLine } from './name-lines.ts';
import { AT_ONCE, PAGED } from './rows.ts';
import type { OfficialList } from './schema.ts';
import {
  checkOf,
  type IndexShape,
  LINES,
  LINES_A_PAGE,
  ORGANISATIONS,
  ORGANISATIONS_A_PAGE,
  WORDS,
} from './stored-index.ts';

/** After so many organisations others get a turn: preparing a large list takes seconds. */
const AT_A_STRETCH = 500;
/** An index of fewer channels and names than this is loaded at once, a larger one page by page: about 1 MB. */
const MANY_ENTRIES = 4096;

/** An index as it is to be stored. */
export interface PreparedIndex {
  shape: IndexShape;
  pages: StoredPage[];
}

/**
 * Makes the index of a verified list, in pages.
 *
 * @param pause is awaited now and then, so that others get a turn.
 */
export async function prepareIndex(list: OfficialList, pause: () => Promise<void>): Promise<PreparedIndex> {
  const draft = new IndexDraft();
  const lines: string[] = [];
  for (const [place, organisation] of list.organisations.entries()) {
    if (place % AT_A_STRETCH === AT_A_STRETCH - 1) await pause();
    draft.add(organisation);
    lines.push(writeNameLine(organisation));
  }
  const atOnce = draft.entries < MANY_ENTRIES;
  const rows: DraftedRows = draft.finish(atOnce ? AT_ONCE : PAGED);
  const pages: StoredPage[] = [
    ...rows.rows.flatMap(({ name, pages: own }) => own.map((page, number): StoredPage => [name, number, page])),
    ...inPages(list.organisations, ORGANISATIONS_A_PAGE).map(textPage(ORGANISATIONS, JSON.stringify)),
    ...inPages(lines, LINES_A_PAGE).map(textPage(LINES, (some: readonly string[]) => some.join('\n'))),
  ];
  const words = new TextEncoder().encode(writeWordTables(wordTables()));
  const { version, published } = list;
  const checks = checksOf([...pages, [WORDS, 0, words]]);
  return { shape: { ...shapeOf(rows), version, published, atOnce, words, checks }, pages };
}

function checksOf(pages: readonly StoredPage[]): IndexShape['checks'] {
  const checks = new Map<string, number[]>();
  for (const [row, number, page] of pages) {
    const own = checks.get(row) ?? [];
    own[number] = checkOf(page);
    checks.set(row, own);
  }
  return Object.fromEntries(Array.from(checks, ([row, own]) => [row, Uint32Array.from(own)]));
}

function textPage<T>(row: string, write: (some: readonly T[]) => string): (some: T[], number: number) => StoredPage {
  const encoder = new TextEncoder();
  return (some, number) => [row, number, encoder.encode(write(some))];
}

function inPages<T>(all: readonly T[], size: number): T[][] {
  const pages: T[][] = [];
  for (let at = 0; at < all.length; at += size) pages.push(all.slice(at, at + size));
  return pages;
}
