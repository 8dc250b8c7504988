import { describe, expect, test } from 'vitest';
import { browserName, diagnosis } from '../lib/diagnosis.ts';
import type { PageState } from '../lib/messages.ts';
import { IMPERSONATION } from './components/samples.ts';

const VERSIONS = { extension: '0.1.0', browser: 'Firefox 153', list: 12 };

const STATE: PageState = {
  client: 'web-k',
  badges: 'missing',
  problem: 'PAGE_UNREADABLE',
  surfaces: [
    {
      id: 'web-k-header',
      title: '.chat-info .peer-title',
      fixed: true,
      faults: 1,
      expected: 1,
      found: 0,
      read: 0,
      off: 'faults',
    },
    { id: 'web-k-chat-list', title: '.row .peer-title', fixed: false, faults: 0, expected: 0, found: 12, read: 11 },
  ],
};

test('tells versions, and how every surface is doing', () => {
  expect(JSON.parse(diagnosis(STATE, VERSIONS))).toEqual({
    format: 'channel-trust-hints/diagnosis',
    extension: '0.1.0',
    browser: 'Firefox 153',
    client: 'web-k',
    list: 12,
    badges: 'missing',
    problem: 'PAGE_UNREADABLE',
    surfaces: [
      {
        id: 'web-k-header',
        selector: '.chat-info .peer-title',
        fixed: true,
        off: 'faults',
        faults: 1,
        expected: 1,
        found: 0,
        read: 0,
      },
      {
        id: 'web-k-chat-list',
        selector: '.row .peer-title',
        fixed: false,
        faults: 0,
        expected: 0,
        found: 12,
        read: 11,
      },
    ],
  });
});

test('tells nothing of the chat, whatever the page’s state holds', () => {
  const state = {
    ...STATE,
    address: 'https://web.telegram.org/k/#@MOHrep0rt',
    chat: {
      sighting: { handle: 'MOHrep0rt', title: 'משרד הבריאות', about: 'Dial 1234567', peerId: '-1001500000002' },
      verdict: IMPERSONATION,
    },
    surfaces: STATE.surfaces.map((surface) => ({ ...surface, text: 'משרד הבריאות' })),
  } as unknown as PageState;
  const text = diagnosis(state, VERSIONS);
  for (const secret of ['MOHrep', 'משרד', '1500000002', '1234567', 'https:', 'impersonation']) {
    expect(text).not.toContain(secret);
  }
  expect(text).toBe(diagnosis(STATE, VERSIONS));
});

test('a list that cannot be read is simply not there', () => {
  expect(diagnosis(STATE, { extension: '0.1.0', browser: 'Edge 140' })).not.toContain('"list"');
});

describe('browserName', () => {
  test.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox 153'],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      'Chromium 156',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0',
      'Edge 140',
    ],
    ['Mozilla/5.0 (Macintosh) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 OPR/125.0.0.0', 'Opera 125'],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/156.0.0.0 Safari/537.36', 'Chromium 156'],
    ['something else', 'unknown'],
  ])('%s', (userAgent, name) => {
    expect(browserName(userAgent)).toBe(name);
  });
});
