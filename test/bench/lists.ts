import type { OfficialList, Organisation } from '../../lib/list/schema.ts';
import { compileRegistry } from '../../registry/compile.ts';

/** A repeatable sequence of numbers from 0 up to 1 (mulberry32, public domain). */
export function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The bundled list, filled up to `size` organisations with made-up ones: handles as long and as various, and names in three
 * languages. (Those of the bundled list whose titles are protected have eight names each.)
 */
export function listOf(size: number): OfficialList {
  const bundled = compileRegistry();
  const made = makeOrganisations(size - bundled.organisations.length, bundled);
  return { ...bundled, organisations: [...bundled.organisations, ...made].slice(0, size) };
}

const ONSETS = [
  'b',
  'br',
  'c',
  'ch',
  'd',
  'dr',
  'f',
  'g',
  'gr',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  'st',
  't',
  'v',
  'z',
];
const RHYMES = ['a', 'al', 'an', 'ar', 'e', 'el', 'en', 'er', 'i', 'in', 'ir', 'o', 'ol', 'on', 'or', 'u', 'um', 'us'];
const ENDINGS = ['', '', '', '', 'official', 'news', 'token', 'coin', 'network', '_en', '_io', 'channel', 'gov', 'tv'];
const KINDS = ['Ministry of', 'Institute of', 'City of', 'Bank of', 'Radio', 'University of', 'Agency for', ''];
const MINISTRIES = ['Міністерство', 'Адміністрація', 'Управління', 'Агентство', 'Комітет'];
const CYRILLIC = 'абвгдежзіклмнопрстуфхцчш';
const OFFICES = ['משרד', 'רשות', 'עיריית', 'מכון', 'חברת'];
const HEBREW = 'אבגדהוזחטיכלמנסעפצקרשת';

function makeOrganisations(count: number, { organisations }: OfficialList): Organisation[] {
  const random = sequence(586);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const word = () => Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(ONSETS) + pick(RHYMES)).join('');
  const taken = new Set(organisations.flatMap(({ channels }) => channels.map(({ handle }) => handle.toLowerCase())));
  const made: Organisation[] = [];
  while (made.length < count) {
    const [one, other] = [word(), word()];
    const handle = `${one}${random() < 0.3 ? '_' : ''}${random() < 0.6 ? other : ''}${pick(ENDINGS)}`.slice(0, 32);
    if (handle.length < 5 || taken.has(handle.toLowerCase())) continue;
    taken.add(handle.toLowerCase());
    const cyrillic = written(one + other, CYRILLIC);
    made.push({
      id: `made-up-${made.length}`,
      kind: 'government',
      names: {
        en: [`${pick(KINDS)} ${titled(one)} ${titled(other)}`.trim()],
        uk: [`${pick(MINISTRIES)} ${titled(cyrillic)}`],
        he: [`${pick(OFFICES)} ${written(one, HEBREW)} ${written(other, HEBREW)}`],
      },
      protect: 'titles',
      channels: [
        {
          handle,
          role: 'main',
          status: 'active',
          evidence: [{ kind: 'curated-list', source: 'made up', seen: '2026' }],
        },
      ],
    });
  }
  return made;
}

/** The word letter by letter in another alphabet. */
function written(word: string, alphabet: string): string {
  return Array.from(word, (letter) => alphabet[letter.charCodeAt(0) % alphabet.length]).join('');
}

function titled(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
