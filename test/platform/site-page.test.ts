import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { readSitePage, type SitePage } from '../../lib/platform/site-page.ts';
import { giveBackLeftPermissions } from '../../lib/platform/site-permission.ts';
import { fakeLocks } from '../fakes/locks.ts';

let granted: Set<string>;
let asked: string[];
let answer: boolean;

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal('navigator', { locks: fakeLocks() });
  [granted, asked, answer] = [new Set(), [], true];
  const all = ({ origins = [] }: { origins?: string[] }) => origins;
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async (wanted) =>
    all(wanted).every((origin) => granted.has(origin)),
  );
  vi.spyOn(browser.permissions, 'request').mockImplementation(async (wanted) => {
    asked.push(...all(wanted));
    if (answer) for (const origin of all(wanted)) granted.add(origin);
    return answer;
  });
  vi.spyOn(browser.permissions, 'remove').mockImplementation(async (wanted) => {
    for (const origin of all(wanted)) granted.delete(origin);
    return true;
  });
});
afterEach(() => vi.unstubAllGlobals());

const BOTH = ['https://library.example.org/*', 'https://www.library.example.org/*'];
/** What stands at the address, when something does. */
const found = async (address: string, fetchPage: typeof fetch) => (await readSitePage(address, fetchPage)) as SitePage;
/** A page that was reached in the end, wherever it was looked for. */
const at =
  (url: string, html = 'x') =>
  async () =>
    Object.defineProperty(new Response(html), 'url', { value: url });

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
      isCut: false,
    });
    expect(asked).toEqual(BOTH);
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
    expect((await found('https://library.example.org/', hebrew)).html).toBe('ש');
    const long = await found('https://library.example.org/', page('x'.repeat(5_000_000)));
    expect([long.html.length, long.isCut]).toEqual([2_000_000, true]);
    const whole = await found('https://library.example.org/', page('x'.repeat(2_000_000)));
    expect([whole.html.length, whole.isCut]).toEqual([2_000_000, false]);
  });

  test.each([
    ['https://library.example.org/', 'https://www.library.example.org/start'],
    ['https://www.library.example.org/', 'https://library.example.org/'],
  ])('%s may lead to %s, and says so', async (from, to) => {
    expect((await found(from, at(to))).address).toBe(to);
    expect(asked.toSorted()).toEqual(BOTH);
  });

  test.each([
    'https://evil.example/',
    'https://library.example.org.evil.example/',
    'https://news.library.example.org/',
  ])('that is found at %s in the end is not read, and where it leads is told', async (to) => {
    const read = at(to, '<a href="https://t.me/MOHreport">');
    expect(await readSitePage('https://library.example.org/', read)).toEqual({ leadsTo: new URL(to).hostname });
  });

  test.each(['https://t.me/MOHreport', 'https://MOHreport.t.me/', 'https://telegram.org/', 'https://telegra.ph/x'])(
    '%s is Telegram’s own and shows nothing',
    async (address) => {
      const read = vi.fn(page('x'));
      await expect(readSitePage(address, read)).rejects.toMatchObject({ code: 'SITE_IS_TELEGRAM' });
      expect([asked, read.mock.calls]).toEqual([[], []]);
    },
  );

  test('an address of a machine has no www', async () => {
    await readSitePage('https://192.0.2.7/', page('x'));
    expect(asked).toEqual(['https://192.0.2.7/*']);
  });
});

describe('a permission whose page went away while it read', () => {
  const never = () => new Promise<never>(() => {});
  /** A page that is gone: nothing of it goes on, and the browser lets go of its locks. */
  const leave = () => vi.stubGlobal('navigator', { locks: fakeLocks() });

  test('is given back by the background', async () => {
    void readSitePage('https://library.example.org/', never);
    await vi.waitFor(() => expect([...granted]).toEqual(BOTH));
    await vi.waitFor(async () => expect(await browser.storage.local.get('siteReads')).toEqual({ siteReads: BOTH }));
    leave();
    await giveBackLeftPermissions();
    expect([[...granted], await browser.storage.local.get()]).toEqual([[], {}]);
  });

  test('is left alone while a page still reads', async () => {
    const { promise: reading, resolve: answerNow } = Promise.withResolvers<Response>();
    const read = readSitePage('https://library.example.org/', () => reading);
    await vi.waitFor(() => expect([...granted]).toEqual(BOTH));
    await giveBackLeftPermissions();
    expect([...granted]).toEqual(BOTH);
    answerNow(new Response('x'));
    expect(await read).toMatchObject({ html: 'x' });
    expect([[...granted], await browser.storage.local.get()]).toEqual([[], {}]);
  });

  test('is not the reader’s own, even if nobody gave it back yet', async () => {
    void readSitePage('https://library.example.org/', never);
    await vi.waitFor(async () => expect(await browser.storage.local.get('siteReads')).toEqual({ siteReads: BOTH }));
    leave();
    await readSitePage('https://library.example.org/', page('x'));
    expect([...granted]).toEqual([]);
  });

  test('what the reader had granted before stays theirs', async () => {
    granted.add('https://www.library.example.org/*');
    void readSitePage('https://library.example.org/', never);
    await vi.waitFor(async () =>
      expect(await browser.storage.local.get('siteReads')).toEqual({ siteReads: [BOTH[0]] }),
    );
    leave();
    await giveBackLeftPermissions();
    expect([...granted]).toEqual(['https://www.library.example.org/*']);
  });

  test('that cannot be given back now is given back later', async () => {
    void readSitePage('https://library.example.org/', never);
    await vi.waitFor(async () => expect(await browser.storage.local.get('siteReads')).toEqual({ siteReads: BOTH }));
    leave();
    vi.spyOn(browser.permissions, 'remove').mockRejectedValueOnce(new Error('busy'));
    await giveBackLeftPermissions();
    expect([...granted]).toEqual(BOTH);
    await giveBackLeftPermissions();
    expect([...granted]).toEqual([]);
  });
});
