import { type AffixKind, wordTables } from './word-tables.ts';

/** Words around handles, lower case Latin. */
const HANDLE_WORDS: Readonly<Record<HandleAffix['kind'], string>> = {
  claim:
    'official officiel oficial offiziell ufficiale oficjalny ofitsialno ofitsialnyi oficialno oficiel resmi rasmi rasmiy ofc offcl real verified ' +
    'original genuine true authentic legit support help helpdesk helpline care customer customercare service services admin ' +
    'admins administrator moderator mod team staff contact assist assistance security desk hotline supportteam supportbot',
  channel:
    'update updates alert alerts channel kanal canal live hq tg telegram tgram bot online now ' +
    'new tv web site app portal page main home network int intl international global world group public announcement announcements ' +
    'ann center centre worldwide airdrop airdrops giveaway bonus claim promo presale wallet signals',
  topic: 'news info infos information today daily media press blog feed report reports',
  small: 'the my our its a im iam join get go by of x xx xxx inc ltd org com net io gov co',
};

/** One word that is put around handles. */
export interface HandleAffix {
  word: string;
  kind: 'claim' | 'channel' | 'topic' | 'small';
}

/** Longest first, so that `official` is taken before `al`. */
export const HANDLE_AFFIXES: readonly HandleAffix[] = (['claim', 'channel', 'topic', 'small'] as const)
  .flatMap((kind) => HANDLE_WORDS[kind].split(' ').map((word) => ({ word, kind })))
  .sort((a, b) => b.word.length - a.word.length);

/** What a folded word, or its skeleton, around a name in a title says; `undefined` for every other word. */
export function titleAffix(word: string): AffixKind | undefined {
  return wordTables().affixes.get(word);
}

/** True for a folded word that says: about it, around it, against it, but not it. */
export function isInnocentWord(word: string): boolean {
  return wordTables().innocent.has(word);
}

/** True when a folded word turns the claim behind it round. */
export function isNegation(word: string): boolean {
  return wordTables().negations.has(word);
}

/** Affixes in scripts that write no blanks between words, longest first. */
export function unspacedAffixes(): readonly (readonly [word: string, kind: AffixKind])[] {
  return wordTables().unspaced;
}
