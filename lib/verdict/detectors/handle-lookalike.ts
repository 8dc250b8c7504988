import type { ListedChannel } from '../../list/index.ts';
import type { Organisation } from '../../list/schema.ts';
import { type Alignment, align, EDIT_COSTS, type Edit } from '../../text/align.ts';
import { genericEnd } from '../../text/generic-words.ts';
import { type HandleCore, handleWords, plainHandle } from '../../text/handle-form.ts';
import { isPlaceCode } from '../../text/places.ts';
import { letterSkeletonOf } from '../../text/skeleton.ts';
import type { Reason } from '../reasons.ts';
import type { Case, Certainty, Finding } from './finding.ts';
import { isTitleLike } from './title-name.ts';

/**
 * Handles that read like an official one: look-alike letters, slips of the finger, underscores, words around it.
 *
 * Sources: UTS #39 (skeletons); the families of dnstwist and of Szurdi and others, "The Long Taile of Typosquatting
 * Domain Names" (USENIX Security 2014), for what squatters do to a name; Damerau (1964) for slips.
 */
export function detectHandleLookalike(subject: Case): Finding[] {
  const matches: Match[] = [];
  for (const { written, cores } of subject.handles) {
    for (const core of cores) {
      for (const listed of candidatesFor(subject, core)) {
        const match = compare(subject, written, core, listed);
        if (match) matches.push(match);
      }
    }
  }
  return closestOf(matches).flatMap(({ findings }) => findings);
}

/** With words taken off, what is left of a short handle must be right: nothing near it is looked for. */
function candidatesFor({ index }: Case, core: HandleCore): ListedChannel[] {
  const { skeleton, letters } = core;
  if (isBare(core)) return index.handlesNear(skeleton, letters);
  if (letters.length < EDITED_WITH_WORDS_FROM - 1) return index.handlesAlike(skeleton, letters);
  return index.handlesNear(skeleton, letters, letters.length < TWO_EDITS_WITH_WORDS_FROM ? 1 : 2);
}

/** One match an organisation, and none that is much farther than the closest. */
function closestOf(matches: readonly Match[]): Match[] {
  const closest = Math.min(...matches.map(({ penalty }) => penalty));
  const best = new Map<Organisation, Match>();
  for (const match of matches) {
    const known = best.get(match.organisation);
    if (match.penalty < closest + 1 && (!known || match.penalty < known.penalty)) best.set(match.organisation, match);
  }
  return [...best.values()];
}

/** Shorter names are words that news is written about; below the second, a code behind them is part of another word. */
const TOPIC_FROM = 10;
const PLACE_FROM = 6;

/** Repeated letters beyond the second add a little. */
const TOLERANCE = 0.05;
/** What a spelling may cost more where the title points to the organisation too: a substitution instead of a slip. */
const SLACK_BESIDE_TITLE = 0.75;

interface Match {
  organisation: Organisation;
  penalty: number;
  findings: Finding[];
}

/**
 * How much a spelling may cost to still be a slip, by the length of what is official about it. A short name has many
 * neighbours that are names of their own; a long one has none.
 */
export function editBudget(length: number): number {
  if (length <= 4) return 0;
  if (length <= 7) return 1;
  if (length <= 9) return 1.5;
  if (length <= 12) return 2;
  if (length <= 16) return 3;
  return 4;
}

function compare(subject: Case, written: string, core: HandleCore, listed: ListedChannel): Match | undefined {
  const official = plainHandle(listed.channel.handle);
  const budget = isBare(core) ? editBudget(official.length) : editBudgetWithWords(official.length, listed.organisation);
  if (budget < 0) return undefined;
  const alignment = align(core.plain, official, budget + SLACK_BESIDE_TITLE);
  if (!alignment || (alignment.cost > budget + TOLERANCE && !isTitleLike(subject, listed.organisation)))
    return undefined;
  if (isTooMuchForShort(alignment, core, official.length)) return undefined;
  if (isOtherEdition(written, listed)) return undefined;
  if (changesTheRarePart(alignment, official, listed.channel.handle)) return undefined;
  if (replacesAWord(alignment)) return undefined;
  const certainty = certaintyOf(written, core, alignment, listed);
  if (!certainty) return undefined;
  const reasons = reasonsFor(written, core, alignment, listed.channel.handle);
  return {
    organisation: listed.organisation,
    penalty: alignment.cost + core.added.length,
    findings: reasons.map((reason) => ({ ...listed, reason, certainty })),
  };
}

