import { beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { readSitePage } from '../../lib/platform/site-page.ts';

let granted: Set<string>;
let asked: string[];
let answer: boolean;

beforeEach(() => {
  [granted, asked, answer] = [new Set(), [], true];
  const first = ({ origins: [origin = ''] = [] }: { origins?: string[] }) => origin;
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async (permission) => granted.has(first(permission)));
  vi.spyOn(browser.permissions, 'request').mockImplementation(async (permission) => {
    asked.push(first(permission));
    if (answer) granted.add(first(permission));
    return answer;
  });
  vi.spyOn(browser.permissions, 'remove').mockImplementation(async (permission) => granted.delete(first(permission)));
});

const page =
  (html: string | Uint8Array, headers = {}) =>
  async () =>
    new Response(html as BodyInit, { headers: { 'content-type': 'text/html', ...headers } });

describe('a page of a site', () => {
  test('is read with a permission for this site alone, which is given back', async () => {
    const read = vi.fn(page('<p>x'));
    expect(await readSitePage('https://library.example.org/news', read)).toEqual({
      address: 'https://library.example.org/news',
      html: '<p>x',
    });
    expect(asked).toEqual(['https://library.example.org/*']);
    expect([...granted]).toEqual([]);
    const [, init] = read.mock.calls[0] as unknown as [URL, RequestInit];
    expect([init.credentials, init.referrerPolicy]).toEqual(['omit', 'no-referrer']);
  });

  test('leaves a permission that the reader had granted before', async () => {
    granted.add('https://library.example.org/*');
    await readSitePage('https://library.example.org/', page('x'));
    expect([...granted]).toEqual(['https://library.example.org/*']);
  });

  test('is not asked for when the reader says no', async () => {
    answer = false;
    const read = vi.fn(page('x'));
    await expect(readSitePage('https://library.example.org/', read)).rejects.toMatchObject({
      code: 'SITE_NOT_ALLOWED',
    });
    expect(read).not.toHaveBeenCalled();
  });

  test.each([() => Promise.reject(new TypeError('refused')), async () => new Response('', { status: 404 })])(
    'that cannot be had is told, and the permission given back',
    async (read) => {
      await expect(readSitePage('https://library.example.org/', read)).rejects.toMatchObject({
        code: 'SITE_UNREACHABLE',
      });
      expect([...granted]).toEqual([]);
    },
  );

  test.each([
    'http://library.example.org/',
    'https://localhost/',
    'https://a:b@library.example.org/',
    'javascript:1',
    '',
  ])('%s is no address of a site', async (address) => {
    await expect(readSitePage(address, page('x'))).rejects.toMatchObject({ code: 'SITE_ADDRESS_INVALID' });
    expect(asked).toEqual([]);
  });

  test('is read in its own letters, and up to a length', async () => {
    const hebrew = page(new Uint8Array([0xf9]), { 'content-type': 'text/html; charset=windows-1255' });
    expect((await readSitePage('https://library.example.org/', hebrew)).html).toBe('ש');
    const long = await readSitePage('https://library.example.org/', page('x'.repeat(5_000_000)));
    expect(long.html.length).toBeLessThanOrEqual(2_000_000);
  });
});
