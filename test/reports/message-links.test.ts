import { describe, expect, test } from 'vitest';
import { isMessageLink, isPlainMessageLink, readMessageLinks } from '../../lib/reports/message-links.ts';

describe('isMessageLink', () => {
  test.each([
    'https://t.me/channel/12',
    'https://t.me/s/channel/12',
    't.me/channel/12?single',
    'https://channel.t.me/12',
    'https://t.me/c/1500000001/12',
    'tg://resolve?domain=channel&post=12',
    'tg://privatepost?channel=1500000001&post=12',
  ])('%s leads to a message', (link) => {
    expect(isMessageLink(link)).toBe(true);
  });

  test.each([
    'https://t.me/channel',
    'https://t.me/+AbCdEf',
    'https://t.me/channel/zero',
    'https://example.org/channel/12',
    'https://t.me.example.org/channel/12',
    'javascript:alert(1)',
    '@channel',
    '12',
    '',
  ])('%s does not', (link) => {
    expect(isMessageLink(link)).toBe(false);
  });
});

describe('isPlainMessageLink', () => {
  test.each(['https://t.me/channel/12', 'https://t.me/c/1500000001/12', 'tg://resolve?domain=channel&post=12'])(
    '%s is written as browsers write it',
    (link) => {
      expect(isPlainMessageLink(link)).toBe(true);
    },
  );

  test.each([
    't.me/channel/12',
    'HTTPS://T.me/channel/12',
    ' https://t.me/channel/12',
    'https://t.me/chan\tnel/12',
    'https://t.me/channel/12\u0000',
    'https://t.me/channel/12?\u0085',
    'https://t.me/channel/12#\u202e',
    'https://user@t.me/channel/12',
    'https://user:secret@t.me/channel/12',
    `https://t.me/channel/12?${'x'.repeat(200)}`,
    'https://t.me/channel',
  ])('%j is not', (link) => {
    expect(isPlainMessageLink(link)).toBe(false);
  });
});

describe('readMessageLinks', () => {
  test('writes links as browsers do, and takes none that hides something', () => {
    const text = 'HTTPS://T.me/channel/12\nt.me/channel/13#\u202e\nhttps://a:b@t.me/channel/14\nt.me/chan\tnel/15';
    expect(readMessageLinks(text)).toEqual({
      links: ['https://t.me/channel/12', 'https://t.me/channel/13#%E2%80%AE'],
      wrong: [
        { number: 3, text: 'https://a:b@t.me/channel/14' },
        { number: 4, text: 't.me/chan\tnel/15' },
      ],
    });
  });

  test('keeps links as they are, each once, whatever ends the lines', () => {
    const text = '\n https://t.me/channel/12 \r\nt.me/channel/13?single\rhttps://t.me/channel/12\n\n';
    expect(readMessageLinks(text)).toEqual({
      links: ['https://t.me/channel/12', 'https://t.me/channel/13?single'],
      wrong: [],
    });
  });

  test('names every line that is no link to a message', () => {
    const text = 'https://t.me/channel\n\nhttps://t.me/channel/12\nsee above ';
    expect(readMessageLinks(text)).toEqual({
      links: ['https://t.me/channel/12'],
      wrong: [
        { number: 1, text: 'https://t.me/channel' },
        { number: 4, text: 'see above' },
      ],
    });
  });
});
