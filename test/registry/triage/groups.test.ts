import { expect, test } from 'vitest';
import { groupByChannel } from '../../../registry/triage/groups.ts';
import type { Incoming } from '../../../registry/triage/incoming.ts';

const of = (id: string, handle?: string, peerId?: string): Incoming => ({
  id,
  kind: 'report',
  state: 'received',
  received: '2026-11-01',
  updated: '2026-11-01',
  ...(handle && { handle }),
  ...(peerId && { peerId }),
});

const ids = (submissions: readonly Incoming[]) =>
  groupByChannel(submissions).map((group) => group.submissions.map(({ id }) => id).join(''));

test.each([
  ['one handle in any case', [of('a', 'Twin_IL'), of('b', 'TWIN_il'), of('c', 'Other')], ['ab', 'c']],
  ['one peer id', [of('a', undefined, '-1001'), of('b', undefined, '-1001'), of('c', undefined, '-1002')], ['ab', 'c']],
  ['both join the two', [of('a', 'Twin'), of('b', undefined, '-1001'), of('c', 'twin', '-1001')], ['abc']],
  ['a chain', [of('a', 'Aaaa', '1'), of('b', 'Bbbb', '2'), of('c', 'Bbbb', '1'), of('d', 'Dddd', '2')], ['abcd']],
  ['what was erased names nothing', [of('a'), of('b', 'Twin')], ['b']],
  ['a handle that looks like a peer id is none', [of('a', 'x1001'), of('b', undefined, '1001')], ['a', 'b']],
])('%s', (_, submissions, expected) => {
  expect(ids(submissions)).toEqual(expected);
});

test('names are counted, under their most frequent spelling', () => {
  const [group] = groupByChannel([of('a', 'twin'), of('b', 'Twin', '-1001'), of('c', 'Twin', '-1002')]);
  expect(group?.handles).toEqual([{ text: 'Twin', count: 3 }]);
  expect(group?.peerIds.map(({ text }) => text)).toEqual(['-1001', '-1002']);
});

test('a chain of 50,000 names is one group', () => {
  const chain = Array.from({ length: 50_000 }, (_, at) => of(String(at), `h${at}`, String(at + 1))).flatMap(
    (one, at) => [one, of(`${at}b`, `h${at + 1}`, String(at + 1))],
  );
  expect(groupByChannel(chain)).toHaveLength(1);
});
