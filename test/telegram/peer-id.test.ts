import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  bareChannelId,
  channelPeerId,
  isChannelPeerId,
  isUserPeerId,
  parsePeerId,
  peerIdFromWebK,
  peerIdToWebK,
} from '../../lib/telegram/peer-id.ts';

test('Web K leaves the 100 out', () => {
  expect(peerIdFromWebK('-1500000001')).toBe('-1001500000001');
  expect(peerIdFromWebK('2000002')).toBe('2000002');
  expect(peerIdFromWebK('-3000001', true)).toBe('-3000001');
});

test('a channel has the same id in both forms, whatever the length of its bare id', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900_000_000_000 }), (bare) => {
      const id = channelPeerId(bare);
      expect(id).toBe(String(-1_000_000_000_000 - bare));
      if (!id) return;
      expect(isChannelPeerId(id)).toBe(true);
      expect(bareChannelId(id)).toBe(String(bare));
      expect(peerIdFromWebK(peerIdToWebK(id))).toBe(id);
    }),
  );
});

test.each(['', '0', '-0', '1.5', '1e9', '--5', ' 5', 'abc', '9'.repeat(17), '٥'])('%j is no peer id', (text) => {
  expect(parsePeerId(text)).toBeUndefined();
});

test.each([0, -1, 1.5, Number.NaN, 'abc'])('%j is no bare id', (bare) => {
  expect(channelPeerId(bare)).toBeUndefined();
});

test('users are told by their sign', () => {
  const user = parsePeerId('700002');
  const group = parsePeerId(-3000001);
  expect(user && isUserPeerId(user)).toBe(true);
  expect(group && isUserPeerId(group)).toBe(false);
  expect(group && isChannelPeerId(group)).toBe(false);
});
