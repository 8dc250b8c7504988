import { describe, expect, test } from 'vitest';
import { nameForms } from '../../lib/list/name-form.ts';
import { searchNames } from '../../lib/list/search.ts';
import { clientOf } from '../../lib/telegram/client.ts';
import { isHandle, parseHandle } from '../../lib/telegram/handle.ts';
import { parseTelegramLink } from '../../lib/telegram/link.ts';
import { parsePeerId, peerIdFromWebK } from '../../lib/telegram/peer-id.ts';
import { readSighting } from '../../lib/telegram/sighting-schema.ts';
import { isInnocentWord, isNegation, titleAffix } from '../../lib/text/affixes.ts';
import { align } from '../../lib/text/align.ts';
import { asDisplayed } from '../../lib/text/bidi.ts';
import { displayText, hasRightToLeft, isolate } from '../../lib/text/display.ts';
import { foldText } from '../../lib/text/fold.ts';
import { genericEnd } from '../../lib/text/generic-words.ts';
import { handleCores, handleWords, plainHandle } from '../../lib/text/handle-form.ts';
import { anagramHash, hashesOf, hashText } from '../../lib/text/hash.ts';
import { misspeltAffixes } from '../../lib/text/misspelt-affix.ts';
import { isPlaceCode } from '../../lib/text/places.ts';
import { letterSkeletonOf, skeletonOf } from '../../lib/text/skeleton.ts';
import { drawnTick } from '../../lib/verdict/detectors/drawn-tick.ts';
import { readTitle } from '../../lib/verdict/detectors/title-forms.ts';
import { bundledIndex, judgedByBundled } from './bundled.ts';

/**
 * Texts that an expression with two ways to match the same characters would try in every way. Each ends in something
 * that cannot match, so that every way fails. What is quadratic takes minutes over 200,000 characters, what is
 * exponential never ends: that a test ends is what it shows.
 */
const LENGTH = 200_000;
const HOSTILE: Record<string, string> = {
  blanks: `${' '.repeat(LENGTH)}x`,
  'no-break blanks': `${'\u00a0'.repeat(LENGTH)}x`,
  'line ends': `${'\r\n'.repeat(LENGTH / 2)}x`,
  'control characters': `${'\u0000'.repeat(LENGTH)}x`,
  'zero-width characters': `${'\u200b'.repeat(LENGTH)}x`,
  letters: `${'a'.repeat(LENGTH)}!`,
  'two letters': `${'ab'.repeat(LENGTH / 2)}!`,
  capitals: `${'A'.repeat(LENGTH)}!`,
  'capitals and small letters': `${'Aa'.repeat(LENGTH / 2)}!`,
  'letters and digits': `${'a1'.repeat(LENGTH / 2)}!`,
  digits: `${'1'.repeat(LENGTH)}x`,
  zeros: `${'0'.repeat(LENGTH)}x`,
  minus: `${'-'.repeat(LENGTH)}1`,
  underscores: `${'_'.repeat(LENGTH)}!`,
  mentions: '@'.repeat(LENGTH),
  'mentions of handles': `${'@abcd'.repeat(LENGTH / 5)}!`,
  'long mentions': `@${'a_'.repeat(LENGTH / 2)}`,
  addresses: 't.me/'.repeat(LENGTH / 5),
  schemes: `${'https://'.repeat(LENGTH / 8)}t.me/MOHreport`,
  slashes: `t.me/${'/'.repeat(LENGTH)}x`,
  dots: `${'.'.repeat(LENGTH)}t.me`,
  'a long scheme': `${'a+'.repeat(LENGTH / 2)}:x`,
  brackets: '('.repeat(LENGTH),
  'brackets with a language': '(english'.repeat(LENGTH / 8),
  commas: ',('.repeat(LENGTH / 2),
  quotes: '״'.repeat(LENGTH),
  marks: `a${'\u0301'.repeat(LENGTH)}`,
  'variation selectors': '\ufe0f'.repeat(LENGTH),
  'high surrogates': '\ud83d'.repeat(LENGTH),
  'low surrogates': '\ude00'.repeat(LENGTH),
  ligatures: 'ﷺ'.repeat(LENGTH),
  'repeated pairs': 'rn'.repeat(LENGTH / 2),
  'Han letters': '官方'.repeat(LENGTH / 2),
  'overrides of direction': '\u202ea'.repeat(LENGTH / 2),
  'Hebrew final letters': 'ןם'.repeat(LENGTH / 2),
};

const READERS: Record<string, (text: string) => unknown> = {
  isHandle,
  parseHandle,
  parseTelegramLink,
  parsePeerId,
  peerIdFromWebK,
  readSighting: (text) => readSighting({ handle: text, peerId: text, title: text, about: text, surface: text }),
  clientOf: (text) => URL.canParse(text) && clientOf(new URL(text)),
  asDisplayed,
  displayText,
  hasRightToLeft,
  isolate: (text) => isolate(text, 'rtl', 'auto'),
  foldText,
  skeletonOf,
  letterSkeletonOf,
  plainHandle,
  handleWords,
  handleCores,
  misspeltAffixes: (text) => misspeltAffixes(text, true),
  genericEnd,
  isPlaceCode,
  titleAffix,
  isInnocentWord,
  isNegation,
  align: (text) => [align(text, `x${text}`, 4), align(text, text.slice(1), 4), align('x'.repeat(LENGTH), text, 4)],
  hashText,
  anagramHash,
  hashesOf: (text) => hashesOf(text).part(0, 10),
  nameForms: (text) => nameForms({ name: text, language: 'en' }, 'IL'),
  searchNames: (text) => searchNames(bundledIndex, text, 3),
  byHandle: (text) => bundledIndex.byHandle(text),
  byPeerId: (text) => bundledIndex.byPeerId(text),
  impostorByHandle: (text) => bundledIndex.impostorByHandle(text),
  handlesNear: (text) => bundledIndex.handlesNear(text, text),
  handleAnagrams: (text) => bundledIndex.handleAnagrams(text),
  namesNear: (text) => bundledIndex.namesNear(text, text),
  namesEqual: (text) => bundledIndex.namesEqual(text),
  readTitle,
  drawnTick,
  'judge, the handle': (handle) => judgedByBundled({ handle }),
  'judge, other handles': (text) => judgedByBundled({ otherHandles: Array.from({ length: 5 }, () => text) }),
  'judge, the title': (title) => judgedByBundled({ handle: 'M0Hreport', title }),
  'judge, the about text': (about) => judgedByBundled({ handle: 'M0Hreport', title: 'משרד הבריאות', about }),
  'judge, the link text': (linkText) => judgedByBundled({ handle: 'M0Hreport', linkText }),
};

describe.each(Object.entries(READERS))('%s ends', (_, read) => {
  test.each(Object.entries(HOSTILE))('on %s', (_name, text) => {
    const [once, again] = [read(text), read(text)];
    expect(again).toEqual(once);
  });
});
