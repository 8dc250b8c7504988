import { hashesOf, hashText, mix, type TextHashes } from '../text/hash.ts';
import { Entries, EntriesDraft } from './entries.ts';
import type { DraftedRows, Rows } from './index-rows.ts';
import { letterMask, lettersApart } from './letter-mask.ts';
import { type NameForm, nameForms, officialNames } from './name-form.ts';
import { type Postings, PostingsDraft } from './postings.ts';
import type { Layout } from './rows.ts';
import type { Organisation, OrganisationAt } from './schema.ts';

/** A name of an organisation whose titles are protected. */
export interface ListedName {
  organisation: Organisation;
  /** As the list writes it. */
  name: string;
  abbreviation: boolean;
  form: NameForm;
}

const WHOLE = 0x1b873593;
const FOLD = 0x3c6ef372;
const HEAD = 0x7feb352d;
const TAIL = 0x846ca68b;
const MIDDLE = 0x58f38ded;

/** Shorter names are found only when they are equal. */
const EDITS_FROM = 6;
/** From this length on a name is cut in three, so that two edits leave one part whole; below in two, for one edit. */
const THIRDS_FROM = 15;
const MAX_EDITS = 2;
const LIMIT = 64;
/** Parts of names are looked at when they are rarer than this: "Ministry of" tells nothing. */
const MOST_OF_PART = 64;

/**
 * Names by skeleton: equal, or a few letters apart. A name is cut into pieces, one more than the edits looked for, so
 * that one piece stays whole (the pigeonhole principle of Wu and Manber's agrep, 1992); a title looks its own pieces up.
 */
export class NameIndex {
  readonly #organisations: OrganisationAt;
  readonly #entries: Entries;
  readonly #postings: Postings;

  constructor(rows: Rows, organisations: OrganisationAt) {
    this.#organisations = organisations;
    this.#entries = new Entries(rows.column('names.entries'));
    this.#postings = rows.postings('names');
  }

  /**
   * Names that have the skeleton or the fold; where there are none, those that may be a few letters from it: few, but not all of them
   * near.
   */
  near(skeleton: string, fold = ''): ListedName[] {
    const equal = this.equal(skeleton, fold);
    if (equal.length > 0) return equal;
    const mask = letterMask(skeleton);
    const found: number[] = [];
    const take = (number: number) => {
      const letters = this.#entries.mask(number);
      if (letters === undefined || lettersApart(letters, mask) > 2 * MAX_EDITS) return;
      if (Math.abs(this.#entries.length(number) - skeleton.length) > MAX_EDITS) return;
      if (!found.includes(number)) found.push(number);
    };
    const look = (key: number) => this.#postings.visitRare(key, MOST_OF_PART, take);
    const hashes = hashesOf(skeleton);
    if (hashes.length >= EDITS_FROM - 1) {
      lookAtHalves(hashes, look);
      if (hashes.length >= THIRDS_FROM - MAX_EDITS) lookAtThirds(hashes, look);
    }
    return found.flatMap((number) => this.#at(number) ?? []);
  }

  /** Names with exactly this skeleton or this fold. */
  equal(skeleton: string, fold = ''): ListedName[] {
    const found: ListedName[] = fold === '' ? [] : this.sameFold(fold);
    this.#postings.visit(mix(hashText(skeleton), WHOLE), LIMIT, (number) => {
      if (this.#entries.length(number) !== skeleton.length) return;
      const listed = this.#at(number);
      if (listed?.form.skeleton === skeleton) found.push(listed);
    });
    return found;
  }

  /** Names written the same but for case, marks and final letters, though their letters may be drawn differently. */
  private sameFold(fold: string): ListedName[] {
    const found: ListedName[] = [];
    this.#postings.visit(mix(hashText(fold), FOLD), LIMIT, (number) => {
      const listed = this.#at(number);
      if (listed?.form.fold === fold) found.push(listed);
    });
    return found;
  }

  /** @returns `undefined` while what it is on has not been loaded. */
  #at(number: number): ListedName | undefined {
    const entry = this.#entries.at(number);
    const organisation = entry && this.#organisations(entry.owner);
    return organisation && formsOf(organisation).names[entry.place];
  }
}

