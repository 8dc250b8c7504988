import { drawnPrototypeOf, prototypeOf, smallCapital } from './confusables.ts';

/** What a code point does in a name. */
export type CharacterKind =
  /** Part of a word. */
  | 'letter'
  /** Ends a word: blanks, punctuation, symbols, emoji. */
  | 'separator'
  /** A quote, geresh or apostrophe: nothing inside a word, a separator at its edge. */
  | 'joiner'
  /** Never seen and never needed in a name: zero-width characters, soft hyphens, bidi controls. */
  | 'invisible'
  /** Dropped without a word: tatweel, variation selectors, direction marks. */
  | 'ignorable'
  /** An accent, nikkud, tashkeel. */
  | 'mark';

export type Script = 'latin' | 'cyrillic' | 'greek' | 'hebrew' | 'arabic' | 'other' | 'none';

export interface Character {
  kind: CharacterKind;
  /** The letter without case, accents and styling; empty unless a letter. */
  fold: string;
  /** What it is mistaken for (UTS #39), lower case, the same for equal folds; empty unless a letter. */
  prototype: string;
  /** What it is mistaken for as it is drawn: differs for Greek capitals. */
  drawn: string;
  script: Script;
  /** A mathematical, fullwidth, circled or small-capital form of another letter. */
  styled: boolean;
}

const MARK = /^\p{M}$/u;
const LETTER = /^[\p{L}\p{N}]$/u;
const INVISIBLE = /^[\p{Cf}\p{Cc}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5]$/u;
const JOINERS = new Set('\'"`´’‘‛“”„ʼʹʻʽʾʿˈ′″׳״＇＂՚ꞌ');
/** Tatweel; left-to-right, right-to-left and Arabic letter marks; blank and variation selectors: all of honest use. */
const IGNORABLE = /^(?:\u0640|\u200e|\u200f|\u061c|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])$/u;
/** Signs whose compatibility form is letters that nobody reads as part of a name. */
const SIGNS = new Set('™℠℡№');
const CONTROL_BLANK = /^[\t\n\r]$/;
const SCRIPTS: readonly [Script, RegExp][] = [
  ['latin', /^\p{Script=Latin}$/u],
  ['cyrillic', /^\p{Script=Cyrillic}$/u],
  ['greek', /^\p{Script=Greek}$/u],
  ['hebrew', /^\p{Script=Hebrew}$/u],
  ['arabic', /^\p{Script=Arabic}$/u],
];

/** Spellings of one letter within a script: Hebrew final letters, Arabic and Persian variants, Latin special cases. */
const VARIANTS: Readonly<Record<string, string>> = {
  ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ', ײ: 'יי', װ: 'וו', ױ: 'וי',
  ى: 'ي', ی: 'ي', ې: 'ي', ک: 'ك', ة: 'ه', ۀ: 'ه', ہ: 'ه', ھ: 'ه', ە: 'ه', ٱ: 'ا',
  ß: 'ss', ı: 'i', ſ: 's', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h',
}; // biome-ignore format: one line a script

const cache = new Map<number, Character>();
const CACHE_LIMIT = 20_000;

/** What one code point does in a name. Lone surrogates are separators. */
export function characterOf(codePoint: number): Character {
  const known = cache.get(codePoint);
  if (known) return known;
  if (cache.size >= CACHE_LIMIT) cache.clear();
  const character = plainLetter(codePoint) ?? describe(codePoint);
  cache.set(codePoint, character);
  return character;
}

/** Blocks whose letters need no looking up: where each begins and ends, and its script. */
const PLAIN: readonly (readonly [first: number, last: number, script: Script])[] = [
  [0xc0, 0xd6, 'latin'],
  [0xd8, 0xf6, 'latin'],
  [0xf8, 0x24f, 'latin'],
  [0x400, 0x481, 'cyrillic'],
  [0x48a, 0x52f, 'cyrillic'],
  [0x5d0, 0x5ea, 'hebrew'],
  [0x621, 0x63a, 'arabic'],
  [0x641, 0x64a, 'arabic'],
];

