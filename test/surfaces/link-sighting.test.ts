// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { readLink, readLinkPreview } from '../../lib/surfaces/link-sighting.ts';

function link(text: string): Element {
  const made = document.createElement('a');
  made.textContent = text;
  return made;
}

describe('a link in a text', () => {
  test.each([
    ['https://t.me/MOHrep0rt', 'https://t.me/MOHrep0rt', { handle: 'MOHrep0rt', linkText: 'https://t.me/MOHrep0rt' }],
    ['https://t.me/MOHreport', 'https://t.me/MOHrep0rt', { handle: 'MOHrep0rt', linkText: 'https://t.me/MOHreport' }],
    ['here', 'https://MOHrep0rt.t.me', { handle: 'mohrep0rt', linkText: 'here' }],
    ['open', 'tg://resolve?domain=MOHrep0rt&post=2', { handle: 'MOHrep0rt', linkText: 'open' }],
    ['@MOHrep0rt', 'https://t.me/mohrep0rt', { handle: 'mohrep0rt' }],
    ['@MOHrep0rt', undefined, { handle: 'MOHrep0rt' }],
    ['@MOHrep0rt', null, { handle: 'MOHrep0rt' }],
  ])('%s -> %s', (text, href, sighting) => {
    expect(readLink(link(text), href)).toEqual(sighting);
  });

  test.each([
    ['https://t.me/+AbCdEf', 'https://t.me/+AbCdEf'],
    ['https://t.me/c/1500000001/2', 'https://t.me/c/1500000001/2'],
    ['@MOHreport', 'https://example.org/t.me/MOHreport'],
    ['#topic', undefined],
    ['Dana', undefined],
    ['@no', undefined],
  ])('%s -> %s leads to no public chat', (text, href) => {
    expect(readLink(link(text), href)).toBeUndefined();
  });
});

test('the box under a message tells the chat’s title', () => {
  expect(readLinkPreview(link('Ministry of Health'), 'https://t.me/MOHrep0rt/12')).toEqual({
    handle: 'MOHrep0rt',
    title: 'Ministry of Health',
  });
  expect(readLinkPreview(link('News'), 'https://example.org/news')).toBeUndefined();
  expect(readLinkPreview(link('News'), undefined)).toBeUndefined();
});