/** Nothing around it but a plural. */
function isBare({ added }: HandleCore): boolean {
  return added.every(({ kind }) => kind === 'plural');
}

const EDITED_WITH_WORDS_FROM = 8;
const TWO_EDITS_WITH_WORDS_FROM = 11;

/** With words around it, a name must be longer before its spelling may differ too. Below zero: not at all. */
function editBudgetWithWords(length: number, organisation: Organisation): number {
  if (organisation.protect === 'titles') return length < EDITED_WITH_WORDS_FROM ? 0 : Math.min(3, editBudget(length));
  if (length < 5) return -1;
  if (length < 10) return 0;
  return length < 12 ? 1 : 2;
}

/** In a short name one change is a slip; look-alikes or a plural besides make it another word. */
function isTooMuchForShort({ cost, edits }: Alignment, core: HandleCore, length: number): boolean {
  if (cost < 0.5 || length > 7) return false;
  return core.added.length > 0 || edits.some(({ kind }) => kind === 'look-alike');
}

/** france24_fr beside france24_en: the same but for a language, a country or a number is another edition. */
function isOtherEdition(written: string, { channel, organisation }: ListedChannel): boolean {
  const official = channel.handle;
  if (letterSkeletonOf(plainHandle(written)) === letterSkeletonOf(plainHandle(official))) return false;
  if (endsInOtherCountry(written, official, organisation.country)) return true;
  const ours = handleWords(written);
  const theirs = handleWords(official);
  if (ours.length !== theirs.length) return endsInOtherCode(written, official);
  const our = ours.at(-1) ?? '';
  const their = theirs.at(-1) ?? '';
  if (letterSkeletonOf(our) === letterSkeletonOf(their) || ours.slice(0, -1).join() !== theirs.slice(0, -1).join())
    return false;
  if (isPlaceCode(our) && isPlaceCode(their)) return !their.includes(our);
  return ours.length > 1 && our.length === their.length && /^[0-9]+$/.test(our) && /^[0-9]+$/.test(their);
}

/** koronavirus_info_kg beside koronavirusinfouz, of Uzbekistan. */
function endsInOtherCountry(written: string, official: string, country = ''): boolean {
  const their = plainHandle(official);
  const our = plainHandle(written);
  if (country === '' || !their.endsWith(country.toLowerCase())) return false;
  return our.slice(0, -2) === their.slice(0, -2) && our !== their && isPlaceCode(our.slice(-2));
}

/** The same where a handle writes its code without an underscore: coronavirus2020uz. */
function endsInOtherCode(written: string, official: string): boolean {
  const our = plainHandle(written);
  const their = plainHandle(official);
  const code = handleWords(official).at(-1) ?? '';
  if (code.length !== 2 || !isPlaceCode(code) || our.length !== their.length) return false;
  return our.slice(0, -2) === their.slice(0, -2) && our !== their && isPlaceCode(our.slice(-2));
}

/**
 * The rare part of `sandcoin` is `sand`: an edit there is measured against it alone, for `coin` is in thousands of names.
 * Another letter in an abbreviation of up to four (ODA, OVA) makes another abbreviation.
 */
function changesTheRarePart(alignment: Alignment, official: string, handle: string): boolean {
  if (alignment.cost < 0.5) return false;
  if (makesNewAbbreviation(alignment.edits, handle)) return true;
  const [start, end] = rarePart(official);
  const rare = end - start;
  if (rare === official.length) return false;
  const within = alignment.edits.filter((edit) => edit.at >= start && edit.at < end);
  const cost = within.reduce((sum, { kind }) => sum + EDIT_COSTS[kind], 0);
  return cost > (rare < 3 ? 0 : Math.max(1, editBudget(rare)));
}

/** So many changes in so few letters are no slips but another word: israelpolicerasd for israelpoliceforce. */
const WINDOW = 5;
const WORD_FROM = 4;

function replacesAWord({ edits }: Alignment): boolean {
  const changed = edits.flatMap(({ kind, at }) => (WORD_EDITS.has(kind) ? [at] : []));
  return changed.some((from) => changed.filter((at) => at >= from && at < from + WINDOW).length >= WORD_FROM);
}

