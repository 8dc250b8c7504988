import type { ListedName } from '../../list/index.ts';
import { formOf } from '../../list/name-form.ts';
import type { Organisation } from '../../list/schema.ts';
import { handleKey } from '../../telegram/handle.ts';
import { foldText, type Word } from '../../text/fold.ts';
import type { Case, Finding } from './finding.ts';
import { affixOf, innocentWordsIn, withoutUnspacedAffixes } from './title-forms.ts';

/** Telegram allows 255 characters (core.telegram.org/api/config, about_length_limit). */
const MAX_UNITS = 600;
/** How many words of the about text a name may have, and how far from it the claim may stand. */
const MAX_NAME_WORDS = 8;
const MAX_DISTANCE = 6;
const MIN_NAME_LENGTH = 6;
const MIN_HAN_LENGTH = 4;

/** The about text claims to be the official channel of an organisation. */
export function detectAboutClaim(subject: Case): Finding[] {
  const about = subject.sighting.about?.slice(0, MAX_UNITS);
  if (!about) return [];
  const { words } = foldText(about);
  const claims = words.flatMap((word, at) => (affixOf(word) === 'claim' ? [at] : []));
  const innocent = innocentWordsIn(words);
  const findings = new Map<Organisation, Finding>();
  for (const { organisation, name, form } of namesIn(subject, words, claims)) {
    if (innocent.some((word) => form.words.every(({ fold }) => fold !== word))) continue;
    findings.set(organisation, { organisation, reason: { code: 'about-claims-official', name }, certainty: 'strong' });
  }
  return [...findings.values()];
}

/** The about text links the organisation's genuine channel, as a twin does to look like its second channel. */
export function corroborateAboutLink({ sighting }: Case, organisation: Organisation): Finding[] {
  const about = (sighting.about ?? '').slice(0, MAX_UNITS);
  const mentioned = new Set(
    [...about.matchAll(/(?:@|t\.me\/|telegram\.me\/)([A-Za-z][A-Za-z0-9_]{3,31})/g)].map((match) =>
      handleKey(match[1] ?? ''),
    ),
  );
  const channel = organisation.channels.find(({ handle }) => mentioned.has(handleKey(handle)));
  if (!channel) return [];
  return [
    { organisation, channel, reason: { code: 'about-links-official', official: channel.handle }, certainty: 'fair' },
  ];
}

/** "Official channel of" and a name: nothing else stands between the claim and the name. */
function isSaidOf(words: readonly Word[], claim: number, start: number, end: number): boolean {
  const between = claim < start ? words.slice(claim + 1, start) : words.slice(end, claim);
  return between.length <= MAX_DISTANCE && between.every((word) => affixOf(word) !== undefined);
}

function namesIn(subject: Case, words: readonly Word[], claims: readonly number[]): ListedName[] {
  const names = words.flatMap((word) => unspacedNames(subject, word));
  for (let start = 0; start < words.length; start++) {
    for (let end = start + 1; end <= Math.min(words.length, start + MAX_NAME_WORDS); end++) {
      if (!claims.some((claim) => isSaidOf(words, claim, start, end))) continue;
      const { skeleton, fold } = formOf(words.slice(start, end));
      if (isLongEnough(fold)) names.push(...subject.index.namesEqual(skeleton, fold));
    }
  }
  return names.filter(({ form, abbreviation }) => !abbreviation && isLongEnough(form.fold));
}

/** 香港政府官方频道: a name and a claim in one word, where blanks are not written. */
function unspacedNames({ index }: Case, word: Word): ListedName[] {
  return withoutUnspacedAffixes({ form: formOf([word]), added: [], rest: [] })
    .filter(({ added }) => added.some(({ kind }) => kind === 'claim'))
    .flatMap(({ form }) => index.namesEqual(form.skeleton, form.fold));
}

/** A name of few letters stands in many sentences; a character of Chinese says more than a letter. */
function isLongEnough(fold: string): boolean {
  return fold.length >= (/\p{Script=Han}/u.test(fold) ? MIN_HAN_LENGTH : MIN_NAME_LENGTH);
}
