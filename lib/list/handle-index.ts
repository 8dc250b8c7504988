import { handleKey } from '../telegram/handle.ts';
import { plainHandle } from '../text/handle-form.ts';
import { anagramHash, hashesOf, hashText, mix, type TextHashes } from '../text/hash.ts';
import { letterSkeletonOf, skeletonOf } from '../text/skeleton.ts';
import { Entries, EntriesDraft } from './entries.ts';
import type { DraftedRows, Rows } from './index-rows.ts';
import { letterMask, lettersApart } from './letter-mask.ts';
import { MAX_UNITS, NearDistance } from './near-distance.ts';
import { type Postings, PostingsDraft } from './postings.ts';
import { type Column, cut, type Layout, NumbersDraft } from './rows.ts';
import type { OfficialChannel, Organisation, OrganisationAt } from './schema.ts';

/** A channel of the list together with the organisation it belongs to. */
export interface ListedChannel {
  organisation: Organisation;
  channel: OfficialChannel;
}

// One table holds all keys, told apart by a salt.
const EXACT = 0x2545f491;
const PEER = 0x6c8e9cf5;
const NEAR = 0x1b873593;
const HEAD = 0x7feb352d;
const TAIL = 0x846ca68b;
const ANAGRAM = 0x9e3779b1;

/** From this length on, two edits are looked for; below, one. */
const TWO_EDITS_FROM = 9;
/** From this length on, three: the first half too is found with one. */
const THREE_EDITS_FROM = 13;
/** Skeletons shorter than this are found only when they are equal. */
const ONE_EDIT_FROM = 4;
/** How many postings of one key are looked at: a key this common tells nothing. */
const LIMIT = 96;
/** Parts of handles are looked at when they are rarer than this. */
const MOST_OF_PART = 12;
const ALL = 1e9;
/** Three edits, of which a pair (rn for m) or repeated letters change the length and the letters most. */
const LENGTHS_APART = 6;
const LETTERS_APART = 6;

/**
 * Channels by handle, by peer id, and by handles that look like theirs.
 *
 * Near handles are found through deletion neighbourhoods (SymSpell, Garbe 2012): spellings one edit apart share a form
 * with at most one letter left out of each. For two edits, one of the two falls into each half, or one half has none:
 * the first half unchanged, or the second with at most one; long handles are found with a third. Either way a check looks up a fixed number of keys,
 * however long the list.
 */
export class HandleIndex {
  readonly #organisations: OrganisationAt;
  readonly #entries: Entries;
  readonly #spellings: Column;
  readonly #postings: Postings;
  readonly #search: Search;
  readonly #bySkeleton = new NearDistance();
  readonly #byLetters = new NearDistance();

  constructor(rows: Rows, organisations: OrganisationAt) {
    this.#organisations = organisations;
    this.#entries = new Entries(rows.column('handles.entries'));
    this.#spellings = rows.column('handles.spellings');
    this.#postings = rows.postings('handles');
    this.#search = new Search(this.#postings, this.#entries);
  }

  /** The channel under exactly this handle, in any case. */
  byHandle(handle: string): ListedChannel | undefined {
    const wanted = handleKey(handle);
    return this.#find(mix(hashText(wanted), EXACT), ({ channel }) => handleKey(channel.handle) === wanted);
  }

  /** The channel pinned to this peer id. */
  byPeerId(peerId: string): ListedChannel | undefined {
    return this.#find(mix(hashText(peerId), PEER), ({ channel }) => channel.peerId === peerId);
  }

  /**
   * Channels whose handle may be within two edits of one with these skeletons: few, but not all of them near.
   *
   * @param skeleton see `skeletonOf`.
   * @param letters see `letterSkeletonOf`.
   * @param edits 1 finds those within one edit only, in a third of the time.
   */
  near(skeleton: string, letters: string, edits: 1 | 2 = 2): ListedChannel[] {
    const search = this.#search.from(letters);
    lookNear(search, skeleton, edits > 1);
    if (letters !== skeleton) lookNear(search, letters, false);
    if (search.found.length === 0) return [];
    this.#bySkeleton.from(skeleton);
    this.#byLetters.from(letters);
    return this.#all(search.found.filter((number) => this.#isNear(number)));
  }

