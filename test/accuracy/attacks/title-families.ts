import type { Organisation } from '../../../lib/list/schema.ts';
import type { Random } from '../random.ts';
import { BEFORE_NAME, BEHIND_NAME, CHANNEL_WORDS, OFFICIAL_WORDS } from '../tables/title-words.ts';
import { addMarks, drawMark, hideCharacters, styleLetters, swapLetters, type TitleEdit } from './disguises.ts';
import { withTitle } from './dress.ts';
import type { AttackFamily } from './family.ts';
import { type LanguageName, protectedAbbreviations, protectedNames } from './names.ts';
import { misspell, respellQuotes, swapFinalLetters } from './spellings.ts';

/** Twins of one organisation in one family, under several of its names. */
const EACH = 3;
/** The same where few organisations have what the family needs. */
const EACH_OF_FEW = 10;
const TRIES = 6;

/** A title made from a name; `undefined` where it cannot be. */
type NameEdit = (name: LanguageName, random: Random) => string | undefined;

/** A title that differs from the name by this edit; `undefined` where there is none. */
function forgeTitle(edit: TitleEdit, name: string, random: Random): string | undefined {
  for (let tries = 0; tries < TRIES; tries++) {
    const forged = edit(name, random);
    if (forged && forged !== name) return forged;
  }
  return undefined;
}

/** The name under one disguise, whichever its script allows. */
export function disguise(name: string, random: Random): string {
  for (const edit of random.shuffle(DISGUISES)) {
    const forged = forgeTitle(edit, name, random);
    if (forged) return forged;
  }
  return name;
}

const DISGUISES: readonly TitleEdit[] = [swapLetters, hideCharacters, addMarks, styleLetters, drawMark];

const severalDisguises: TitleEdit = (name, random) => {
  const letters = random.pick([swapLetters, addMarks, misspell, styleLetters]);
  const disguised = forgeTitle(letters, name, random);
  return disguised && forgeTitle(random.pick([hideCharacters, drawMark]), disguised, random);
};

/** A word of the name's language beside it, sometimes of English, as bilingual channels have. */
function beside(words: Readonly<Record<string, readonly string[]>>): NameEdit {
  return ({ language, name }, random) => {
    const inLanguage = random.chance(0.85) ? words[language] : undefined;
    const word = random.pick(inLanguage ?? words['en'] ?? []);
    const frame = random.pick(random.chance(0.25) ? BEFORE_NAME : BEHIND_NAME).replace('@', word);
    return frame.endsWith(' ') ? frame + name : name + frame;
  };
}

const addOfficial = beside(OFFICIAL_WORDS);
const addChannelWord = beside(CHANNEL_WORDS);

const abbreviate: NameEdit = (abbreviation, random) => {
  if (random.chance(0.5)) return abbreviation.name;
  return random.chance(0.6) ? addOfficial(abbreviation, random) : addChannelWord(abbreviation, random);
};

function family(
  name: string,
  edit: NameEdit,
  namesOf: (organisation: Organisation) => LanguageName[] = protectedNames,
  each = EACH,
): AttackFamily {
  return {
    name: `title: ${name}`,
    target: 'title',
    make(organisation, _channel, random) {
      const names = random.shuffle(namesOf(organisation));
      const titles = new Set<string>();
      for (let tries = 0; tries < TRIES && titles.size < each; tries++) {
        for (const title of names.map((listed) => edit(listed, random))) if (title) titles.add(title);
      }
      return [...titles].slice(0, each).map((title) => withTitle(title, random));
    },
  };
}

function disguised(name: string, edit: TitleEdit, namesOf = protectedNames, each = EACH): AttackFamily {
  return family(name, ({ name: listed }, random) => forgeTitle(edit, listed, random), namesOf, each);
}

const sameName: NameEdit = ({ name }) => name;

/** The names of the organisation's first two languages: English, and what it speaks at home. */
function mainNames(organisation: Organisation): LanguageName[] {
  const main = new Set(Object.keys(organisation.names).slice(0, 2));
  return protectedNames(organisation).filter(({ language }) => main.has(language));
}

function foreignNames(organisation: Organisation): LanguageName[] {
  const main = new Set(mainNames(organisation).map(({ language }) => language));
  return protectedNames(organisation).filter(({ language }) => !main.has(language));
}

function namesAndAbbreviations(organisation: Organisation): LanguageName[] {
  return [...protectedNames(organisation), ...protectedAbbreviations(organisation)];
}

export const TITLE_FAMILIES: readonly AttackFamily[] = [
  family('same', sameName, mainNames),
  family('same, another language', sameName, foreignNames),
  disguised('look-alike letters', swapLetters),
  disguised('invisible characters', hideCharacters),
  disguised('combining marks', addMarks),
  disguised('styled letters', styleLetters),
  disguised('drawn tick or shield', drawMark),
  disguised('letter missing or doubled', misspell),
  disguised('geresh, gershayim, apostrophes', respellQuotes, namesAndAbbreviations, EACH_OF_FEW),
  disguised('Hebrew final letters', swapFinalLetters, namesAndAbbreviations, EACH_OF_FEW),
  disguised('several disguises', severalDisguises),
  family('"official" beside it', addOfficial),
  family('updates, alerts, channel', addChannelWord),
  family('abbreviation', abbreviate, protectedAbbreviations, EACH_OF_FEW),
];
