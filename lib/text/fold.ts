import { type Character, characterOf, isEnclosedLetter, type Script } from './characters.ts';
import { skeletonOf } from './skeleton.ts';

/** How a text was dressed up so that it reads as another. */
export type Disguise =
  | 'look-alike-letters'
  | 'invisible-characters'
  | 'combining-marks'
  | 'styled-letters'
  | 'mixed-scripts';

/** One word of a text. */
export interface Word {
  /** Without case, accents, styling and invisible characters. */
  fold: string;
  /** The same with look-alike letters under one letter, see {@link skeletonOf}. */
  skeleton: string;
}

/** A text split into words, with what was set aside on the way. */
export interface FoldedText {
  words: Word[];
  /** Parts between separators that part names (| • – /), as ranges of {@link words}: `[first, behind the last]`. */
  segments: [number, number][];
  /** Which tricks were seen, whether or not they matter. `look-alike-letters` is for the comparer to say. */
  disguises: Disguise[];
}

/** Telegram's titles have at most 128 characters and about texts 255 (core.telegram.org/api/config); the rest is not read. */
const MAX_LETTERS = 320;
const MAX_UNITS = 4096;

/** Hebrew final letters, and the form of the letter each looks like inside a word. */
const FINAL_FORMS: Readonly<Record<string, string>> = { ן: 'ו', ם: 'ס', ך: 'ד' };

const ZERO_WIDTH_JOINERS: ReadonlySet<number> = new Set([0x200c, 0x200d]);

const SEGMENT_ENDS = new Set('|•·–—/\\:;()[]{}«»<>,，、।।…~→⟶➡★☆✦-+&');

/**
 * Splits a text into comparable words. Time and memory are bounded whatever comes in; lone surrogates part words.
 *
 * Source: NFKD and default-ignorable code points (UAX #15, UTS #39 section 4), with the folds of Hebrew and Arabic
 * described at {@link characterOf}.
 */
export function foldText(text: string): FoldedText {
  const folder = new Folder();
  const end = Math.min(text.length, MAX_UNITS);
  for (let at = 0; at < end && folder.letters < MAX_LETTERS; at++) {
    const code = text.charCodeAt(at);
    if (code < 128) folder.ascii(code);
    else {
      const codePoint = text.codePointAt(at) ?? code;
      if (codePoint > 0xffff) at++;
      if (isEnclosedLetter(codePoint) && !isBesideEnclosed(text, at, codePoint)) folder.mark();
      else folder.other(codePoint);
    }
  }
  return folder.finish();
}
/** @param end the last unit of the letter. */
function isBesideEnclosed(text: string, end: number, codePoint: number): boolean {
  const start = codePoint > 0xffff ? end - 1 : end;
  const before = [text.codePointAt(start - 2) ?? 0, text.codePointAt(start - 1) ?? 0];
  return isEnclosedLetter(text.codePointAt(end + 1) ?? 0) || before.some(isEnclosedLetter);
}

class Folder {
  letters = 0;
  private fold = '';
  private prototype = '';
  private drawn = '';
  private finalForm: string | undefined;
  private words: Word[] = [];
  private segments: [number, number][] = [];
  private segmentStart = 0;
  private wordScripts = new Set<Script>();
  private disguises = new Set<Disguise>();
  private marks = 0;

  ascii(code: number): void {
    if ((code >= 97 && code <= 122) || (code >= 48 && code <= 57)) this.add(String.fromCharCode(code), code >= 97);
    else if (code >= 65 && code <= 90) this.add(String.fromCharCode(code + 32), true);
    else if (code !== 39 && code !== 34 && code !== 96) {
      // Quotes and apostrophes are nothing inside a word, and at its edge a blank follows.
      this.endWord();
      if (SEGMENT_ENDS.has(String.fromCharCode(code))) this.endSegment();
    }
  }

  other(codePoint: number): void {
    const character = characterOf(codePoint);
    switch (character.kind) {
      case 'letter':
        this.restoreFinal();
        this.letter(character, codePoint);
        break;
      case 'mark':
        this.marks++;
        break;
      case 'invisible':
        // Between separators a zero-width joiner makes one emoji of several.
        if (this.fold !== '' || !ZERO_WIDTH_JOINERS.has(codePoint)) this.disguises.add('invisible-characters');
        break;
      case 'separator':
        this.endWord();
        this.endSegment();
        break;
      default:
    }
  }

  /** A letter that is a mark: it parts words, and parts a name from what is beside it. */
  mark(): void {
    this.endWord();
    this.endSegment();
  }

  finish(): FoldedText {
    this.endWord();
    this.endSegment();
    if (this.marks > 0) this.disguises.add('combining-marks');
    return { words: this.words, segments: this.segments, disguises: [...this.disguises] };
  }

  private add(letter: string, latin: boolean): void {
    this.fold += letter;
    this.prototype += letter;
    this.drawn += letter;
    this.letters++;
    if (latin) this.wordScripts.add('latin');
  }

  private letter(character: Character, codePoint: number): void {
    this.fold += character.fold;
    this.prototype += character.prototype;
    this.drawn += character.drawn;
    this.finalForm = FINAL_FORMS[String.fromCodePoint(codePoint)];
    this.letters++;
    if (character.styled) this.disguises.add('styled-letters');
    if (character.script !== 'none') this.wordScripts.add(character.script);
  }

  /** A Hebrew final letter with another behind it is none: it is drawn for what it looks like. */
  private restoreFinal(): void {
    if (this.finalForm === undefined) return;
    this.prototype = this.prototype.slice(0, -1) + this.finalForm;
    this.drawn = this.drawn.slice(0, -1) + this.finalForm;
  }

  private endWord(): void {
    this.finalForm = undefined;
    if (this.fold === '') return;
    if (this.wordScripts.size > 1) this.disguises.add('mixed-scripts');
    // A Greek capital among other letters is drawn for what it looks like; in a Greek word it is itself.
    const letters = this.wordScripts.size > 1 ? this.drawn : this.prototype;
    this.words.push({ fold: this.fold, skeleton: skeletonOf(letters) });
    this.fold = '';
    this.prototype = '';
    this.drawn = '';
    this.wordScripts.clear();
  }

  private endSegment(): void {
    if (this.words.length > this.segmentStart) this.segments.push([this.segmentStart, this.words.length]);
    this.segmentStart = this.words.length;
  }
}