/**
 * A letter of one of the blocks that names are mostly written in, described as {@link describe} does. Without its
 * expressions, which take the browser longer to compile than all else that a first answer needs.
 *
 * @returns `undefined` for every other character, and for letters that {@link describe} has to say more of.
 */
function plainLetter(codePoint: number): Character | undefined {
  const script = PLAIN.find(([first, last]) => codePoint >= first && codePoint <= last)?.[2];
  if (!script) return undefined;
  const text = String.fromCharCode(codePoint);
  const parts = text.normalize('NFD');
  if (smallCapital(text) !== undefined || text.normalize('NFKD') !== parts) return undefined;
  const lower = parts.charAt(0).toLowerCase();
  const fold = VARIANTS[lower] ?? lower;
  const prototype = prototypeIn(fold);
  return { kind: 'letter', fold, prototype, drawn: prototype, script, styled: false };
}

/** @param codePoint any that is part of a text. */
export function describe(codePoint: number): Character {
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return other('separator');
  const text = String.fromCodePoint(codePoint);
  if (JOINERS.has(text)) return other('joiner');
  if (SIGNS.has(text)) return other('separator');
  if (CONTROL_BLANK.test(text)) return other('separator');
  if (IGNORABLE.test(text)) return other('ignorable');
  if (MARK.test(text)) return other('mark');
  if (INVISIBLE.test(text)) return other('invisible');
  return letter(text, codePoint);
}

function letter(text: string, codePoint: number): Character {
  const drawnAs = enclosedLetter(codePoint) ?? LUNATE_SIGMAS[text] ?? smallCapital(text);
  const plain = drawnAs ?? withoutMarks(text);
  const letters = [...plain].filter((part) => LETTER.test(part));
  if (letters.length === 0) return other('separator');
  const fold = letters.map((part) => VARIANTS[part.toLowerCase()] ?? part.toLowerCase()).join('');
  const prototype = prototypeIn(fold);
  const script = scriptOf(letters[0] ?? text);
  const drawn = script === 'greek' ? letters.map(drawnPrototypeOf).join('') : prototype;
  const styled = drawnAs !== undefined || isCompatibilityForm(text, letters);
  return { kind: 'letter', fold, prototype, drawn, script, styled };
}

function prototypeIn(fold: string): string {
  return [...fold].map((part) => (part < '\x80' ? part : prototypeOf(part))).join('');
}

/** Their compatibility form is a sigma; they are drawn as a c. */
const LUNATE_SIGMAS: Readonly<Record<string, string>> = { ϲ: 'c', Ϲ: 'c' };

function withoutMarks(text: string): string {
  // Hangul syllables stay whole: their decomposition only makes names longer.
  if (/^\p{Script=Hangul}$/u.test(text)) return text.normalize('NFKC');
  return text.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** True for forms that only style: mathematical, fullwidth, circled letters. Hebrew and Arabic presentation forms are not. */
function isCompatibilityForm(text: string, letters: readonly string[]): boolean {
  if (/[\ufb1d-\ufdff\ufe70-\ufeff]/u.test(text)) return false;
  return text.normalize('NFKD') !== text.normalize('NFD') && letters.every((part) => part < '\u0590');
}

/**
 * Negative circled, negative squared letters (🅐, 🅰): drawn letters that Unicode gives no decomposition.
 * Source: the Enclosed Alphanumeric Supplement block, U+1F150 to U+1F169 and U+1F170 to U+1F189.
 */
function enclosedLetter(codePoint: number): string | undefined {
  for (const first of [0x1f150, 0x1f170]) {
    if (codePoint >= first && codePoint < first + 26) return String.fromCharCode(97 + codePoint - first);
  }
  return undefined;
}

/** True for letters in circles and squares, alone a mark (🅥) and in a row a word (🅑🅐🅝🅚). */
export function isEnclosedLetter(codePoint: number): boolean {
  return (codePoint >= 0x24b6 && codePoint <= 0x24e9) || (codePoint >= 0x1f130 && codePoint <= 0x1f189);
}

function scriptOf(text: string): Script {
  if (/^\p{N}$/u.test(text)) return 'none';
  return SCRIPTS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';
}

function other(kind: CharacterKind): Character {
  return { kind, fold: '', prototype: '', drawn: '', script: 'none', styled: false };
}
