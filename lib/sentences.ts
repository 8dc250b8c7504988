import { displayText, isolate } from './text/display.ts';
import type { Reason } from './verdict/reasons.ts';
import { directionOf, handleInSentence, listInSentence, localeKey, nameInSentence, type Translate } from './words.ts';

/**
 * Says a reason in one sentence of the language that `t` speaks.
 * Handles, names and single characters are bounded and set apart, so that neither a hostile title nor a
 * right-to-left sentence can reorder them.
 */
export function reasonSentence(reason: Reason, t: Translate): string {
  const handle = (text: string) => handleInSentence(text, t);
  const name = (text: string) => nameInSentence(text, t);
  const key = `reason.${localeKey(reason.code)}`;
  switch (reason.code) {
    case 'handle-official':
    case 'handle-listed':
    case 'channel-lost':
      return t(key, [handle(reason.handle)]);
    case 'peer-id-official':
      return t(key, [literal(reason.peerId, t), handle(reason.official)]);
    case 'handle-taken-over':
      return t(key, [handle(reason.handle), literal(reason.peerId, t), literal(reason.pinned, t)]);
    case 'telegram-verified':
    case 'third-party-verified':
    case 'telegram-scam':
    case 'telegram-fake':
    case 'emoji-status':
      return t(key);
    case 'known-impostor':
      return reason.handle ? t(key, [handle(reason.handle)]) : t(`${key}_unnamed`);
    case 'handle-homoglyph':
      return homoglyphSentence(reason, t);
    case 'handle-typo':
      return t(`${key}_${reason.kind}`, [handle(reason.written), handle(reason.official)]);
    case 'handle-spelling':
    case 'handle-reordered':
      return t(key, [handle(reason.written), handle(reason.official)]);
    case 'handle-extra-words':
      return t(key, [handle(reason.written), handle(reason.official), quotedList(reason.added, t)]);
    case 'handle-spells-name':
      return t(key, [handle(reason.written), name(reason.name)]);
    case 'title-same':
    case 'title-typo':
    case 'title-abbreviation':
    case 'about-claims-official':
      return t(key, [name(reason.name)]);
    case 'title-disguised':
      return t(key, [
        name(reason.name),
        listInSentence(
          reason.disguises.map((disguise) => t(`disguise.${localeKey(disguise)}`)),
          t,
        ),
      ]);
    case 'title-extra-words':
      return t(key, [name(reason.name), quotedList(reason.added, t)]);
    case 'title-drawn-tick':
      return t(key, [name(reason.mark)]);
    case 'about-links-official':
      return t(key, [handle(reason.official)]);
    case 'few-subscribers':
      return t(key, [count(reason.subscribers, t), count(reason.genuine, t)]);
    case 'link-text-differs':
      return t(key, [literal(reason.shown, t), literal(reason.target, t)]);
  }
}

/** "@MOHrep0rt writes 0 where the official @MOHreport has o", or, for several characters, each swap in turn. */
function homoglyphSentence(reason: Extract<Reason, { code: 'handle-homoglyph' }>, t: Translate): string {
  const written = handleInSentence(reason.written, t);
  const official = handleInSentence(reason.official, t);
  const [first, ...others] = reason.changed;
  if (first && others.length === 0) {
    const { written: from, official: to } = first;
    return t('reason.handle_homoglyph', [written, character(from, t), official, character(to, t)]);
  }
  const swaps = reason.changed.map((swap) => t('part.swap', [character(swap.written, t), character(swap.official, t)]));
  return t('reason.handle_homoglyph_several', [written, official, listInSentence(swaps, t)]);
}

/** Characters as shown to a reader who cannot tell them apart: capital i and small L by name, `rn` also as `r + n`. */
function character(characters: string, t: Translate): string {
  const shown = literal(characters, t);
  if (characters === 'I') return t('part.capital_i', [shown]);
  if (characters === 'l') return t('part.small_l', [shown]);
  const each = [...characters];
  return each.length > 1 ? t('part.several_characters', [shown, literal(each.join(' + '), t)]) : shown;
}

function quotedList(words: string[], t: Translate): string {
  return listInSentence(
    words.map((word) => t('part.quoted', [nameInSentence(word, t)])),
    t,
  );
}

/** Ids, addresses and characters: read from left to right in every language. */
function literal(text: string, t: Translate): string {
  return isolate(displayText(text), directionOf(t), 'ltr');
}

function count(value: number, t: Translate): string {
  return literal(new Intl.NumberFormat(t('language.code')).format(value), t);
}
