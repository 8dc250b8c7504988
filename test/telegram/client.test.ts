import { expect, test } from 'vitest';
import { clientOf } from '../../lib/telegram/client.ts';
import { openAddress } from '../../lib/telegram/open-address.ts';

test.each([
  ['https://web.telegram.org/k/#@durov', 'web-k'],
  ['https://web.telegram.org/k', 'web-k'],
  ['https://webk.telegram.org/', 'web-k'],
  ['https://web.telegram.org/a/#-1001', 'web-a'],
  ['https://web.telegram.org/', undefined],
  ['https://web.telegram.org/kontakt', undefined],
  ['https://t.me/durov', 't-me'],
  ['https://durov.t.me/', 't-me'],
  ['https://telegram.me/durov', 't-me'],
  ['https://telegram.dog/durov', 't-me'],
  ['https://a.b.t.me/', undefined],
  ['https://telegram.org/', undefined],
  ['https://xt.me/durov', undefined],
] as const)('%s is %s', (address, client) => {
  expect(clientOf(new URL(address))).toBe(client);
});

test.each([
  ['https://web.telegram.org/k/#@x', 'https://web.telegram.org/k/#@MOHreport'],
  ['https://web.telegram.org/k/?account=2#@x', 'https://web.telegram.org/k/?account=2#@MOHreport'],
  ['https://webk.telegram.org/', 'https://webk.telegram.org/#@MOHreport'],
  [
    'https://web.telegram.org/a/?account=3',
    'https://web.telegram.org/a/?account=3#?tgaddr=tg%3A%2F%2Fresolve%3Fdomain%3DMOHreport',
  ],
  ['https://web.telegram.org/k/?account=%22%3E', 'https://web.telegram.org/k/#@MOHreport'],
  ['https://t.me/s/x', 'https://t.me/MOHreport'],
])('from %s a channel opens at %s', (here, address) => {
  expect(openAddress(new URL(here), 'MOHreport')).toBe(address);
});
