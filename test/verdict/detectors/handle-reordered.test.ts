import { expect, test } from 'vitest';
import { detectHandleReordered } from '../../../lib/verdict/detectors/handle-reordered.ts';
import { bundledIndex, judgedByBundled } from '../bundled.ts';
import { caseOf } from './case.ts';

const reasons = (handle: string) => detectHandleReordered(caseOf({ handle }, bundledIndex)).map(({ reason }) => reason);

test.each([
  ['Kharkiv_DSNS', 'DSNS_Kharkiv'],
  ['KharkivDSNS', 'DSNS_Kharkiv'],
  ['Kharkiv_D5NS', 'DSNS_Kharkiv'],
  ['reportMOH', 'MOHreport'],
  ['telegram_idf', 'idf_telegram'],
  ['ukraine_mvs', 'mvs_ukraine'],
  ['region_kyiv_dsns', 'dsns_kyiv_region'],
  ['ODA_Sumy_news', 'Sumy_news_ODA'],
  ['BMG_Corona_Infokanal', 'Corona_Infokanal_BMG'],
  ['all_PikudHaOref', 'PikudHaOref_all'],
])('%s has the words of %s', (written, official) => {
  expect(reasons(written)).toEqual([{ code: 'handle-reordered', written, official }]);
});

test('with "official" around it, it still has', () => {
  expect(reasons('Kharkiv_DSNS_official')).toEqual([
    { code: 'handle-reordered', written: 'Kharkiv_DSNS_official', official: 'DSNS_Kharkiv' },
  ]);
});

test.each([
  ['DSNS_Kharkiv', 'the same order'],
  ['makerdao', 'daomaker, another project'],
  ['trepoHOM', 'letters of MOHreport in no order of its words'],
  ['newsBNO_kyiv', 'other words'],
  ['', 'nothing'],
])('%s has not: %s', (handle) => {
  expect(reasons(handle)).toEqual([]);
});

test('it is suspicious alone', () => {
  expect(judgedByBundled({ handle: 'Kharkiv_DSNS' })).toMatchObject({
    verdict: 'suspicious',
    official: 'DSNS_Kharkiv',
  });
});
