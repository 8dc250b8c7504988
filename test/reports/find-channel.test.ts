import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findChannel } from '../../lib/reports/find-channel.ts';

const found = (html: string) => findChannel(html, 'MOHreport').found;

describe('a channel on a page', () => {
  test.each([
    '<meta name="telegram:channel" content="@MOHreport">',
    "<META NAME='Telegram:Channel' CONTENT=mohreport>",
  ])('is declared: %s', (html) => {
    expect(found(html)).toBe('meta-tag');
    expect(found(`<a href="https://t.me/MOHreport">x</a>${html}`)).toBe('meta-tag');
  });

  test.each([
    '<a href="https://t.me/MOHreport">',
    '<a href="http://t.me/s/mohreport?before=12">',
    '<a class=x HREF=//telegram.me/MOHreport/77>',
    '<a href="https://MOHreport.t.me/">',
    '<a href="tg://resolve?domain=MOHreport">',
    '<a href="https&#58;//t.me/&#77;OHreport">',
    '<link rel="me" href="https://t.me/MOHreport">',
    '<div><p><a href="https://t.me/MOHreport"',
  ])('is linked to: %s', (html) => {
    expect(found(`${html}>`)).toBe('link');
  });

  test.each([
    '<!-- <a href="https://t.me/MOHreport"> -->',
    '<script>const a = \'<a href="https://t.me/MOHreport">\'</script>',
    '<textarea><a href="https://t.me/MOHreport"></textarea>',
    'Beware of https://t.me/MOHreport',
    '<a title="https://t.me/MOHreport" href="/">',
    '<a href="t.me/MOHreport">',
    '<a href="https://example.org/t.me/MOHreport">',
    '<a href="https://t.me/MOHrep0rt">',
    '<a href="https://t.me/MOHreport2">',
    '<meta name="description" content="@MOHreport">',
    '',
  ])('is not there: %s', (html) => {
    expect(found(html)).toBe('nothing');
  });

  test('others are told, once each and not too many', () => {
    const links = Array.from({ length: 50 }, (_, at) => `<a href="https://t.me/other_${at}">`).join('');
    const { others } = findChannel(`<a href="https://t.me/Other_0">${links}`, 'MOHreport');
    expect([others.length, others[0], others[1]]).toEqual([20, 'Other_0', 'other_1']);
  });

  test('any page is read in bounded time', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (html) => void findChannel(html, 'MOHreport')));
    for (const html of ['<'.repeat(1e6), '<a '.repeat(3e5), '<div>'.repeat(2e5), `<a href="${'x'.repeat(1e6)}">`]) {
      expect(found(html)).toBe('nothing');
    }
  });
});