  /** Channels whose handle has one of these skeletons, and few others. */
  alike(skeleton: string, letters: string): ListedChannel[] {
    const search = this.#search.from(letters);
    search.look(mix(hashText(skeleton), NEAR));
    if (letters !== skeleton) search.look(mix(hashText(letters), NEAR));
    return this.#all(search.found);
  }

  /** Channels whose handle has the same letters in another order. */
  anagrams(letters: string): ListedChannel[] {
    const search = this.#search.from(letters);
    search.look(mix(anagramHash(letters), ANAGRAM));
    return this.#all(search.found);
  }

  /** True where its spellings are not there yet: what else is needed of it is then loaded together with them. */
  #isNear(number: number): boolean {
    const limit = distanceLimit(this.#entries.length(number));
    const start = number * SPELLINGS;
    const page = this.#spellings.around(start);
    if (!(page instanceof Uint8Array)) return true;
    const within = this.#spellings.within(start);
    return this.#byLetters.to(page, within + MAX_UNITS) <= limit || this.#bySkeleton.to(page, within) <= limit;
  }

  #find(key: number, matches: (listed: ListedChannel) => boolean): ListedChannel | undefined {
    let match: ListedChannel | undefined;
    this.#postings.visit(key, ALL, (number) => {
      const listed = this.#at(number);
      if (!match && listed && matches(listed)) match = listed;
    });
    return match;
  }

  #all(numbers: readonly number[]): ListedChannel[] {
    return numbers.flatMap((number) => this.#at(number) ?? []);
  }

  /** @returns `undefined` while what it is on has not been loaded. */
  #at(number: number): ListedChannel | undefined {
    const entry = this.#entries.at(number);
    if (!entry) return undefined;
    const organisation = this.#organisations(entry.owner);
    const channel = organisation?.channels[entry.place];
    return organisation && channel && { organisation, channel };
  }
}

/** Collects the channels of organisations, to be found by {@link HandleIndex}. */
export class HandleDraft {
  readonly #entries = new EntriesDraft();
  readonly #spellings = new NumbersDraft(Uint8Array);
  readonly #postings = new PostingsDraft();

  get length(): number {
    return this.#entries.length;
  }

  add({ channels }: Organisation, owner: number): void {
    for (const [place, channel] of channels.entries()) {
      this.#post(channel, owner, place);
    }
  }

