import type { ListedChannel } from '../../list/index.ts';
import type { Organisation } from '../../list/schema.ts';
import { type HandleCore, handleWords, plainHandle } from '../../text/handle-form.ts';
import { isPlaceCode } from '../../text/places.ts';
import { letterSkeletonOf } from '../../text/skeleton.ts';
import type { Case, Finding } from './finding.ts';
import { isTitleLike } from './title-name.ts';

/** Shorter handles are turned around by chance: daomaker and makerdao are two projects. */
const MIN_LENGTH = 9;
/**
 * Where the name is rare enough to protect titles by, the title is like it too, or only a tag is moved (io_kryll), if
 * nothing else was added.
 */
const MIN_LENGTH_OF_RARE = 5;
const TAGS = new Set([
  'io',
  'ico',
  'ieo',
  'ltd',
  'org',
  'com',
  'net',
  'hq',
  'official',
  'news',
  'token',
  'coin',
  'chain',
  'chat',
  'tools',
  'labs',
]);
/** A piece that is moved is at least this long. */
const MIN_PIECE = 2;
/** Words of one handle that are tried in every order. */
const MAX_WORDS = 6;

/**
 * The same words in another order: KharkivDSNS for DSNS_Kharkiv. Found through the hash of the letters in any order,
 * then checked: either words of the official handle change places, or one cut swaps its two halves.
 */
export function detectHandleReordered(subject: Case): Finding[] {
  const findings = new Map<Organisation, Finding>();
  for (const { written, cores } of subject.handles) {
    for (const core of cores) {
      for (const listed of subject.index.handleAnagrams(core.letters)) {
        if (findings.has(listed.organisation) || !isReordered(subject, core, listed)) continue;
        const reason = { code: 'handle-reordered', written, official: listed.channel.handle } as const;
        findings.set(listed.organisation, {
          ...listed,
          reason,
          certainty: core.added.length === 0 ? 'strong' : 'fair',
        });
      }
    }
  }
  return [...findings.values()];
}

function isReordered(subject: Case, { letters, added }: HandleCore, { organisation, channel }: ListedChannel): boolean {
  const official = letterSkeletonOf(plainHandle(channel.handle));
  if (official.length !== letters.length || official === letters) return false;
  const words = handleWords(channel.handle);
  const isRare = organisation.protect === 'titles' || words.some(isTag) || isTitleLike(subject, organisation);
  const rare = added.length === 0 && isRare;
  if (official.length < (rare ? MIN_LENGTH_OF_RARE : MIN_LENGTH)) return false;
  const cut = (official + official).indexOf(letters);
  if (cut >= MIN_PIECE && official.length - cut >= MIN_PIECE) return true;
  return words.length > 2 && words.length <= MAX_WORDS && isMadeOf(letters, words.map(letterSkeletonOf));
}

/** A word that tags a handle: a language, a top-level domain, a trade. */
function isTag(word: string): boolean {
  return isPlaceCode(word) || TAGS.has(word);
}

/** True when the text is all of the words, one behind the other, in any order. */
function isMadeOf(text: string, words: readonly string[]): boolean {
  if (words.length === 0) return text === '';
  return words.some(
    (word, at) =>
      text.startsWith(word) && isMadeOf(text.slice(word.length), [...words.slice(0, at), ...words.slice(at + 1)]),
  );
}
