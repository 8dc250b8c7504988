import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameForms, officialNames } from '../../lib/list/name-form.ts';
import { formsOf, type ListedName } from '../../lib/list/name-index.ts';
import type { Organisation } from '../../lib/list/schema.ts';
import { compileRegistry } from '../../registry/compile.ts';
import { HEALTH, HOME_FRONT } from '../fakes/list.ts';
import { nameIndexOf } from './drafted.ts';

const { organisations } = compileRegistry();
const index = nameIndexOf(organisations);
const listed = organisations
  .filter(({ protect }) => protect === 'titles')
  .flatMap((organisation) => formsOf(organisation).names);

/** Asked for by skeleton alone. */
const near = (skeleton: string, asked = index) => asked.near(skeleton, '');
const skeletons = (names: readonly ListedName[]) => names.map(({ form }) => form.skeleton);
const folds = (name: string, country?: string) => nameForms({ name, language: 'en' }, country).map(({ fold }) => fold);

describe('equal', () => {
  test('every form of every protected name is found, with its owner and the name as it is written', () => {
    for (const name of listed) expect(index.equal(name.form.skeleton)).toContainEqual(name);
  });

  test('what two organisations are called is found for both', () => {
    const twin: Organisation = { ...HEALTH, id: 'twin', names: { he: ['משרד הבריאות'] } };
    const found = nameIndexOf([HEALTH, HOME_FRONT, twin]).equal(formsOf(twin).names[0]?.form.skeleton ?? '');
    expect(found.map(({ organisation }) => organisation.id)).toEqual([HEALTH.id, 'twin']);
  });

  test('names of organisations whose titles are not protected are not', () => {
    for (const organisation of organisations.filter(({ protect }) => protect === 'handles')) {
      for (const { form } of formsOf(organisation).names) {
        const owners = index.equal(form.skeleton).map((name) => name.organisation);
        expect(owners).not.toContain(organisation);
      }
    }
  });
});

describe('near', () => {
  const LETTERS = 'eaxо0ет';

  function oneEditAway(text: string): string[] {
    const spellings: string[] = [];
    for (let at = 0; at <= text.length; at++) {
      const [before, behind] = [text.slice(0, at), text.slice(at)];
      for (const letter of LETTERS) spellings.push(before + letter + behind, before + letter + behind.slice(1));
      if (behind !== '') spellings.push(before + behind.slice(1));
    }
    return spellings;
  }

  test('every spelling one edit from any protected name of six letters or more is found', () => {
    const missed = new Set<string>();
    for (const { form } of listed) {
      if (form.skeleton.length < 6) continue;
      for (const written of oneEditAway(form.skeleton)) {
        if (index.equal(written).length > 0) continue;
        if (!skeletons(near(written)).includes(form.skeleton)) missed.add(`${written} for ${form.skeleton}`);
      }
    }
    expect([...missed]).toEqual([]);
  });

  test('a spelling two edits from a name of fifteen letters or more is found', () => {
    const long = listed.filter(({ form }) => form.skeleton.length >= 15);
    fc.assert(
      fc.property(fc.constantFrom(...long), fc.nat(), fc.nat(), fc.boolean(), ({ form }, a, b, omit) => {
        const units = [...form.skeleton];
        for (const at of [a % units.length, b % (units.length - 1)]) {
          if (omit) units.splice(at, 1);
          else units.splice(at, 1, 'q');
        }
        const written = units.join('');
        fc.pre(index.equal(written).length === 0);
        expect(skeletons(near(written))).toContain(form.skeleton);
      }),
      { numRuns: 1000 },
    );
  });

  test('a name that is there is all that is found', () => {
    for (const { form } of listed) expect(near(form.skeleton)).toEqual(index.equal(form.skeleton));
  });

  test('short names are found only when they are equal', () => {
    const idf = nameIndexOf([{ ...HEALTH, names: { en: ['IDFx'] } }]);
    expect(near('idfx', idf)).toHaveLength(1);
    for (const written of ['idf', 'idfxy', 'iddx', 'dfx']) expect(near(written, idf)).toEqual([]);
  });

  test('only few are found', () => {
    for (const { form } of listed) {
      for (const written of [form.skeleton.slice(1), `${form.skeleton}q`]) {
        expect(near(written).length).toBeLessThan(listed.length / 10);
      }
    }
    expect(near('qqjjxxwwqqjjxx')).toEqual([]);
  });

  test('anything may be asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
        expect(index.near(text, text).length).toBeLessThan(listed.length);
        expect(index.equal(text).length).toBeLessThan(listed.length);
      }),
    );
    expect(near('ministryof'.repeat(20_000))).toEqual([]);
    expect(near('')).toEqual([]);
  });
});

test('no more organisations are kept in mind than are asked about, and none is lost for it', () => {
  const many = Array.from({ length: 600 }, (_, number): Organisation => {
    return { ...HEALTH, id: `body-${number}`, names: { en: [`Regional body number ${number} of its kind`] } };
  });
  const asked = nameIndexOf(many);
  for (const turn of [1, 2]) {
    for (const organisation of many) {
      const skeleton = formsOf(organisation).names[0]?.form.skeleton ?? '';
      const owners = asked.equal(skeleton).map((name) => name.organisation);
      expect([turn, organisation.id, owners.includes(organisation)]).toEqual([turn, organisation.id, true]);
    }
  }
});

describe('forms of a name', () => {
  test.each([
    ['Ministry of Health', ['ministryofhealth']],
    ['Gov.sg, Government of Singapore', ['govsggovernmentofsingapore', 'govsg']],
    ['צה״ל - הערוץ הרשמי', ['צהלהערוצהרשמי', 'צהל']],
    ['Fars News Agency (English)', ['farsnewsagencyenglish']],
    ['🇮🇱✅', []],
  ])('%s', (name, expected) => {
    expect(folds(name)).toEqual(expected);
  });

  test('without its own country where what is left is no common phrase', () => {
    expect(folds('Home Front Command of Israel', 'IL')).toContain('homefrontcommand');
    expect(folds('Home Front Command of Israel', 'UA')).not.toContain('homefrontcommand');
    expect(folds('Ministry of Health of Israel', 'IL')).toEqual(['ministryofhealthofisrael']);
  });

  test('are never empty, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        for (const form of nameForms({ name, language: 'en' }, 'IL'))
          expect(form.fold === '' || form.skeleton === '').toBe(false);
      }),
    );
  });
});

test('names come before abbreviations, in the order of the list', () => {
  const organisation = { ...HEALTH, abbreviations: { en: ['MOH'] } };
  expect(officialNames(organisation)).toEqual([
    { name: 'Ministry of Health of Israel', language: 'en', abbreviation: false },
    { name: 'משרד הבריאות', language: 'he', abbreviation: false },
    { name: 'MOH', language: 'en', abbreviation: true },
  ]);
});