const WORD_EDITS: ReadonlySet<Edit['kind']> = new Set<Edit['kind']>(['substitution', 'slip', 'omission']);

function rarePart(official: string): [number, number] {
  const behind = genericEnd(official);
  return [0, official.length - behind];
}

/** An s behind the word before: Ukraines_MFA. */
function isInnerPlural({ kind, at, written }: Edit, wordStart: number): boolean {
  return kind === 'insertion' && written === 's' && at === wordStart && wordStart > 0;
}

function makesNewAbbreviation(edits: readonly Edit[], handle: string): boolean {
  const words = handleWords(handle);
  if (words.length < 2) return false;
  let start = 0;
  for (const word of words) {
    const end = start + word.length;
    const within = edits.filter(
      (edit) => edit.kind !== 'look-alike' && edit.at >= start && edit.at < end && !isInnerPlural(edit, start),
    );
    const foreign = within.some(({ kind }) => kind === 'substitution' || kind === 'insertion');
    if (word.length <= 4 && (foreign || within.length > 1)) return true;
    start = end;
  }
  return false;
}

/** Two letters at the front of a handle may be a country's, and are rather the start of its first word. */
function isGluedInFront(place: string, written: string): boolean {
  return !handleWords(written).includes(place) && !plainHandle(written).endsWith(place);
}

function certaintyOf(
  written: string,
  core: HandleCore,
  alignment: Alignment,
  listed: ListedChannel,
): Certainty | undefined {
  const { length } = plainHandle(listed.channel.handle);
  const kinds = new Set(core.added.map(({ kind }) => kind));
  if (alignment.cost >= 0.5 && core.added.some(({ kind, word }) => kind === 'place' && isGluedInFront(word, written)))
    return undefined;
  if (isBare(core)) return alignment.cost < 0.5 && kinds.size === 0 ? 'strong' : 'fair';
  if (kinds.has('claim')) return 'strong';
  if (kinds.has('channel')) return 'fair';
  if (kinds.has('topic')) return length >= TOPIC_FROM || listed.organisation.protect === 'titles' ? 'fair' : undefined;
  const rare = listed.organisation.protect === 'titles';
  if (!kinds.has('place') && !kinds.has('small')) return 'weak';
  return length >= (rare ? PLACE_FROM - 1 : PLACE_FROM) ? 'weak' : undefined;
}

function reasonsFor(written: string, core: HandleCore, alignment: Alignment, official: string): Reason[] {
  const reasons: Reason[] = [];
  const spelling = spellingReason(written, core, alignment, official);
  if (spelling) reasons.push(spelling);
  const added = core.added.filter(({ kind }) => kind !== 'plural').map(({ word }) => word);
  if (added.length > 0) reasons.push({ code: 'handle-extra-words', written, official, added });
  return reasons;
}

function spellingReason(written: string, core: HandleCore, alignment: Alignment, official: string): Reason | undefined {
  const swaps = alignment.edits.filter((edit) => edit.kind === 'look-alike');
  const slips = alignment.edits.filter((edit) => edit.kind !== 'look-alike');
  const [slip] = slips;
  if (!slip && swaps.length > 0) {
    const changed = swaps.map((edit) => ({ written: asWritten(edit, written, core), official: edit.official }));
    return { code: 'handle-homoglyph', written, official, changed };
  }
  if (!slip) return isBare(core) ? { code: 'handle-spelling', written, official } : undefined;
  return { code: 'handle-typo', written, official, kind: typoKind(slips) };
}

function typoKind(slips: readonly Edit[]): Extract<Reason, { code: 'handle-typo' }>['kind'] {
  const [first] = slips;
  if (!first || slips.length > 1) return 'several';
  if (first.kind === 'slip' || first.kind === 'look-alike') return 'substitution';
  return first.kind;
}

/** The capital I that poses as an l is shown as the capital it is. */
function asWritten(edit: Edit, written: string, core: HandleCore): string {
  if (edit.written !== 'i' || core.added.length > 0) return edit.written;
  const capital = written.replace(/[^A-Za-z0-9]/g, '').at(edit.at);
  return capital === 'I' ? 'I' : edit.written;
}
