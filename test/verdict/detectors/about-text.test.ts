import { describe, expect, test } from 'vitest';
import { corroborateAboutLink, detectAboutClaim } from '../../../lib/verdict/detectors/about-text.ts';
import { judgedByBundled } from '../bundled.ts';
import { COUNCIL, HEALTH, judged } from '../cast.ts';
import { caseOf } from './case.ts';

const claims = (about: string) =>
  detectAboutClaim(caseOf({ handle: 'riverside_club', about })).map(({ reason }) => reason);

const links = (about: string, organisation = HEALTH) =>
  corroborateAboutLink(caseOf({ handle: 'riverside_club', about }), organisation).map(({ reason }) => reason);

describe('a claim to be official', () => {
  test.each([
    ['The official channel of the Great River Council', 'Great River Council'],
    ['Official channel of Great River Council. Follow us!', 'Great River Council'],
    ['OFFICIAL — Great River Council', 'Great River Council'],
    ['Официальный канал: Совет Большой реки', 'Совет Большой реки'],
    ['הערוץ הרשמי של משרד הבריאות', 'משרד הבריאות'],
    ['משרד הבריאות - הערוץ הרשמי', 'משרד הבריאות'],
    ['Official channel of the Greаt River Counсil', 'Great River Council'],
  ])('%s', (about, name) => {
    expect(claims(about)).toEqual([{ code: 'about-claims-official', name }]);
  });

  test.each([
    ['официальный канал Министерство здравоохранения Украины', 'ukraine-ministry-of-health'],
    ['Офіційний канал Міністерство внутрішніх справ України', 'ukraine-ministry-of-internal-affairs'],
    ['القناة الرسمية شرطة إسرائيل', 'israel-police'],
    ['Canal oficial del Ministerio de Sanidad de España', 'spain-ministry-of-health'],
    ['Canale ufficiale del Ministero della Salute', 'italy-ministry-of-health'],
  ])('%s, of the bundled list', (about, id) => {
    const { verdict, organisation, reasons } = judgedByBundled({ handle: 'riverside_club', about });
    expect([verdict, organisation?.id]).toEqual(['suspicious', id]);
    expect(reasons).toMatchObject([{ code: 'about-claims-official' }]);
  });

  test.each([
    ['Great River Council', 'no claim'],
    ['The official channel of the chess club', 'a claim of somebody else'],
    ['Official news about boats, run by fans of the Great River Council', 'fans'],
    ['Unofficial channel about the Great River Council', 'unofficial'],
    ['', 'nothing'],
    ['\u200b\u0301', 'nothing to read'],
  ])('%j makes none: %s', (about) => {
    expect(claims(about)).toEqual([]);
  });

  test.each([
    'Not the official channel of the Great River Council',
    'This is not an official channel of the Great River Council',
    'Неофициальный канал о Совет Большой реки',
    'לא הערוץ הרשמי של משרד הבריאות',
  ])('that is denied makes nobody suspicious: %s', (about) => {
    expect(judged({ handle: 'riverside_club', about }).verdict).toBe('unknown');
  });

  test('far behind the longest about text is not read', () => {
    expect(claims(`${'x '.repeat(5000)} official channel of the Great River Council`)).toEqual([]);
  });
});

describe('a link to the genuine channel', () => {
  test.each([
    'Write to @MOHreport',
    'see https://t.me/MOHreport',
    't.me/mohREPORT/5',
    'telegram.me/MOHreport.',
    'הערוץ: @MOHreport',
  ])('%s', (about) => {
    expect(links(about)).toEqual([{ code: 'about-links-official', official: 'MOHreport' }]);
  });

  test.each(['MOHreport', '@MOHreports', '@MOHrep', 't.me/MOH_report', ''])('%j is none', (about) => {
    expect(links(about)).toEqual([]);
  });

  test('to any of its channels is one', () => {
    expect(links('@GreatRiverAlerts', COUNCIL)).toEqual([
      { code: 'about-links-official', official: 'GreatRiverAlerts' },
    ]);
    expect(links('@GreatRiverAlerts', HEALTH)).toEqual([]);
  });
});
