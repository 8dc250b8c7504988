import { LETTERS, LONG_PROTOTYPES, LOOKS_LIKE, PROTOTYPES } from './confusables.data.ts';
import { numbersIn, rising, signed } from './numbers-in-text.ts';

/**
 * Small capitals: phonetic letters that fonts draw as capitals. They style text, and they are the prototypes UTS #39
 * gives to lower-case Cyrillic letters (м, н, в, т), whose capitals it gives to Latin ones.
 */
const SMALL_CAPITALS = 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢ';
const SMALL_CAPITAL_VARIANTS: Readonly<Record<string, string>> = { ǫ: 'q', ĸ: 'k', ɪ: 'i', ʟ: 'l', ß: 'b', ꭓ: 'x' };

/**
 * Letters of one script that only a stroke or its dots tell apart, each line under its first letter: Hebrew letters that
 * differ by a gap or a corner, Arabic letters of one form (rasm, as scholars of manuscripts write them).
 */
const SAME_FORM = ['הח', 'דר', 'וז', 'بتثنيپٹ', 'جحخچ', 'دذ', 'رزژ', 'سش', 'صض', 'طظ', 'عغ', 'فق'];

const formOf = new Map<string, string>();
for (const letters of SAME_FORM) for (const letter of letters) formOf.set(letter, letters.charAt(0));

/**
 * Letters that UTS #39 gives no Latin prototype, but whose forms are used for Latin ones and the other way round:
 * n and u for Cyrillic п and и as they are written by hand; a 3, which counts as an e, for з.
 */
const AS_WRITTEN: Readonly<Record<string, string>> = { π: 'n', ᴎ: 'u', ɜ: 'e' };

const ASCII_LETTERS = /^[a-z]+$/;
const HAS_DIGIT = /[0-9]/;
const LETTER = /^\p{L}/u;

let prototypes: Map<number, string> | undefined;

/** Reads the table on first use, so that a page that never judges never pays for it. */
function prototypeTable(): Map<number, string> {
  if (prototypes) return prototypes;
  const single = rising(signed(numbersIn(PROTOTYPES))).values();
  const long = LONG_PROTOTYPES.split(' ').values();
  const known: string[] = [];
  const looksLike = numbersIn(LOOKS_LIKE).map((number) => {
    if (number > 1) return known[number - 2] ?? '';
    const prototype = number === 1 ? long.next().value : String.fromCodePoint(single.next().value ?? 0);
    known.push(prototype ?? '');
    return prototype ?? '';
  });
  prototypes = new Map(rising(numbersIn(LETTERS)).map((codePoint, at) => [codePoint, looksLike[at] ?? '']));
  return prototypes;
}

/**
 * What a letter is mistaken for, in lower case: Latin where it looks Latin, itself otherwise. The same for both cases of
 * a letter, so that names compare without case.
 * Source: UTS #39, confusables.txt, with small capitals read as their letters.
 *
 * @param letter one code point, not ASCII, without combining marks.
 * @returns one to three letters.
 */
export function prototypeOf(letter: string): string {
  const lower = letter.toLowerCase();
  const prototype = formOf.get(lower) ?? asLatin(lower) ?? asLatin(lower.toUpperCase()) ?? lookUp(lower) ?? lower;
  return AS_WRITTEN[prototype] ?? prototype;
}

/** Greek capitals drawn like Cyrillic letters rather than Latin ones. */
const GREEK_AS_CYRILLIC: Readonly<Record<string, string>> = { Γ: 'г', Λ: 'л', Π: 'п', Φ: 'ф' };

/** The same for a letter as it is drawn: a Greek capital Η is an H, though its small η is an n. */
export function drawnPrototypeOf(letter: string): string {
  return asLatin(letter) ?? prototypeOf(GREEK_AS_CYRILLIC[letter] ?? letter);
}

/** The letter a small capital stands for; `undefined` for every other letter. */
export function smallCapital(letter: string): string | undefined {
  if (letter === 'x' || letter === 'ß' || letter === 'ĸ') return undefined;
  const plain = unstyle(letter);
  return plain === letter.toLowerCase() ? undefined : plain;
}

function asLatin(letter: string): string | undefined {
  const prototype = unstyle(lookUp(letter) ?? letter);
  if (ASCII_LETTERS.test(prototype)) return prototype;
  // A letter is read as a digit only where it is not a letter of a living alphabet: б is no 6 in a Ukrainian name.
  return HAS_DIGIT.test(prototype) && !LETTER.test(letter) ? prototype : undefined;
}

function lookUp(letter: string): string | undefined {
  const prototype = prototypeTable().get(letter.codePointAt(0) ?? 0);
  if (prototype === undefined || (HAS_DIGIT.test(prototype) && LETTER.test(letter))) return undefined;
  return prototype.toLowerCase();
}

function unstyle(letters: string): string {
  let plain = '';
  for (const letter of letters) {
    const at = SMALL_CAPITALS.indexOf(letter);
    plain += SMALL_CAPITAL_VARIANTS[letter] ?? (at >= 0 ? String.fromCharCode(97 + at) : letter);
  }
  return plain.toLowerCase();
}
