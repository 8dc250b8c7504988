/**
 * Which letters a text has, as 32 bits: texts a few edits apart differ in few of them, so most that are not near are told
 * apart without being read. One edit changes at most two bits.
 */
export function letterMask(text: string): number {
  let mask = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    mask |= 1 << (code & 31);
  }
  return mask >>> 0;
}

/** How many bits two masks differ in. */
export function lettersApart(a: number, b: number): number {
  let bits = a ^ b;
  bits -= (bits >>> 1) & 0x55555555;
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
