import { describe, expect, test } from 'vitest';
import { corroborateTitle, detectTitleName } from '../../../lib/verdict/detectors/title-name.ts';
import { bundledIndex, judgedByBundled } from '../bundled.ts';
import { codesOf, EXCHANGE, HEALTH, judged } from '../cast.ts';
import { caseOf } from './case.ts';

const reasons = (title: string) => detectTitleName(caseOf({ title })).map(({ reason }) => reason);
const bundledReasons = (title: string) => detectTitleName(caseOf({ title }, bundledIndex)).map(({ reason }) => reason);
const name = 'Great River Council';

describe('the name itself', () => {
  test.each([
    'Great River Council',
    'GREAT RIVER COUNCIL',
    'Great  River—Council',
    'great-river-council',
    'GreatRiverCouncil',
    'The Great River Council',
  ])('%s', (title) => {
    expect(reasons(title)).toEqual([{ code: 'title-same', name }]);
  });

  test.each([
    ['צה״ל', 'צה"ל', 'צהל', "צה''ל", 'צה׳׳ל'],
    ['צבא ההגנה לישראל', 'צבא־ההגנה־לישראל'],
  ])('%s, spelt any way', (...titles) => {
    for (const title of titles) {
      const found = detectTitleName(caseOf({ title }, bundledIndex));
      expect([title, found.map(({ organisation }) => organisation.id)]).toEqual([title, ['israel-defense-forces']]);
    }
  });

  test.each([
    ['Совет Большой реки', 'Совет Большой реки'],
    ['СОВЕТ БОЛЬШОЙ РЕКИ', 'Совет Большой реки'],
  ])('%s, another of its languages', (title, inLanguage) => {
    expect(reasons(title)).toEqual([{ code: 'title-same', name: inLanguage }]);
  });
});

describe('the name in disguise', () => {
  test.each([
    ['Grеаt Rіvеr Соunсіl', 'look-alike-letters'],
    ['Great R1ver C0uncil', 'look-alike-letters'],
    ['Great River Counci|', undefined],
    ['Gre\u200bat River Council', 'invisible-characters'],
    ['Great Ri\u00adver Council', 'invisible-characters'],
    ['\u202eGreat River Council', 'invisible-characters'],
    ['G\u0336r\u0336eat River Council', 'combining-marks'],
    ['𝐆𝐫𝐞𝐚𝐭 𝐑𝐢𝐯𝐞𝐫 𝐂𝐨𝐮𝐧𝐜𝐢𝐥', 'styled-letters'],
    ['Ｇｒｅａｔ Ｒｉｖｅｒ Ｃｏｕｎｃｉｌ', 'styled-letters'],
    ['ɢʀᴇᴀᴛ ʀɪᴠᴇʀ ᴄᴏᴜɴᴄɪʟ', 'styled-letters'],
    ['Ⓖⓡⓔⓐⓣ Ⓡⓘⓥⓔⓡ Ⓒⓞⓤⓝⓒⓘⓛ', 'styled-letters'],
    ['Greаt River Council', 'mixed-scripts'],
    ['Сoвет Большой реки', 'mixed-scripts'],
  ] as const)('%j: %s', (title, disguise) => {
    const [reason] = reasons(title);
    if (!disguise) expect(reason?.code).toBe('title-typo');
    else expect(reason).toMatchObject({ code: 'title-disguised', disguises: expect.arrayContaining([disguise]) });
  });

  test('a name that is written with marks itself is no disguise', () => {
    expect(bundledReasons('Ministère italien de la Santé')).toMatchObject([{ code: 'title-same' }]);
    expect(bundledReasons('پرس تی‌وی')).toMatchObject([{ code: 'title-same' }]);
  });
});

describe('the name misspelt', () => {
  test.each([
    'Great River Concil',
    'Great Rivver Council',
    'Greta River Council',
    'Great Rover Council',
    'משרד הבראות',
  ])('%s', (title) => {
    expect(reasons(title)).toMatchObject([{ code: 'title-typo' }]);
  });

  test.each([
    ['Great Liver Cancel', 'other words'],
    ['MOI', 'an abbreviation must be right'],
    ['Great River', 'part of the name'],
    ['Lake Council', 'another name'],
  ])('%s is not: %s', (title) => {
    expect(reasons(title)).toEqual([]);
  });

  test.each([
    ['Міністерство охорони здоров’я Румунії', 'another country'],
    ['Ministry of Health of Italia Nuova', 'another body'],
    ['Press TVX News Room', 'another name'],
    ['Іван Федотов', 'another person'],
  ])('%s is not one of the list: %s', (title) => {
    expect(bundledReasons(title)).toEqual([]);
  });
});

describe('words around the name', () => {
  test.each([
    ['Great River Council Official', ['official']],
    ['Great River Council | Updates', ['updates']],
    ['Great River Council Alerts Channel', ['alerts', 'channel']],
    ['Совет Большой реки — официальный канал', ['официальныи', 'канал']],
    ['משרד הבריאות הערוץ הרשמי', ['הערוצ', 'הרשמי']],
  ])('%s', (title, added) => {
    expect(reasons(title)).toMatchObject([{ code: 'title-extra-words', added }]);
  });

  test.each([
    'Great River Council of Fishermen',
    'Why the Great River Council failed',
    'Great River Council vs. the mill owners',
    'חדשות משרד הבריאות וקופות החולים',
  ])('%s speaks about it', (title) => {
    expect(reasons(title)).toEqual([]);
  });

  test("its own country and its other names' words add nothing", () => {
    expect(reasons('Great River Council | Совет Большой реки')).toHaveLength(1);
    expect(reasons('משרד הבריאות | ישראל')).toHaveLength(1);
  });
});

test('an abbreviation it is known by', () => {
  expect(reasons('MOH')).toEqual([{ code: 'title-abbreviation', name: 'MOH' }]);
  expect(reasons('MOH Official')).toEqual([{ code: 'title-abbreviation', name: 'MOH' }]);
  expect(reasons('מב"ר')).toEqual([{ code: 'title-abbreviation', name: 'מב״ר' }]);
});

describe('an organisation whose titles are not protected', () => {
  test('is not found by its name', () => {
    expect(reasons('Orion')).toEqual([]);
    expect(judged({ handle: 'riverside_club', title: 'Orion' }).verdict).toBe('unknown');
  });

  test('has its name count beside a handle that resembles its own', () => {
    expect(corroborateTitle(caseOf({ title: 'Orion' }), EXCHANGE)).toMatchObject([
      { organisation: EXCHANGE, reason: { code: 'title-same', name: 'Orion' } },
    ]);
    const twin = judged({ handle: 'Or1onExchange', title: 'Orion' });
    expect(twin.verdict).toBe('impersonation');
    expect(codesOf(twin)).toEqual(expect.arrayContaining(['handle-homoglyph', 'title-same']));
  });

  test('has nothing counted twice where its titles are protected', () => {
    expect(corroborateTitle(caseOf({ title: 'משרד הבריאות' }), HEALTH)).toEqual([]);
  });
});

test('a title without words resembles nobody', () => {
  expect(reasons('✅🛡')).toEqual([]);
  expect(reasons('')).toEqual([]);
});

test('a twin under the name in another of its languages leads to the same channel', () => {
  for (const title of ['פיקוד העורף', 'قيادة الجبهة الداخلية', 'Командование тыла Израиля', 'Home Front Command']) {
    expect(judgedByBundled({ handle: 'riverside_club', title }).official).toBe('PikudHaOref_all');
  }
});
