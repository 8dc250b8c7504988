import type { Random } from '../random.ts';
import {
  BLANKS,
  COMBINING_MARKS,
  DRAWN_MARKS,
  END_OF_OVERRIDE,
  INVISIBLE,
  LEFT_TO_RIGHT_FRAMES,
  NIKKUD,
  RIGHT_TO_LEFT_FRAMES,
  RIGHT_TO_LEFT_OVERRIDE,
  TASHKEEL,
  TATWEEL,
} from '../tables/disguises.ts';
import { ARABIC_STYLES, HEBREW_STYLES, LATIN_STYLES } from '../tables/styles.ts';
import { TITLE_LOOK_ALIKES } from '../tables/title-look-alikes.ts';

/** Writes a title in another way; `undefined` where this way does not apply. */
export type TitleEdit = (title: string, random: Random) => string | undefined;

const HEBREW = /\p{Script=Hebrew}/u;
const ARABIC = /\p{Script=Arabic}/u;
const LATIN = /[A-Za-z]/;

/** One letter, a few, or all that can be, as letters of other scripts. */
export const swapLetters: TitleEdit = (title, random) =>
  changeSome(title, random, (letter) => {
    const alike = TITLE_LOOK_ALIKES.get(letter);
    return alike && random.pick(alike);
  });

/** Characters that are not seen, or blanks that look like a space. */
export const hideCharacters: TitleEdit = (title, random) => {
  if (random.chance(0.25)) return frame(title, random);
  if (title.includes(' ') && random.chance(0.15)) return title.replaceAll(' ', random.pick(BLANKS));
  const letters = [...title];
  for (let left = 1 + random.below(4); left > 0; left--) {
    letters.splice(1 + random.below(letters.length - 1), 0, random.pick(INVISIBLE));
  }
  return letters.join('');
};

/** Accents, nikkud, tashkeel or tatweel, as the script has them. */
export const addMarks: TitleEdit = (title, random) =>
  changeSome(title, random, (letter) => {
    if (HEBREW.test(letter)) return letter + random.pick(NIKKUD);
    if (ARABIC.test(letter)) return letter + (random.chance(0.4) ? TATWEEL : random.pick(TASHKEEL));
    return /\p{Letter}/u.test(letter) ? letter + random.pick(COMBINING_MARKS) : undefined;
  });

/** Mathematical, fullwidth, small-capital letters and their like, and presentation forms. */
export const styleLetters: TitleEdit = (title, random) => {
  const style = random.pick(stylesFor(title));
  const styled = [...title].map((letter) => style(letter)).join('');
  return styled === title ? undefined : styled;
};

/** A tick, a shield or the like before the name, behind it, or both. */
export const drawMark: TitleEdit = (title, random) => {
  const mark = random.pick(DRAWN_MARKS);
  return random.pick([`${mark} ${title}`, `${title} ${mark}`, `${title}${mark}`, `${mark}${title}${mark}`]);
};

function frame(title: string, random: Random): string {
  if (LATIN.test(title) && random.chance(0.4)) {
    return RIGHT_TO_LEFT_OVERRIDE + [...title].reverse().join('') + END_OF_OVERRIDE;
  }
  const rightToLeft = HEBREW.test(title) || ARABIC.test(title);
  const [open, close] = random.pick<readonly [string, string]>(
    rightToLeft ? RIGHT_TO_LEFT_FRAMES : LEFT_TO_RIGHT_FRAMES,
  );
  return open + title + close;
}

function stylesFor(title: string) {
  if (HEBREW.test(title)) return HEBREW_STYLES;
  return ARABIC.test(title) ? ARABIC_STYLES : LATIN_STYLES;
}

/** Changes one of the letters that can be changed, up to four, or all of them. */
function changeSome(title: string, random: Random, change: (letter: string) => string | undefined): string | undefined {
  const letters = [...title];
  const places = letters.flatMap((letter, at) => (change(letter) === undefined ? [] : [at]));
  if (places.length === 0) return undefined;
  const count = random.chance(0.25) ? places.length : Math.min(places.length, 1 + random.below(4));
  for (const at of random.shuffle(places).slice(0, count)) {
    const letter = letters[at] ?? '';
    letters[at] = change(letter) ?? letter;
  }
  return letters.join('');
}