  finish(layout: Layout): DraftedRows {
    const { shape, buckets } = this.#postings.finish('handles', layout);
    return {
      shapes: { handles: shape },
      rows: [
        buckets,
        this.#entries.finish('handles.entries', layout),
        cut('handles.spellings', this.#spellings.numbers, layout.bytes),
      ],
    };
  }

  #post(channel: OfficialChannel, owner: number, place: number): void {
    const draft = this.#postings;
    const number = this.#entries.length;
    draft.add(mix(hashText(handleKey(channel.handle)), EXACT), number);
    if (channel.peerId) draft.add(mix(hashText(channel.peerId), PEER), number);
    const plain = plainHandle(channel.handle);
    const skeleton = skeletonOf(plain);
    const letters = letterSkeletonOf(plain);
    this.#entries.add({ mask: letterMask(letters), length: letters.length, owner, place });
    putSpelling(this.#spellings, skeleton);
    putSpelling(this.#spellings, letters);
    draft.add(mix(anagramHash(letters), ANAGRAM), number);
    postNear(draft, skeleton, number);
    if (letters !== skeleton) postNear(draft, letters, number, false);
  }
}

/**
 * How far a spelling may be from a listed one of this length to be looked at more closely, in single-letter edits. A
 * transposition is two; what is near is decided by whoever asks, this only spares the trouble.
 */
function distanceLimit(length: number): number {
  if (length <= 7) return 2;
  if (length <= 9) return 3;
  if (length <= 12) return 4;
  return length <= 16 ? 6 : 8;
}

/** A handle's skeleton and its letters, ASCII both, in as many bytes each; behind the end of either there are zeros. */
const SPELLINGS = 2 * MAX_UNITS;

function putSpelling(units: NumbersDraft<Uint8Array>, text: string): void {
  for (let at = 0; at < MAX_UNITS; at++) units.push(at < text.length ? text.charCodeAt(at) : 0);
}

function postNear(draft: PostingsDraft, skeleton: string, number: number, parts = true): void {
  const hashes = hashesOf(skeleton);
  const { length } = hashes;
  draft.add(mix(hashes.part(0, length), NEAR), number);
  if (length >= ONE_EDIT_FROM) {
    for (let at = 0; at < length; at++) draft.add(mix(hashes.partWithout(0, length, at), NEAR), number);
  }
  if (length < TWO_EDITS_FROM || !parts) return;
  const half = length >> 1;
  draft.add(mix(hashes.part(0, half), HEAD), number);
  draft.add(mix(hashes.part(half, length), TAIL), number);
  if (length >= THREE_EDITS_FROM) {
    for (let at = 0; at < half; at++) draft.add(mix(hashes.partWithout(0, half, at), HEAD), number);
  }
  for (let at = half; at < length; at++) draft.add(mix(hashes.partWithout(half, length, at), TAIL), number);
}

function lookNear(search: Search, skeleton: string, parts = true): void {
  const hashes = hashesOf(skeleton);
  const { length } = hashes;
  search.look(mix(hashes.part(0, length), NEAR));
  if (length >= ONE_EDIT_FROM) {
    for (let at = 0; at < length; at++) search.look(mix(hashes.partWithout(0, length, at), NEAR));
  }
  if (parts && length >= TWO_EDITS_FROM - 2) lookAtHalves(search, hashes);
}

/** Collects the numbers of many keys, each once, without those that cannot be near. One serves all searches in turn. */
class Search {
  found: number[] = [];
  private mask = 0;
  private length = 0;

  private readonly postings: Postings;
  private readonly entries: Entries;

  constructor(postings: Postings, entries: Entries) {
    this.postings = postings;
    this.entries = entries;
  }

  /** Starts anew, for a handle with these letters. */
  from(letters: string): this {
    this.found = [];
    this.length = letters.length;
    this.mask = letterMask(letters);
    return this;
  }

  look(key: number): void {
    this.postings.visit(key, LIMIT, this.take);
  }

  /** For parts of a handle: one that many handles share (`token`, `news`) tells nothing. */
  lookAtPart(key: number): void {
    this.postings.visitRare(key, MOST_OF_PART, this.take);
  }

  private readonly take = (number: number): void => {
    const mask = this.entries.mask(number);
    if (mask === undefined || lettersApart(mask, this.mask) > LETTERS_APART) return;
    if (Math.abs(this.entries.length(number) - this.length) > LENGTHS_APART) return;
    if (!this.found.includes(number)) this.found.push(number);
  };
}

/**
 * The official handle may be two letters shorter or longer, so its middle is not the written one's. Where one half is
 * spelt right, all those middles are tried; where both have an edit, those of a letter shorter to a letter longer.
 */
function lookAtHalves(search: Search, hashes: TextHashes): void {
  const { length } = hashes;
  const shortest = Math.max(TWO_EDITS_FROM, length - 2);
  const longest = length + 2;
  for (let half = shortest >> 1; half <= longest >> 1 && half <= length; half++) {
    search.lookAtPart(mix(hashes.part(0, half), HEAD));
  }
  if (longest >= THREE_EDITS_FROM) {
    const least = Math.max(THREE_EDITS_FROM, length - 1) >> 1;
    const most = (length + 1) >> 1;
    search.lookAtPart(mix(hashes.part(0, least - 1), HEAD));
    for (let head = least; head <= most + 1 && head <= length; head++) lookWithout(search, hashes, 0, head, HEAD);
  }
  for (let tail = tailOf(shortest) - 1; tail <= tailOf(longest) + 1 && tail <= length; tail++) {
    search.lookAtPart(mix(hashes.part(length - tail, length), TAIL));
  }
  const most = tailOf(length + 1) + 1;
  for (let tail = tailOf(Math.max(TWO_EDITS_FROM, length - 1)); tail <= most && tail <= length; tail++) {
    lookWithout(search, hashes, length - tail, length, TAIL);
  }
}

/** How many units the second half of a text has. */
function tailOf(length: number): number {
  return length - (length >> 1);
}

/** Looks a part up with each of its units left out. */
function lookWithout(search: Search, hashes: TextHashes, start: number, end: number, salt: number): void {
  for (let at = start; at < end; at++) search.lookAtPart(mix(hashes.partWithout(start, end, at), salt));
}
