/**
 * Writes lib/text/confusables.data.ts from the Unicode confusables data (UTS #39) that Node carries inside ICU,
 * so that the data is renewed with the pinned Node and its version is Node's own `process.versions.unicode`.
 *
 * Layout of the data: ICU's icu4c/source/i18n/uspoof_impl.h, `SpoofDataHeader`, format version 2.
 * Licence of the data: Unicode-3.0 (https://www.unicode.org/license.txt).
 *
 * Run with: npm exec -- node --experimental-strip-types scripts/unicode-confusables.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';

const MAGIC = 0x3845fdef;
const TARGET = new URL('../lib/text/confusables.data.ts', import.meta.url);

/** Letters of the scripts that organisations on the list write in, or that are mistaken for them. */
const LETTER_OR_DIGIT = /^[\p{L}\p{N}]$/u;

function readConfusables(binary: Buffer): Map<number, string> {
  const magic = Buffer.alloc(4);
  magic.writeUInt32LE(MAGIC);
  for (let at = binary.indexOf(magic); at >= 0; at = binary.indexOf(magic, at + 1)) {
    if (binary[at + 4] === 2) return decode(binary, at);
  }
  throw new Error('This Node carries no confusables data: it was built without full ICU.');
}

function decode(binary: Buffer, base: number): Map<number, string> {
  const field = (index: number) => binary.readInt32LE(base + 8 + index * 4);
  const [, keys, keyCount, values, , strings] = [0, 1, 2, 3, 4, 5].map(field) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const map = new Map<number, string>();
  for (let index = 0; index < keyCount; index++) {
    const key = binary.readInt32LE(base + keys + index * 4);
    const length = ((key >>> 24) & 0xff) + 1;
    const value = binary.readUInt16LE(base + values + index * 2);
    const text =
      length === 1
        ? String.fromCharCode(value)
        : binary.toString('utf16le', base + strings + value * 2, base + strings + (value + length) * 2);
    map.set(key & 0x1fffff, text);
  }
  return map;
}

/** Only what NFKD and lower case do not already make equal, and only what a name can be written with. */
function worthKeeping(codePoint: number, prototype: string): boolean {
  const source = String.fromCodePoint(codePoint);
  if (codePoint < 0x80 || !LETTER_OR_DIGIT.test(source)) return false;
  const bare = prototype.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (bare === '' || !/^[\p{L}\p{N}]+$/u.test(bare)) return false;
  return source.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase() !== bare;
}

/** `prototype=sources` lines; sources are differences of code points in base 36, runs as `first-length`. */
function encode(map: Map<number, string>): string {
  const groups = new Map<string, number[]>();
  for (const [codePoint, prototype] of [...map].sort((a, b) => a[0] - b[0])) {
    if (!worthKeeping(codePoint, prototype)) continue;
    const bare = prototype.normalize('NFKD').replace(/\p{M}/gu, '');
    groups.set(bare, [...(groups.get(bare) ?? []), codePoint]);
  }
  const lines = [...groups]
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
    .map(([prototype, sources]) => {
      let last = 0;
      const steps = sources.map((source) => {
        const step = (source - last).toString(36);
        last = source;
        return step;
      });
      return `${prototype}=${steps.join(' ')}`;
    });
  return lines.join('\n');
}

const map = readConfusables(readFileSync(process.execPath));
const data = encode(map);
const source = `// Written by scripts/unicode-confusables.ts from the confusables data of Unicode ${process.versions['unicode']} (UTS #39),
// Unicode-3.0 licence, Copyright © 1991-2025 Unicode, Inc., https://www.unicode.org/license.txt. Do not edit by hand.

/** The version of Unicode the data is from. */
export const CONFUSABLES_VERSION = '${process.versions['unicode']}';

/** One line a prototype: \`prototype=\`, then the letters that look like it, as base 36 steps between code points. */
export const CONFUSABLES = \`
${data.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}
\`;
`;
writeFileSync(TARGET, source);
console.log(`Unicode ${process.versions['unicode']}: ${map.size} confusables read, ${data.length} characters written.`);
