import { describe, expect, test } from 'vitest';
import { isMessageLink, readMessageLinks } from '../../lib/reports/message-links.ts';

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

describe('readMessageLinks', () => {
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
