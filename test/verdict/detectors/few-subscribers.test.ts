import { expect, test } from 'vitest';
import { corroborateFewSubscribers } from '../../../lib/verdict/detectors/few-subscribers.ts';
import { COUNCIL, codesOf, HEALTH, judged } from '../cast.ts';
import { caseOf } from './case.ts';

const few = (subscribers: number, organisation = COUNCIL) =>
  corroborateFewSubscribers(caseOf({ subscribers }), organisation).map(({ reason }) => reason);

test.each([0, 1, 40, 1000])('%i where the genuine channel has 120,000 are few', (subscribers) => {
  expect(few(subscribers)).toEqual([{ code: 'few-subscribers', subscribers, genuine: 120_000 }]);
});

test.each([60_000, 120_000, 5_000_000])('%i are not', (subscribers) => {
  expect(few(subscribers)).toEqual([]);
});

test('nothing is said where the genuine channel is small, or its number is not known', () => {
  const small = { ...COUNCIL, channels: COUNCIL.channels.map((channel) => ({ ...channel, subscribers: 900 })) };
  expect(few(3, small)).toEqual([]);
  expect(few(3, HEALTH)).toEqual([]);
});

test('nothing is said where the page tells no number', () => {
  expect(corroborateFewSubscribers(caseOf({}), COUNCIL)).toEqual([]);
});

test.each([Number.NaN, -5, Number.POSITIVE_INFINITY])('%d is no number of subscribers', (subscribers) => {
  expect(few(subscribers)).toEqual([]);
});

test('alone it says nothing', () => {
  expect(codesOf(judged({ handle: 'riverside_club', subscribers: 1 }))).toEqual([]);
});
