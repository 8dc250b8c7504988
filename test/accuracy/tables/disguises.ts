/** What is written in a title and not seen: Unicode's format characters and fillers (categories Cf and Lo, default-ignorable). */
export const INVISIBLE = [
  '\u00ad', // soft hyphen
  '\u034f', // combining grapheme joiner
  '\u061c', // Arabic letter mark
  '\u180e', // Mongolian vowel separator
  '\u200b', // zero width space
  '\u200c', // zero width non-joiner
  '\u200d', // zero width joiner
  '\u200e', // left-to-right mark
  '\u200f', // right-to-left mark
  '\u2060', // word joiner
  '\u2063', // invisible separator
  '\ufeff', // zero width no-break space
  '\ufe0f', // variation selector 16
  '\u{e0061}', // tag a
] as const;

/** Pairs of bidi controls that leave the text between them as it is drawn anyway. */
export const LEFT_TO_RIGHT_FRAMES = [
  ['\u202a', '\u202c'],
  ['\u202d', '\u202c'],
  ['\u2066', '\u2069'],
  ['\u2068', '\u2069'],
] as const;
export const RIGHT_TO_LEFT_FRAMES = [
  ['\u202b', '\u202c'],
  ['\u202e', '\u202c'],
  ['\u2067', '\u2069'],
  ['\u2068', '\u2069'],
] as const;

/** Draws what follows from right to left: text written backwards comes out right. */
export const RIGHT_TO_LEFT_OVERRIDE = '\u202e';
export const END_OF_OVERRIDE = '\u202c';

/** Blanks other than the space: no-break, en, em, thin, narrow no-break, ideographic. */
export const BLANKS = ['\u00a0', '\u2002', '\u2003', '\u2009', '\u202f', '\u3000'] as const;

/** Marks over, under and through letters, faint enough to be overlooked. */
export const COMBINING_MARKS = [
  '\u0301',
  '\u0307',
  '\u0308',
  '\u030a',
  '\u0323',
  '\u0325',
  '\u0331',
  '\u0332',
  '\u0335',
] as const;
/** Nikkud: sheva, hiriq, tsere, segol, patah, qamats, holam, dagesh; and one mark of cantillation. */
export const NIKKUD = [
  '\u05b0',
  '\u05b4',
  '\u05b5',
  '\u05b6',
  '\u05b7',
  '\u05b8',
  '\u05b9',
  '\u05bc',
  '\u0591',
] as const;
/** Tashkeel: tanwin, fatha, damma, kasra, shadda, sukun, superscript alef. */
export const TASHKEEL = ['\u064b', '\u064e', '\u064f', '\u0650', '\u0651', '\u0652', '\u0670'] as const;
/** The stroke that lengthens an Arabic word. */
export const TATWEEL = '\u0640';

/** Drawn to look like Telegram's tick, or to look official. */
export const DRAWN_MARKS = [
  '✅',
  '☑️',
  '☑',
  '✔️',
  '✔',
  '✓',
  '🗸',
  '🛡',
  '🛡️',
  '🔰',
  '💠',
  '🔵',
  '🌀',
  '⚜️',
  '🏅',
  '🎖',
  '⭐️',
  '🔹',
  '🆗',
  '💯',
  'Ⓥ',
  '🅥',
  '®',
  '™',
  '[✓]',
  '(✔)',
] as const;

/** Ways to write an apostrophe or geresh, the last none at all. */
export const APOSTROPHES = ["'", '’', '‘', 'ʼ', 'ʻ', '`', '´', '′', '׳', ''] as const;
/** Ways to write gershayim, the last none at all. */
export const GERSHAYIM = ['"', '״', '“', '”', '„', '″', "''", '׳׳', '’’', '``', ''] as const;

/** Letters of Hebrew that are written otherwise at the end of a word. */
export const FINAL_LETTERS: ReadonlyMap<string, string> = new Map([
  ['כ', 'ך'],
  ['מ', 'ם'],
  ['נ', 'ן'],
  ['פ', 'ף'],
  ['צ', 'ץ'],
]);
