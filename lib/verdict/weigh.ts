import type { Organisation } from '../list/schema.ts';
import type { Sighting } from '../telegram/sighting.ts';
import type { Certainty, Finding } from './detectors/finding.ts';
import type { Innocence } from './detectors/innocence.ts';
import type { ReasonCode } from './reasons.ts';

/** What a finding is about. Two findings about the same thing are one sign, not two. */
type Subject = 'handle' | 'title' | 'about' | 'link' | 'dress';

interface Weight {
  subject: Subject;
  points: Readonly<Record<Certainty, number>>;
}

const even = (points: number): Weight['points'] => ({ strong: points, fair: points, weak: points });

/**
 * What each reason is worth. {@link SUSPICIOUS_FROM} points make a chat suspicious, so a sign worth that much is enough
 * alone; {@link IMPERSONATION_FROM} take two signs about different things. See docs/JUDGING.md for why each is worth what
 * it is.
 */
const WEIGHTS: Readonly<Partial<Record<ReasonCode, Weight>>> = {
  'handle-homoglyph': { subject: 'handle', points: { strong: 70, fair: 60, weak: 50 } },
  'handle-spelling': { subject: 'handle', points: { strong: 60, fair: 55, weak: 50 } },
  'handle-typo': { subject: 'handle', points: { strong: 60, fair: 55, weak: 40 } },
  'handle-extra-words': { subject: 'handle', points: { strong: 60, fair: 55, weak: 50 } },
  'handle-reordered': { subject: 'handle', points: { strong: 55, fair: 50, weak: 50 } },
  'handle-spells-name': { subject: 'handle', points: { strong: 50, fair: 40, weak: 30 } },
  'title-same': { subject: 'title', points: { strong: 55, fair: 50, weak: 40 } },
  'title-disguised': { subject: 'title', points: { strong: 60, fair: 55, weak: 50 } },
  'title-typo': { subject: 'title', points: { strong: 52, fair: 50, weak: 40 } },
  'title-extra-words': { subject: 'title', points: { strong: 55, fair: 50, weak: 40 } },
  'title-abbreviation': { subject: 'title', points: { strong: 52, fair: 50, weak: 40 } },
  'about-claims-official': { subject: 'about', points: even(50) },
  'about-links-official': { subject: 'dress', points: even(10) },
  'link-text-differs': { subject: 'link', points: even(60) },
  'title-drawn-tick': { subject: 'dress', points: even(15) },
  'emoji-status': { subject: 'dress', points: even(10) },
  'few-subscribers': { subject: 'dress', points: even(10) },
};

export const SUSPICIOUS_FROM = 50;
export const IMPERSONATION_FROM = 100;
/** A discussion group often bears its channel's name, so a group's title says less. */
const GROUP_TITLE_SHARE = 0.8;
/** Another country in the handle or the about text: the same name, another body. */
const OTHER_COUNTRY = -40;
/** A title that names another language or country than the organisation's, beside a handle that adds its code. */
const OTHER_EDITION = -30;

/** A title of its own beside a handle that is near but not a disguise. */
const OWN_TITLE = -30;

/** The findings about one organisation, weighed. */
export interface Suspicion {
  organisation: Organisation;
  /** Heaviest first. */
  findings: Finding[];
  points: number;
  verdict: 'impersonation' | 'suspicious' | 'unknown';
}

/** Weighs what was found about one organisation. The only place where signs become a verdict. */
export function weigh(
  sighting: Sighting,
  organisation: Organisation,
  findings: readonly Finding[],
  innocence: Innocence,
): Suspicion {
  const sorted = [...findings].sort((a, b) => pointsOf(b) - pointsOf(a));
  const handle = heaviest(sorted, 'handle');
  const title = heaviest(sorted, 'title') * (sighting.kind === 'group' ? GROUP_TITLE_SHARE : 1);
  const about = heaviest(sorted, 'about');
  const link = heaviest(sorted, 'link');
  const signs = [handle, title, about, link].filter((points) => points > 0);
  const identity = signs.reduce((sum, points) => sum + points, 0);
  const dress = sorted
    .filter((finding) => subjectOf(finding) === 'dress')
    .reduce((sum, finding) => sum + pointsOf(finding), 0);
  const isDisguised = sorted.some(({ reason }) => reason.code === 'handle-homoglyph');
  const points = identity + dress + mitigation(innocence, sorted, handle);
  return {
    organisation,
    findings: sorted,
    points,
    verdict: verdictOf(points, signs, identity, innocence, isDisguised),
  };
}

function verdictOf(
  points: number,
  signs: readonly number[],
  identity: number,
  innocence: Innocence,
  isDisguised: boolean,
): Suspicion['verdict'] {
  // Dress alone says nothing: it weighs only beside a likeness.
  if (identity === 0) return 'unknown';
  // Whoever says what they are deceives nobody, unless the handle is in disguise.
  if (innocence.saysSo) return isDisguised ? 'suspicious' : 'unknown';
  if (points >= IMPERSONATION_FROM && signs.length >= 2) return 'impersonation';
  return points >= SUSPICIOUS_FROM ? 'suspicious' : 'unknown';
}

function mitigation(innocence: Innocence, findings: readonly Finding[], handle: number): number {
  if (innocence.otherCountry && handle === 0) return OTHER_COUNTRY;
  if (innocence.ownTitle && isMereNearness(findings)) return OWN_TITLE;
  const addsPlace = findings.some(
    ({ reason, certainty }) => reason.code === 'handle-extra-words' && certainty === 'weak',
  );
  return innocence.otherEdition && addsPlace ? OTHER_EDITION : 0;
}

/** Nothing but a handle that is near: no disguise, no claim, no likeness of the title. */
function isMereNearness(findings: readonly Finding[]): boolean {
  return findings.every(
    (finding) =>
      subjectOf(finding) === 'dress' ||
      (subjectOf(finding) === 'handle' && finding.reason.code !== 'handle-homoglyph' && finding.certainty !== 'strong'),
  );
}

function heaviest(sorted: readonly Finding[], subject: Subject): number {
  const finding = sorted.find((candidate) => subjectOf(candidate) === subject);
  return finding ? pointsOf(finding) : 0;
}

function subjectOf({ reason }: Finding): Subject | undefined {
  return WEIGHTS[reason.code]?.subject;
}

function pointsOf({ reason, certainty }: Finding): number {
  return WEIGHTS[reason.code]?.points[certainty] ?? 0;
}