/** Collects the names of organisations, to be found by {@link NameIndex}. */
export class NameDraft {
  readonly #entries = new EntriesDraft();
  readonly #postings = new PostingsDraft();

  get length(): number {
    return this.#entries.length;
  }

  add(organisation: Organisation, owner: number): void {
    if (organisation.protect !== 'titles') return;
    for (const [place, { form }] of makeForms(organisation).names.entries()) {
      const number = this.#entries.length;
      post(this.#postings, form.skeleton, number);
      this.#postings.add(mix(hashText(form.fold), FOLD), number);
      this.#entries.add({ mask: letterMask(form.skeleton), length: form.skeleton.length, owner, place });
    }
  }

  finish(layout: Layout): DraftedRows {
    const { shape, buckets } = this.#postings.finish('names', layout);
    return {
      shapes: { names: shape },
      rows: [buckets, this.#entries.finish('names.entries', layout)],
    };
  }
}

/** An organisation's names as they are compared. */
export interface OrganisationForms {
  /** Every form of every name, equal ones once, always in the same order. */
  names: readonly ListedName[];
  /** The folds of all their words. */
  words: ReadonlySet<string>;
}

/** How many organisations' forms are kept: those that were asked about last. */
const FORMS_KEPT = 1024;
const kept = new Map<Organisation, OrganisationForms>();

/** The forms of an organisation's names. They are made when asked for: kept for all, they would be most of the index. */
export function formsOf(organisation: Organisation): OrganisationForms {
  const known = kept.get(organisation);
  if (known) return known;
  if (kept.size >= FORMS_KEPT) kept.clear();
  const made = makeForms(organisation);
  kept.set(organisation, made);
  return made;
}

function makeForms(organisation: Organisation): OrganisationForms {
  const names = new Map<string, ListedName>();
  const words = new Set<string>();
  for (const { name, language, abbreviation } of officialNames(organisation)) {
    for (const form of nameForms({ name, language }, organisation.country)) {
      for (const { fold } of form.words) words.add(fold);
      if (!names.has(form.fold)) names.set(form.fold, { organisation, name, abbreviation, form });
    }
  }
  return { names: [...names.values()], words };
}

function post(draft: PostingsDraft, skeleton: string, number: number): void {
  const hashes = hashesOf(skeleton);
  const { length } = hashes;
  draft.add(mix(hashes.part(0, length), WHOLE), number);
  if (length < EDITS_FROM) return;
  const cut = length < THIRDS_FROM ? length >> 1 : Math.floor(length / 3);
  const tail = length < THIRDS_FROM ? cut : 2 * cut;
  draft.add(mix(hashes.part(0, cut), HEAD), number);
  draft.add(mix(hashes.part(tail, length), TAIL), number);
  if (tail > cut) draft.add(mix(hashes.part(cut, tail), MIDDLE), number);
}

function lookAtHalves(hashes: TextHashes, look: (key: number) => void): void {
  const { length } = hashes;
  if (length > THIRDS_FROM) return;
  for (let official = length - 1; official <= length + 1; official++) {
    const cut = official >> 1;
    look(mix(hashes.part(0, cut), HEAD));
    const tail = official - cut;
    if (tail <= length) look(mix(hashes.part(length - tail, length), TAIL));
  }
}

function lookAtThirds(hashes: TextHashes, look: (key: number) => void): void {
  const { length } = hashes;
  const shortest = Math.max(THIRDS_FROM, length - MAX_EDITS);
  let last = 0;
  for (let official = shortest; official <= length + MAX_EDITS; official++) {
    const cut = Math.floor(official / 3);
    const tail = official - 2 * cut;
    if (tail <= length) look(mix(hashes.part(length - tail, length), TAIL));
    if (cut === last) continue;
    last = cut;
    if (cut <= length) look(mix(hashes.part(0, cut), HEAD));
    for (let start = cut - MAX_EDITS; start <= cut + MAX_EDITS; start++) {
      if (start >= 0 && start + cut <= length) look(mix(hashes.part(start, start + cut), MIDDLE));
    }
  }
}
