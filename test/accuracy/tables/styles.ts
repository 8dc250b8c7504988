/** Writes one letter in a style, or gives it back as it is. */
export type Style = (letter: string) => string;

const SMALL_CAPITALS = [...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡxʏᴢ'];
const SUPERSCRIPTS = [...'ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖ𐞥ʳˢᵗᵘᵛʷˣʸᶻ'];

/** Letters the mathematical block leaves out because an older block has them (unicode.org/charts, U+1D400). */
const HOLES: ReadonlyMap<number, string> = new Map([
  [0x1d455, 'ℎ'],
  [0x1d49d, 'ℬ'],
  [0x1d4a0, 'ℰ'],
  [0x1d4a1, 'ℱ'],
  [0x1d4a3, 'ℋ'],
  [0x1d4a4, 'ℐ'],
  [0x1d4a7, 'ℒ'],
  [0x1d4a8, 'ℳ'],
  [0x1d4ad, 'ℛ'],
  [0x1d4ba, 'ℯ'],
  [0x1d4bc, 'ℊ'],
  [0x1d4c4, 'ℴ'],
  [0x1d506, 'ℭ'],
  [0x1d50b, 'ℌ'],
  [0x1d50c, 'ℑ'],
  [0x1d515, 'ℜ'],
  [0x1d51d, 'ℨ'],
  [0x1d53a, 'ℂ'],
  [0x1d53f, 'ℍ'],
  [0x1d545, 'ℕ'],
  [0x1d547, 'ℙ'],
  [0x1d548, 'ℚ'],
  [0x1d549, 'ℝ'],
  [0x1d551, 'ℤ'],
]);

/** Capitals then small letters from this code point on: bold, italic, script, fraktur, double-struck, sans, monospace. */
const MATHEMATICAL = [
  0x1d400, 0x1d434, 0x1d468, 0x1d49c, 0x1d4d0, 0x1d504, 0x1d538, 0x1d56c, 0x1d5a0, 0x1d5d4, 0x1d670,
];
/** Capitals only: squared, negative squared, negative circled. */
const CAPITALS_ONLY = [0x1f130, 0x1f170, 0x1f150];

/** Styles for Latin letters. */
export const LATIN_STYLES: readonly Style[] = [
  ...MATHEMATICAL.map((capitals) => styled(capitals, capitals + 26)),
  styled(0xff21, 0xff41), // fullwidth
  styled(0x24b6, 0x24d0), // circled
  ...CAPITALS_ONLY.map((capitals) => styled(capitals, capitals)),
  (letter) => SMALL_CAPITALS[letterNumber(letter)] ?? letter,
  (letter) => SUPERSCRIPTS[letterNumber(letter)] ?? letter,
];

const WIDE_HEBREW = new Map(Object.entries({ א: 'ﬡ', ד: 'ﬢ', ה: 'ﬣ', כ: 'ﬤ', ל: 'ﬥ', ם: 'ﬦ', ר: 'ﬧ', ת: 'ﬨ' }));
/** With a dagesh or a shin dot of their own. */
const POINTED_HEBREW = new Map(
  Object.entries({
    ב: '\ufb31',
    ג: '\ufb32',
    ו: '\ufb35',
    ט: '\ufb38',
    י: '\ufb39',
    ס: '\ufb41',
    פ: '\ufb44',
    ש: '\ufb2a',
  }),
);

/** Styles for Hebrew letters: the wide ones, the pointed ones (unicode.org/charts, U+FB00). */
export const HEBREW_STYLES: readonly Style[] = [
  (letter) => WIDE_HEBREW.get(letter) ?? letter,
  (letter) => POINTED_HEBREW.get(letter) ?? letter,
];

/** The isolated forms; the final one follows each (unicode.org/charts, U+FE70). */
const ARABIC_FORMS = new Map(
  Object.entries({
    ا: 0xfe8d,
    ب: 0xfe8f,
    ة: 0xfe93,
    ت: 0xfe95,
    ج: 0xfe9d,
    ح: 0xfea1,
    خ: 0xfea5,
    د: 0xfea9,
    ر: 0xfead,
    ز: 0xfeaf,
  })
    .concat(Object.entries({ س: 0xfeb1, ش: 0xfeb5, ص: 0xfeb9, ط: 0xfec1, ع: 0xfec9, ف: 0xfed1, ق: 0xfed5, ك: 0xfed9 }))
    .concat(Object.entries({ ل: 0xfedd, م: 0xfee1, ن: 0xfee5, ه: 0xfee9, و: 0xfeed, ي: 0xfef1, أ: 0xfe83, إ: 0xfe87 })),
);

/** Styles for Arabic letters: presentation forms. */
export const ARABIC_STYLES: readonly Style[] = [arabic(0), arabic(1)];

function arabic(form: number): Style {
  return (letter) => {
    const isolated = ARABIC_FORMS.get(letter);
    return isolated === undefined ? letter : String.fromCodePoint(isolated + form);
  };
}

function styled(capitals: number, small: number): Style {
  return (letter) => {
    const first = /[A-Z]/.test(letter) ? capitals : small;
    const number = letterNumber(letter);
    return number < 0 ? letter : (HOLES.get(first + number) ?? String.fromCodePoint(first + number));
  };
}

/** 0 for a and A to 25 for z and Z, -1 for anything else. */
function letterNumber(letter: string): number {
  return /^[A-Za-z]$/.test(letter) ? letter.toLowerCase().charCodeAt(0) - 97 : -1;
}
