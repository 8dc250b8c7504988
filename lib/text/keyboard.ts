/** Keys that are next to each other on a QWERTY keyboard, by letter. Source: the ANSI layout. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  q: 'wa',
  w: 'qesa',
  e: 'wrds',
  r: 'etfd',
  t: 'rygf',
  y: 'tuhg',
  u: 'yijh',
  i: 'uokj',
  o: 'iplk',
  p: 'ol',
  a: 'qwsz',
  s: 'awedxz',
  d: 'serfcx',
  f: 'drtgvc',
  g: 'ftyhbv',
  h: 'gyujnb',
  j: 'huikmn',
  k: 'jiolm',
  l: 'kop',
  z: 'asx',
  x: 'zsdc',
  c: 'xdfv',
  v: 'cfgb',
  b: 'vghn',
  n: 'bhjm',
  m: 'njk',
};

/** Letters drawn alike, beyond those that count as the same. */
const ALIKE = ['uv', 'nh', 'mn', 'ce', 'ij', 'wv', 'vy', 'rn', 'hb', 'bd', 'pq', 'ao'];

/** Letters of other alphabets drawn alike: Hebrew, Cyrillic, and Arabic letters that differ in their dots. */
const ALIKE_ELSEWHERE =
  'הח הת חת וז וי ונ דר בכ סמ טמ עצ גנ וד תח רד אע כח קכ שצ ' +
  'шщ цщ гґ еє оа ьъ ии эє ыи іи вб пл нп зэ чц ' +
  'بت بث بن بي تث تن جح جخ حخ دذ رز سش صض طظ عغ فق كل هة وؤ';

const near = new Uint8Array(128 * 128);

function link(a: string, b: string): void {
  near[a.charCodeAt(0) * 128 + b.charCodeAt(0)] = 1;
  near[b.charCodeAt(0) * 128 + a.charCodeAt(0)] = 1;
}
for (const [key, others] of Object.entries(NEIGHBOURS)) for (const other of others) link(key, other);
for (const pair of ALIKE) link(pair.charAt(0), pair.charAt(1));

const nearElsewhere = new Set<number>();
for (const pair of ALIKE_ELSEWHERE.split(' ')) {
  nearElsewhere.add(pair.charCodeAt(0) * 65536 + pair.charCodeAt(1));
  nearElsewhere.add(pair.charCodeAt(1) * 65536 + pair.charCodeAt(0));
}

/** True when one lower-case letter is mistyped or misread as the other. */
export function isSlip(a: number, b: number): boolean {
  if (a < 128 && b < 128) return near[a * 128 + b] === 1;
  return nearElsewhere.has(a * 65536 + b);
}
