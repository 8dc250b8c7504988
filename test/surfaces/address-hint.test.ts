import { describe, expect, test } from 'vitest';
import { AddressHint, FIRST_SETTLE_MS, FOLLOW_MS, SETTLE_MS } from '../../lib/surfaces/web-k/address-hint.ts';

const OFFICIAL = '-1500000001';
const TWIN = '-1500000002';

describe('the first chat after loading', () => {
  test('a deep link that has opened is believed once it has settled', () => {
    const hint = new AddressHint('#@MOHreport', 0);
    hint.peerIs(OFFICIAL, 1000);
    expect(hint.claim(1000 + FIRST_SETTLE_MS - 1)).toBeUndefined();
    expect(hint.claim(1000 + FIRST_SETTLE_MS)).toEqual({ peer: OFFICIAL, handle: 'MOHreport' });
  });

  test('a typed name that did not resolve says nothing of the chat opened next', () => {
    const hint = new AddressHint('#@MOHreport', 0);
    hint.peerIs(TWIN, 5000);
    hint.hashIs('#@MOHrep0rt', 5100);
    expect(hint.claim(5100 + FIRST_SETTLE_MS)).toEqual({ peer: TWIN, handle: 'MOHrep0rt' });
  });

  test('an address that comes back is not because of the chat', () => {
    const hint = new AddressHint('#@MOHreport', 0);
    hint.hashIs('#@MOHrep0rt', 5000);
    hint.peerIs(TWIN, 5010);
    hint.hashIs('#@MOHreport', 5020);
    expect(hint.claim(60_000)).toBeUndefined();
  });

  test('an address typed by hand before a chat was open is none of its opening', () => {
    const hint = new AddressHint('#@MOHreport', 0);
    hint.typed();
    hint.peerIs(TWIN, 900);
    expect(hint.claim(60_000)).toBeUndefined();
  });

  test.each(['#?tgaddr=tg%3A%2F%2Fresolve', '#@MOHreport?post=5', '#/im?p=@MOHreport', '#@x', '', '#-1500000009'])(
    'an address on its way (%j) says nothing',
    (hash) => {
      const hint = new AddressHint(hash, 0);
      hint.peerIs(OFFICIAL, 0);
      expect(hint.claim(60_000)).toBeUndefined();
    },
  );
});

describe('switching chats', () => {
  function onOfficial(): AddressHint {
    const hint = new AddressHint('#@MOHreport', 0);
    hint.peerIs(OFFICIAL, 0);
    return hint;
  }

  test('the address that lags behind is not believed', () => {
    const hint = onOfficial();
    hint.peerIs(TWIN, 10_000);
    expect(hint.claim(10_050)).toBeUndefined();
    hint.hashIs('#@MOHrep0rt', 10_100);
    expect(hint.claim(10_100 + SETTLE_MS)).toEqual({ peer: TWIN, handle: 'MOHrep0rt' });
  });

  test('an address that stays on the last chat is never believed', () => {
    const hint = onOfficial();
    hint.peerIs(TWIN, 10_000);
    expect(hint.claim(100_000)).toBeUndefined();
  });

  test('an address that is changed long after the chat was opened is not believed', () => {
    const hint = onOfficial();
    hint.peerIs(TWIN, 10_000);
    hint.hashIs('#@PikudHaOref_all', 10_000 + FOLLOW_MS + 1);
    expect(hint.claim(100_000)).toBeUndefined();
  });

  test('the numeric address of the chat shown says that it has no handle', () => {
    const hint = onOfficial();
    hint.peerIs('-1500000007', 10_000);
    hint.hashIs('#-1500000007', 10_050);
    expect(hint.claim(10_050 + SETTLE_MS)).toEqual({ peer: '-1500000007', handle: undefined });
  });

  test('no chat, no claim', () => {
    const hint = onOfficial();
    hint.peerIs(undefined, 10_000);
    expect(hint.claim(100_000)).toBeUndefined();
  });
});
