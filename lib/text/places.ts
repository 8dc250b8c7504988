import { wordTables } from './word-tables.ts';

/**
 * Country and language codes: ISO 3166-1 alpha-2, ISO 639-1 and the three-letter forms seen in handles.
 * A handle that differs from another only in such a code names another edition of the same house.
 */
export const COUNTRY_CODES =
  'ad ae af ag ai al am ao ar at au az ba bb bd be bf bg bh bi bj bn bo br bs bt bw by bz ca cd cf cg ch ci cl cm cn co cr cu cv cy cz de dj dk dm do dz ' +
  'ec ee eg er es et eu fi fj fm fr ga gb gd ge gh gm gn gq gr gt gw gy hk hn hr ht hu id ie il in iq ir is it jm jo jp ke kg kh ki km kn kp kr kw kz ' +
  'la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mr mt mu mv mw mx my mz na ne ng ni nl no np nr nz om pa pe pg ph pk pl ps pt pw py ' +
  'qa ro rs ru rw sa sb sc sd se sg si sk sl sm sn so sr ss st sv sy sz td tg th tj tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vn vu ws ye za zm zw';
export const LANGUAGE_CODES =
  'ar az be bg bn cs da de el en es et fa fi fr he hi hr hu hy id it ja ka kk ko ky lt lv ms nl no pl pt ro ru sk sl sq sr sv tg th tk tr uk ur uz vi zh';
const LONGER_CODES =
  'eng rus ukr isr esp ger deu fra fre ita por bra tur chn jpn kor ind vie usa uae ksa arab arabic english russian spanish french german hebrew persian farsi turkish chinese';

const codes: ReadonlySet<string> = new Set(`${COUNTRY_CODES} ${LANGUAGE_CODES}`.split(' '));
const longerCodes: ReadonlySet<string> = new Set(LONGER_CODES.split(' '));

/** True for `il`, `en`, `usa`, `english` and the like, lower case. */
export function isPlaceCode(word: string): boolean {
  return codes.has(word) || longerCodes.has(word);
}

/** Codes that are words of their own, or of Telegram's: they say no country unless something else does. */
const AMBIGUOUS_CODES: ReadonlySet<string> = new Set(
  'tg tv my in is it me no to be so am id io ai la de do al at by us co cc as an ad ag ba pm pr ps sc sh st fm gg hr ms mt ne pg re va vc et es en or ch lb mm mp'.split(
    ' ',
  ),
);

/** True for a code that can hardly be anything but a country or a language: `ec`, `ua`, `fr`. */
export function isPlainPlaceCode(word: string): boolean {
  return isPlaceCode(word) && !AMBIGUOUS_CODES.has(word);
}

/** Names of countries, folded and joined, with their ISO 3166-1 code. */
export function countryNames(): ReadonlyMap<string, string> {
  return wordTables().countries;
}

/** Country names are looked for inside other words from this length on; Chad and Togo are in too many. */
const MIN_NAME_INSIDE = 5;

let starts: Set<string> | undefined;

/** The ISO 3166-1 codes of countries whose names stand in a handle: `healthukraine`. */
export function countriesIn(handle: string): string[] {
  const names = countryNames();
  starts ??= new Set(Array.from(names.keys(), (name) => name.slice(0, MIN_NAME_INSIDE)));
  const found: string[] = [];
  for (let start = 0; start + MIN_NAME_INSIDE <= handle.length; start++) {
    if (!starts.has(handle.slice(start, start + MIN_NAME_INSIDE))) continue;
    for (let end = start + MIN_NAME_INSIDE; end <= handle.length; end++) {
      const country = names.get(handle.slice(start, end));
      if (country) found.push(country);
    }
  }
  return found;
}

/** Names of languages, in English and in themselves, and as a title says that it is written in one; folded and joined. */
export function languageNames(): ReadonlySet<string> {
  return wordTables().languages;
}
