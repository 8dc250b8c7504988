import { expect, test } from 'vitest';
import { detectLinkText } from '../../../lib/verdict/detectors/link-text.ts';
import { HEALTH, judged } from '../cast.ts';
import { caseOf } from './case.ts';

const reasons = (linkText: string, handle = 'riverside_club') =>
  detectLinkText(caseOf({ linkText, handle })).map(({ reason }) => reason);

test.each([
  't.me/MOHreport',
  'https://t.me/MOHreport',
  'https://t.me/s/MOHreport/12',
  'http://telegram.me/MOHreport',
  'MOHreport.t.me'.toLowerCase(),
  'tg://resolve?domain=MOHreport',
  '@MOHreport',
  ' MOHreport ',
])('%j shows an official address and leads elsewhere', (linkText) => {
  expect(reasons(linkText)).toEqual([
    { code: 'link-text-differs', shown: expect.stringMatching(/^mohreport$/i), target: 'riverside_club' },
  ]);
});

test('whose address is shown is told', () => {
  expect(detectLinkText(caseOf({ linkText: '@MOHreport', handle: 'riverside_club' }))).toMatchObject([
    { organisation: HEALTH, channel: HEALTH.channels[0], certainty: 'strong' },
  ]);
});

test.each([
  ['t.me/MOHreport', 'mohREPORT', 'it leads where it says'],
  ['t.me/durov', 'riverside_club', 'the address shown is not on the list'],
  ['our second channel', 'riverside_club', 'it shows no address'],
  ['t.me/+AbCdEf', 'riverside_club', 'it shows an invitation'],
  ['https://evil.example/MOHreport', 'riverside_club', 'the address is not of Telegram'],
  ['', 'riverside_club', 'it shows nothing'],
])('%j to %s is no sign: %s', (linkText, handle) => {
  expect(reasons(linkText, handle)).toEqual([]);
});

test('without a handle there is nothing to differ from', () => {
  expect(detectLinkText(caseOf({ linkText: 't.me/MOHreport' }))).toEqual([]);
});

test('a link of an official channel to another official one is no sign', () => {
  expect(judged({ handle: 'GreatRiverAlerts', linkText: 't.me/GreatRiverCouncil' }).verdict).toBe('official');
});
