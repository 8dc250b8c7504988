import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTelegramLink } from '../../lib/telegram/link.ts';
import { printLink } from '../../lib/telegram/print-link.ts';
import { handles } from '../fakes/arbitraries.ts';

describe('addresses of public chats', () => {
  test.each([
    'https://t.me/MOHreport',
    'http://t.me/MOHreport',
    't.me/MOHreport',
    'https://t.me/MOHreport/',
    'https://t.me/s/MOHreport',
    'https://t.me/s/MOHreport?before=120',
    'https://t.me/MOHreport?embed=1#x',
    'https://telegram.me/MOHreport',
    'https://telegram.dog/MOHreport',
    'https://www.t.me/MOHreport',
    'HTTPS://T.ME/MOHreport',
    'tg://resolve?domain=MOHreport',
    'tg:resolve?domain=MOHreport',
  ])('%s', (address) => {
    expect(parseTelegramLink(address)).toEqual({ kind: 'handle', handle: 'MOHreport' });
  });

  test('a subdomain is the handle, in lower case as hosts are', () => {
    expect(parseTelegramLink('https://MOHreport.t.me/')).toEqual({ kind: 'handle', handle: 'mohreport' });
    expect(parseTelegramLink('mohreport.t.me/12')).toEqual({ kind: 'handle', handle: 'mohreport', post: 12 });
  });

  test.each([
    ['https://t.me/MOHreport/12', 12],
    ['https://t.me/s/MOHreport/12', 12],
    ['tg://resolve?domain=MOHreport&post=12', 12],
  ])('%s names a post', (address, post) => {
    expect(parseTelegramLink(address)).toEqual({ kind: 'handle', handle: 'MOHreport', post });
  });
});

describe('addresses that tell no handle', () => {
  test.each([
    ['https://t.me/+AbCdEf', { kind: 'invite', hash: 'AbCdEf' }],
    ['https://t.me/joinchat/AbCdEf', { kind: 'invite', hash: 'AbCdEf' }],
    ['tg://join?invite=AbCdEf', { kind: 'invite', hash: 'AbCdEf' }],
    ['https://t.me/c/1500000001/7', { kind: 'private-post', channelId: '1500000001', post: 7 }],
    ['tg://privatepost?channel=1500000001&post=7', { kind: 'private-post', channelId: '1500000001', post: 7 }],
  ])('%s', (address, link) => {
    expect(parseTelegramLink(address)).toEqual(link);
  });

  test.each([
    'https://t.me/',
    'https://t.me/s/',
    'https://t.me/addstickers/Animals',
    'https://t.me/share/url?url=x',
    'https://t.me/proxy?server=1.1.1.1',
    'https://t.me/iv?url=x',
    'https://t.me/boost/MOHreport',
    'https://www.t.me',
    'https://t.me.evil.example/MOHreport',
    'https://evil.example/t.me/MOHreport',
    'https://nott.me/MOHreport',
    'javascript:alert(1)',
    'tg://settings',
    'https://t.me/МOHreport',
    'x'.repeat(5000),
    '',
  ])('%s names no chat', (address) => {
    expect(parseTelegramLink(address)).toBeUndefined();
  });

  test('credentials and ports of other hosts do not pass for t.me', () => {
    expect(parseTelegramLink('https://t.me@evil.example/MOHreport')).toBeUndefined();
    expect(parseTelegramLink('https://evil.example/?https://t.me/MOHreport')).toBeUndefined();
  });
});

test('a printed link is read back', () => {
  const reserved = new Set([
    'addlist',
    'addstyle',
    'addtheme',
    'addemoji',
    'auction',
    'auth',
    'boost',
    'call',
    'contact',
  ]);
  fc.assert(
    fc.property(handles, (handle) => {
      fc.pre(!reserved.has(handle.toLowerCase()));
      expect(parseTelegramLink(printLink(handle))).toEqual({ kind: 'handle', handle });
    }),
  );
});

test('anything is read or refused, never thrown at', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl()), (text) => {
      const link = parseTelegramLink(text);
      expect(link === undefined || typeof link.kind === 'string').toBe(true);
    }),
  );
});

test.each([
  ['https://web.telegram.org/k/#@MOHreport', { kind: 'handle', handle: 'MOHreport' }],
  ['https://web.telegram.org/k/#@MOHreport?post=5', { kind: 'handle', handle: 'MOHreport' }],
  ['web.telegram.org/a/#-1001500000001', { kind: 'open-chat', id: '-1001500000001' }],
  ['https://web.telegram.org/a/#-1001500000001_7', { kind: 'open-chat', id: '-1001500000001' }],
  [
    'https://web.telegram.org/k/#?tgaddr=tg%3A%2F%2Fresolve%3Fdomain%3DMOHreport',
    { kind: 'handle', handle: 'MOHreport' },
  ],
  ['https://web.telegram.org/#/im?p=@MOHreport', { kind: 'handle', handle: 'MOHreport' }],
  ['https://t.me/@MOHreport', { kind: 'handle', handle: 'MOHreport' }],
])('%s is read', (text, link) => {
  expect(parseTelegramLink(text)).toEqual(link);
});

test.each([
  'https://web.telegram.org/k/',
  'https://web.telegram.org/k/#',
  'https://web.telegram.org/k/#?tgaddr=https://t.me/x',
  'https://web.telegram.org/k/#@x',
])('%s names no chat', (text) => {
  expect(parseTelegramLink(text)).toBeUndefined();
});
