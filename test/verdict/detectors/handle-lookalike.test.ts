import { describe, expect, test } from 'vitest';
import { detectHandleLookalike, editBudget } from '../../../lib/verdict/detectors/handle-lookalike.ts';
import { bundledIndex, judgedByBundled } from '../bundled.ts';
import { EXCHANGE, reasonOf } from '../cast.ts';
import { caseOf } from './case.ts';

const reasons = (handle: string) => detectHandleLookalike(caseOf({ handle }, bundledIndex)).map(({ reason }) => reason);
const official = 'MOHreport';

describe('look-alike characters', () => {
  test.each([
    ['M0Hreport', 'MOHreport', [['0', 'o']]],
    [
      'M0Hrep0rt',
      'MOHreport',
      [
        ['0', 'o'],
        ['0', 'o'],
      ],
    ],
    ['GouvT9', 'GouvTG', [['9', 'g']]],
    ['BN0News', 'BNONews', [['0', 'o']]],
    ['thehackernevvs', 'thehackernews', [['vv', 'w']]],
    ['MlNSAPCuba', 'MINSAPCuba', [['l', 'i']]],
    [
      '1srae1policeforce',
      'israelpoliceforce',
      [
        ['1', 'i'],
        ['1', 'l'],
      ],
    ],
    ['amitsegaI', 'amitsegal', [['I', 'l']]],
    ['Co1nFi', 'coinfi', [['1', 'i']]],
    ['arnitsegal', 'amitsegal', [['rn', 'm']]],
    ['thecradlernedia', 'thecradlemedia', [['rn', 'm']]],
    ['thecradlemeclia', 'thecradlemedia', [['cl', 'd']]],
    ['5anidadgob', 'sanidadgob', [['5', 's']]],
  ])('%s for %s', (written, genuine, changed) => {
    expect(reasons(written)).toEqual([
      {
        code: 'handle-homoglyph',
        written,
        official: genuine,
        changed: changed.map(([swapped, letter]) => ({ written: swapped, official: letter })),
      },
    ]);
  });
});

describe('slips', () => {
  test.each([
    ['MOHreprt', 'omission'],
    ['MOHrreport', 'repetition'],
    ['MOHrepotr', 'transposition'],
    ['MOHreporr', 'substitution'],
    ['MOHerxport', undefined],
  ])('%s: %s', (written, kind) => {
    expect(reasons(written)).toEqual(kind ? [{ code: 'handle-typo', written, official, kind }] : []);
  });

  test('several at once on a long handle', () => {
    expect(reasons('verkhovaradaukrany')).toEqual([
      { code: 'handle-typo', written: 'verkhovaradaukrany', official: 'verkhovnaradaukrainy', kind: 'several' },
    ]);
  });

  test('the longer a handle, the more may differ', () => {
    const budgets = Array.from({ length: 33 }, (_, length) => editBudget(length));
    expect(budgets).toEqual(budgets.toSorted((a, b) => a - b));
    expect(editBudget(4)).toBe(0);
    expect(editBudget(32)).toBeLessThanOrEqual(4);
  });
});

describe('underscores', () => {
  test.each([
    ['MOH_report', 'MOHreport'],
    ['M_O_H_report', 'MOHreport'],
    ['PikudHaOrefall', 'PikudHaOref_all'],
    ['Pikud_Ha_Oref_All', 'PikudHaOref_all'],
    ['idftelegram', 'idf_telegram'],
  ])('%s for %s', (written, genuine) => {
    expect(reasons(written)).toEqual([{ code: 'handle-spelling', written, official: genuine }]);
  });

  test('a plural is a spelling too', () => {
    expect(reasons('MOHreports')).toEqual([{ code: 'handle-spelling', written: 'MOHreports', official }]);
  });
});

describe('words around it', () => {
  test.each([
    ['MOHreport_official', ['official']],
    ['officialMOHreport', ['official']],
    ['real_MOHreport', ['real']],
    ['MOHreport_support', ['support']],
    ['MOHreport_help', ['help']],
    ['MOHreport_admin', ['admin']],
    ['MOHreport_team', ['team']],
    ['MOHreport_channel', ['channel']],
    ['MOHreport_live', ['live']],
    ['MOHreport_hq', ['hq']],
    ['MOHreport_tg', ['tg']],
    ['MOHreport_bot', ['bot']],
    ['MOHreport_news', ['news']],
    ['MOHreport_il', ['il']],
    ['MOHreport24', ['24']],
    ['the_MOHreport', ['the']],
  ])('%s', (written, added) => {
    expect(reasons(written)).toEqual([{ code: 'handle-extra-words', written, official, added }]);
  });

  test('several of them, each told', () => {
    const [reason] = reasons('official_MOHreport_channel');
    expect(reason).toMatchObject({ code: 'handle-extra-words', official });
    expect(reason).toHaveProperty('added', expect.arrayContaining(['official', 'channel']));
  });

  test('beside look-alikes both are told', () => {
    expect(reasons('M0Hreport_official')).toEqual([
      {
        code: 'handle-homoglyph',
        written: 'M0Hreport_official',
        official,
        changed: [{ written: '0', official: 'o' }],
      },
      { code: 'handle-extra-words', written: 'M0Hreport_official', official, added: ['official'] },
    ]);
  });

  test('"official" may be left off where the genuine handle has it', () => {
    expect(judgedByBundled({ handle: 'V_Zelenskiy_0fficial' })).toMatchObject({
      verdict: 'suspicious',
      official: 'V_Zelenskiy_official',
    });
  });
});

describe('no likeness', () => {
  test.each([
    ['riverside_club', 'nothing in common'],
    ['artisan_bakery', 'nothing either'],
    ['wordcoin', 'a letter that makes another word: workcoin'],
    ['landcoin', 'the rare part of sandcoin'],
    ['AMLX', 'four letters have no neighbours'],
    ['france24_fr', 'another language than france24_en'],
    ['coronavirus2020_uz', 'another country than coronavirus2020_kz'],
    ['vinnytskaODA', 'another region'],
    ['lvivskaODA', 'another region'],
    ['bankers', 'a word that happens to be near bankex'],
  ])('%s: %s', (handle) => {
    expect(reasons(handle)).toEqual([]);
  });

  test('of a handle with nothing in it', () => {
    expect(reasons('')).toEqual([]);
    expect(reasons('____')).toEqual([]);
    expect(reasons('משרד')).toEqual([]);
  });
});

test('whose channel it resembles is told', () => {
  expect(detectHandleLookalike(caseOf({ handle: 'Or1onExchange' }))).toMatchObject([
    { organisation: EXCHANGE, channel: EXCHANGE.channels[0], certainty: 'strong' },
  ]);
});

test('the closest of several is named', () => {
  const verdict = judgedByBundled({ handle: 'dsns_kyiv_regi0n' });
  expect(reasonOf(verdict, 'handle-homoglyph')?.official).toBe('dsns_kyiv_region');
  expect(verdict.official).toBe('dsns_kyiv_region');
});
