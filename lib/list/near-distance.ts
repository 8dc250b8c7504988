/** No handle is longer (core.telegram.org/method/account.checkUsername). */
export const MAX_UNITS = 32;

/**
 * The edit distance of one ASCII text to many others, in machine words: Myers, "A fast bit-vector algorithm for
 * approximate string matching based on dynamic programming" (JACM 1999), in the form of Hyyrö (2003).
 */
export class NearDistance {
  private text = '';
  /** For each character the places where it stands, as bits. */
  private readonly places = new Uint32Array(128);

  /** @param text ASCII; what is longer than {@link MAX_UNITS} is cut off. */
  constructor(text = '') {
    this.from(text);
  }

  /** Takes another text to measure from, in place of the one before. */
  from(text: string): void {
    for (let at = 0; at < this.text.length; at++) this.places[this.text.charCodeAt(at) & 127] = 0;
    this.text = text.slice(0, MAX_UNITS);
    for (let at = 0; at < this.text.length; at++) {
      const code = text.charCodeAt(at) & 127;
      this.places[code] = (this.places[code] ?? 0) | (1 << at);
    }
  }

  /** The Levenshtein distance to the characters of `texts` from `start` on, up to a zero or {@link MAX_UNITS} of them. */
  to(texts: Uint8Array, start: number): number {
    const own = this.text.length;
    const end = start + lengthOf(texts, start);
    if (own === 0) return end - start;
    const last = 1 << (own - 1);
    let plus = -1;
    let minus = 0;
    let distance = own;
    for (let at = start; at < end; at++) {
      const equal = this.places[texts[at] ?? 0] ?? 0;
      const diagonal = (((equal & plus) + plus) ^ plus) | equal | minus;
      let up = minus | ~(diagonal | plus);
      let down = plus & diagonal;
      if (up & last) distance++;
      if (down & last) distance--;
      up = (up << 1) | 1;
      down <<= 1;
      plus = down | ~(diagonal | up);
      minus = up & diagonal;
    }
    return distance;
  }
}

function lengthOf(texts: Uint8Array, start: number): number {
  let length = 0;
  while (length < MAX_UNITS && texts[start + length]) length++;
  return length;
}
