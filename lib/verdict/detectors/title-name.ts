import type { ListedName } from '../../list/index.ts';
import { formsOf } from '../../list/name-index.ts';
import type { Organisation } from '../../list/schema.ts';
import { type Alignment, align, type Edit } from '../../text/align.ts';
import { foldText, type Word } from '../../text/fold.ts';
import { countryNames } from '../../text/places.ts';
import type { Reason } from '../reasons.ts';
import type { Case, Certainty, Finding } from './finding.ts';
import type { TitleForms, TitleReading } from './title-forms.ts';

/** Names shorter than this must be equal. */
const EDITS_FROM = 6;
const TWO_EDITS_FROM = 15;

/**
 * Titles that are an organisation's name: the same, disguised, a letter off, or with words such as "official" around it.
 * A title that holds a name and other words besides speaks about it, and is left alone.
 *
 * Sources: UTS #39 (skeletons, section 4) and UAX #15 (compatibility forms).
 */
export function detectTitleName(subject: Case): Finding[] {
  const { title, index } = subject;
  if (!title) return [];
  const best = new Map<Organisation, Match>();
  for (const reading of title.readings) {
    for (const listed of index.namesNear(reading.form.skeleton, reading.form.fold))
      keep(best, compare(title, reading, listed), listed.organisation);
  }
  return [...best].map(([organisation, match]) => finding(organisation, match));
}

/** The same for an organisation whose titles are not protected, once something else has pointed to it. */
export function corroborateTitle(subject: Case, organisation: Organisation): Finding[] {
  const { title } = subject;
  if (!title || organisation.protect === 'titles') return [];
  const best = new Map<Organisation, Match>();
  for (const reading of title.readings) {
    for (const listed of formsOf(organisation).names) keep(best, compare(title, reading, listed), organisation);
  }
  return [...best].map(([, match]) => finding(organisation, match));
}

/** True when the title is like one of the organisation's names, protected or not. */
export function isTitleLike({ title }: Case, organisation: Organisation): boolean {
  if (!title) return false;
  const { names } = formsOf(organisation);
  return title.readings.some((reading) => names.some((listed) => compare(title, reading, listed) !== undefined));
}

interface Match {
  reason: Reason;
  certainty: Certainty;
  /** Lower is closer. */
  penalty: number;
}

function keep(best: Map<Organisation, Match>, match: Match | undefined, organisation: Organisation): void {
  if (match && match.penalty < (best.get(organisation)?.penalty ?? Number.POSITIVE_INFINITY))
    best.set(organisation, match);
}

function finding(organisation: Organisation, { reason, certainty }: Match): Finding {
  return { organisation, reason, certainty };
}

function compare(title: TitleForms, reading: TitleReading, listed: ListedName): Match | undefined {
  const likeness = likenessOf(title, reading, listed);
  if (!likeness) return undefined;
  if (!reading.rest.every((word) => belongsTo(word, listed.organisation))) return undefined;
  const { name, abbreviation } = listed;
  const added = reading.added.filter(({ kind }) => kind !== 'small').map(({ word }) => word);
  if (abbreviation) {
    if (likeness.reason.code === 'title-typo') return undefined;
    return { reason: { code: 'title-abbreviation', name }, certainty: 'fair', penalty: likeness.penalty + 0.5 };
  }
  if (added.length === 0 || likeness.reason.code !== 'title-same') return likeness;
  const claims = reading.added.some(({ kind }) => kind === 'claim');
  return {
    reason: { code: 'title-extra-words', name, added },
    certainty: claims ? 'strong' : 'fair',
    penalty: likeness.penalty + 0.1 * reading.added.length,
  };
}

function likenessOf(
  title: TitleForms,
  { form }: TitleReading,
  { name, form: official, organisation }: ListedName,
): Match | undefined {
  const { disguises } = title;
  if (form.fold === official.fold) {
    if (disguises.length === 0 || isOwnSpelling(name, disguises))
      return { reason: { code: 'title-same', name }, certainty: 'strong', penalty: 0 };
    return { reason: { code: 'title-disguised', name, disguises: [...disguises] }, certainty: 'strong', penalty: 0 };
  }
  if (form.skeleton === official.skeleton && !isOnlyRepetition(form.fold, official.fold)) {
    const all = [...new Set(['look-alike-letters', ...disguises] as const)];
    return { reason: { code: 'title-disguised', name, disguises: all }, certainty: 'strong', penalty: 0.2 };
  }
  const length = official.skeleton.length;
  if (form.skeleton === official.skeleton)
    return { reason: { code: 'title-typo', name }, certainty: 'strong', penalty: 0.3 };
  if (length < EDITS_FROM) return undefined;
  const edits = length < TWO_EDITS_FROM ? 1 : 2;
  // A letter whose skeleton is two, doubled, is one edit in the fold.
  const alignment = align(form.skeleton, official.skeleton, edits) ?? align(form.fold, official.fold, 1);
  if (!alignment || changesMeaning(form.words, official.words, alignment)) return undefined;
  if (organisation.kind === 'person' && alignment.edits.some(isOtherLetter)) return undefined;
  return {
    reason: { code: 'title-typo', name },
    certainty: alignment.cost <= 1 ? 'strong' : 'fair',
    penalty: alignment.cost,
  };
}

/** People are one letter apart: Ivan Fedotov is not Ivan Fedorov. */
function isOtherLetter({ kind }: Edit): boolean {
  return kind === 'substitution' || kind === 'slip' || kind === 'insertion';
}

/** The name itself may be written with marks or mixed scripts. */
function isOwnSpelling(name: string, disguises: TitleForms['disguises']): boolean {
  const own = foldText(name).disguises;
  return disguises.every((disguise) => own.includes(disguise));
}

function isOnlyRepetition(a: string, b: string): boolean {
  return a.replace(/(.)\1+/gu, '$1') === b.replace(/(.)\1+/gu, '$1');
}

/** A word that is another country, another number or another abbreviation makes another name, however few letters differ. */
function changesMeaning(ours: readonly Word[], theirs: readonly Word[], alignment: Alignment): boolean {
  if (ours.length !== theirs.length) return false;
  return ours.some((word, at) => {
    const other = theirs[at];
    if (!other || word.fold === other.fold) return false;
    if (countryNames().has(word.fold) && countryNames().get(word.fold) !== countryNames().get(other.fold)) return true;
    if (/^\p{N}+$/u.test(word.fold) || /^\p{N}+$/u.test(other.fold)) return true;
    return (
      Math.min(word.fold.length, other.fold.length) <= 4 &&
      alignment.edits.some(({ kind }) => kind === 'substitution' || kind === 'insertion')
    );
  });
}

/** Words of the organisation's other names, or its own country: they add nothing that is not its own. */
function belongsTo(word: Word, organisation: Organisation): boolean {
  if (organisation.country && countryNames().get(word.fold) === organisation.country) return true;
  return formsOf(organisation).names.some(({ form }) =>
    form.words.some((own) => own.fold === word.fold || own.skeleton === word.skeleton),
  );
}
