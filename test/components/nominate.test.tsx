// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TYPING_PAUSE } from '../../components/use-hint.ts';
import { App } from '../../entrypoints/nominate/App.tsx';
import type { NominateCalls } from '../../entrypoints/nominate/calls.ts';
import { App as Tick } from '../../entrypoints/tick/App.tsx';
import { CodedError } from '../../lib/errors.ts';
import { nominationSchema } from '../../lib/reports/nomination.ts';
import { parsePeerId } from '../../lib/telegram/peer-id.ts';
import { IMPERSONATION, MATCHES, UNKNOWN } from './samples.ts';
import { speak } from './speak.ts';

beforeEach(() => {
  vi.useFakeTimers();
  speak('en');
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const pass = (milliseconds = 0) => act(() => vi.advanceTimersByTimeAsync(milliseconds).then(() => undefined));
const LIST = {
  id: 'own',
  name: 'A list',
  version: 12,
  published: '2026-11-23',
  organisations: 2,
  source: 'synced',
  stale: false,
  syncs: true,
  contact: { inbox: 'https://inbox.example/' },
} as const;

async function open(given: Partial<NominateCalls> = {}) {
  const calls = {
    draft: async () => ({ sighting: { handle: 'harbour_library', title: 'Harbour City Library' } }),
    hint: async () => ({ verdict: UNKNOWN, list: 12 }),
    organisations: async () => MATCHES,
    lists: async () => [LIST],
    read: vi.fn<NominateCalls['read']>(),
    giveBack: vi.fn(async () => {}),
    send: vi.fn<NominateCalls['send']>(() => new Promise(() => {})),
    save: vi.fn(),
    stamp: () => ({ id: '3f2b1c9e-8d47-4f0a-9b6e-0c1d2e3f4a5b', now: new Date('2026-11-23T12:00:00Z') }),
    ...given,
  };
  render(<App calls={calls} />);
  await pass();
  await pass(TYPING_PAUSE);
  return calls;
}

async function type(name: string | RegExp, value: string): Promise<void> {
  fireEvent.input(screen.getByLabelText(name), { target: { value } });
  await pass(TYPING_PAUSE);
  await pass();
}

async function press(name: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name }));
  await pass();
}

const shown = () => JSON.parse(document.querySelector('pre')?.textContent ?? '');
const LOOK = 'Look for the channel on this site';
const WEBSITE = "The organisation's website";
const NAMES_ANOTHER = { html: '<a href="https://t.me/other_library">x</a>', isCut: false };

describe('putting a channel forward', () => {
  test('needs the organisation and something by which one can tell, and says so', async () => {
    const { send } = await open();
    await press('Send');
    expect(send).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain('Name the channel and the organisation');
    expect(screen.getByLabelText('Whose channel it is').getAttribute('aria-invalid')).toBe('true');
  });

  test('sends exactly what is shown', async () => {
    const send = vi.fn<NominateCalls['send']>(() => new Promise(() => {}));
    await open({ send });
    await type('Whose channel it is', 'Harbour City Library');
    await type("The organisation's website", 'library.example.org');
    await press('Send');
    const text = document.querySelector('pre')?.textContent;
    expect(send.mock.calls).toEqual([[text, 'own']]);
    expect(nominationSchema.parse(shown())).toMatchObject({
      handle: 'harbour_library',
      organisationName: 'Harbour City Library',
      website: 'https://library.example.org/',
      list: 12,
    });
  });

  test('names a listed organisation by its id', async () => {
    await open();
    await type('Whose channel it is', 'Ministry');
    const [match] = MATCHES;
    await type('Whose channel it is', match?.organisation.names['en'] ?? '');
    expect(shown().organisation).toBe(match?.organisation.id);
  });

  test('looks on the site only when asked to, and says what it found there', async () => {
    const read = vi.fn<NominateCalls['read']>(async (address) => ({
      address,
      html: '<meta name="telegram:channel" content="@harbour_library">',
      isCut: false,
    }));
    await open({ read });
    await type("The organisation's website", 'https://library.example.org/news');
    expect(read).not.toHaveBeenCalled();
    await press(LOOK);
    expect(read.mock.calls).toEqual([['https://library.example.org/news']]);
    expect(document.body.textContent).toContain('declares this channel as its own');
    expect(shown().pages).toEqual([
      { address: 'https://library.example.org/news', found: 'meta-tag', checked: '2026-11-23' },
    ]);
  });

  test('says when the site names another channel, and takes what was found for one channel for no other', async () => {
    await open({ read: async (address) => ({ ...NAMES_ANOTHER, address }) });
    await type("The organisation's website", 'library.example.org');
    await press(LOOK);
    expect(document.body.textContent).toContain('@other_library');
    expect(shown().pages[0].found).toBe('nothing');
    await type('Handle', '@other_library');
    expect(shown().pages).toEqual([]);
  });

  test.each(['SITE_NOT_ALLOWED', 'SITE_UNREACHABLE', 'SITE_ADDRESS_INVALID'] as const)('says %s', async (code) => {
    await open({ read: () => Promise.reject(new CodedError(code, 'x')) });
    await type("The organisation's website", 'library.example.org');
    await press(LOOK);
    expect(screen.getByRole('alert').textContent).toContain(code);
    expect(shown().pages).toEqual([]);
  });

  test('says that the list warns of the channel, and lets the reader go on', async () => {
    await open({ hint: async () => ({ verdict: IMPERSONATION, list: 12 }) });
    expect(document.body.textContent).toContain('The list warns of this channel');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Send' }).disabled).toBe(false);
  });
});

describe('looking on a site', () => {
  const naming = (handle: string) => `<a href="https://t.me/${handle}">x</a>`;

  test('what ends after another channel was typed is credited to nobody', async () => {
    const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<NominateCalls['read']>>>();
    await open({ read: () => promise });
    await type(WEBSITE, 'library.example.org');
    await press(LOOK);
    await type('Handle', '@other_library');
    resolve({ address: 'https://library.example.org/', html: naming('harbour_library'), isCut: false });
    await pass();
    expect(shown()).toMatchObject({ handle: 'other_library', pages: [] });
    expect(document.body.textContent).not.toContain('links to this channel');
    expect(document.body.textContent).not.toContain('It names');
  });

  test('what else a site named is forgotten with the channel it was asked for', async () => {
    await open({ read: async (address) => ({ ...NAMES_ANOTHER, address }) });
    await type(WEBSITE, 'library.example.org');
    await press(LOOK);
    expect(document.body.textContent).toContain('It names @other_library.');
    await type('Handle', '@other_library');
    expect(document.body.textContent).not.toContain('It names');
  });

  test('words that are typed meanwhile are kept, and so are pages that were looked at before', async () => {
    const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<NominateCalls['read']>>>();
    const read = vi.fn<NominateCalls['read']>(async (address) => ({ ...NAMES_ANOTHER, address }));
    await open({ read });
    await type(WEBSITE, 'library.example.org/one');
    await press(LOOK);
    read.mockReturnValueOnce(promise);
    await type(WEBSITE, 'library.example.org/two');
    await press(LOOK);
    await type(/^How one can tell/, 'It stands on the door.');
    resolve({ address: 'https://library.example.org/two', html: naming('harbour_library'), isCut: false });
    await pass();
    expect(shown().words).toBe('It stands on the door.');
    expect(shown().pages.map(({ found }: { found: string }) => found)).toEqual(['nothing', 'link']);
  });

  test('every page can be left out again', async () => {
    await open({ read: async (address) => ({ ...NAMES_ANOTHER, address }) });
    await type(WEBSITE, 'library.example.org');
    await press(LOOK);
    expect(shown().pages).toHaveLength(1);
    const button = screen.getByRole('button', { name: /^Leave out .*library\.example\.org/ });
    button.focus();
    fireEvent.click(button);
    await pass();
    expect(shown().pages).toEqual([]);
    expect(document.activeElement?.textContent).toBe(LOOK);
  });

  test('says where a site leads, and that only the beginning of a page was read', async () => {
    const read = vi.fn<NominateCalls['read']>(async () => ({ leadsTo: 'evil.example' }));
    await open({ read });
    await type(WEBSITE, 'library.example.org');
    await press(LOOK);
    expect(document.body.textContent).toContain('The site leads to evil.example');
    expect(shown().pages).toEqual([]);
    read.mockImplementation(async (address) => ({ ...NAMES_ANOTHER, address, isCut: true }));
    await press(LOOK);
    expect(document.body.textContent).not.toContain('evil.example');
    expect(document.body.textContent).toContain('Only the beginning of https://library.example.org/ was read');
  });

  test('an address that is too long is told without what follows its path', async () => {
    const long = `https://library.example.org/news?${'x'.repeat(600)}`;
    await open({ read: async () => ({ ...NAMES_ANOTHER, address: long }) });
    await type(WEBSITE, 'library.example.org');
    await press(LOOK);
    expect(shown().pages[0].address).toBe('https://library.example.org/news');
    expect(nominationSchema.shape.pages.safeParse(shown().pages).success).toBe(true);
  });

  test('the button keeps the focus while it looks', async () => {
    await open({ read: () => new Promise(() => {}) });
    await type(WEBSITE, 'library.example.org');
    const button = screen.getByRole<HTMLButtonElement>('button', { name: LOOK });
    button.focus();
    await press(LOOK);
    expect([button.disabled, button.getAttribute('aria-disabled')]).toEqual([false, 'true']);
    expect(document.activeElement).toBe(button);
  });

  test('what a page that went away was allowed is given back when the page opens', async () => {
    const { giveBack } = await open();
    expect(giveBack).toHaveBeenCalledOnce();
  });
});

describe('the hint and the fields', () => {
  test('the hint is on the whole chat that was seen, as long as it is that chat', async () => {
    const hint = vi.fn(async () => ({ verdict: UNKNOWN, list: 12 }));
    const peerId = parsePeerId('-1001500000002');
    const sighting = { handle: 'harbour_library', title: 'Harbour City Library', ...(peerId && { peerId }) };
    await open({ hint, draft: async () => ({ sighting, client: 'web-k' }) });
    expect(hint).toHaveBeenLastCalledWith(sighting);
    expect(shown()).toMatchObject({ peerId, client: 'web-k' });
    await type('Handle', '@other_library');
    expect(hint).toHaveBeenLastCalledWith({ handle: 'other_library', title: 'Harbour City Library' });
    expect(shown()).not.toHaveProperty('peerId');
  });

  test('the first field that is wrong gets the focus and says why, each time again', async () => {
    await open();
    await press('Send');
    await pass(20);
    const field = screen.getByLabelText('Whose channel it is');
    expect(document.activeElement).toBe(field);
    const described = document.getElementById(field.getAttribute('aria-describedby') ?? '');
    const alert = screen.getByRole('alert');
    expect(described?.contains(alert)).toBe(true);
    await press('Send');
    expect(screen.getByRole('alert')).not.toBe(alert);
  });

  test.each([
    ['library', 'SITE_ADDRESS_INVALID'],
    [`library.example.org/${'ש'.repeat(100)}`, 'SITE_ADDRESS_INVALID'],
    ['t.me/harbour_library', 'SITE_IS_TELEGRAM'],
  ])('a website that is none, or nobody’s own, is marked: %s', async (website, code) => {
    const { send } = await open();
    await type('Whose channel it is', 'Harbour City Library');
    await type(/^How one can tell/, 'It stands on the door.');
    await type(WEBSITE, website);
    await press('Send');
    await pass(20);
    expect(send).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain(code);
    const field = screen.getByLabelText(WEBSITE);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field);
  });
});

describe('the way to a tick', () => {
  test('has a message ready that names the channel, to change and to copy', async () => {
    const copy = vi.fn(async () => {});
    const organisation = { id: 'moh', names: { en: 'Ministry of Health of Israel' } };
    render(<Tick calls={{ channel: async () => ({ handle: 'MOHreport', organisation }), copy }} />);
    await pass();
    const field = screen.getByLabelText<HTMLTextAreaElement>('A message to the organisation');
    expect(field.value).toContain('https://t.me/MOHreport (Ministry of Health of Israel)');
    expect(field.value).toContain('<meta name="telegram:channel" content="@MOHreport">');
    expect(field.value).toContain('@VerifyBot');
    fireEvent.input(field, { target: { value: 'Dear ministry' } });
    await press('Copy');
    expect(copy).toHaveBeenCalledWith('Dear ministry');
    expect(screen.getByRole('status').textContent).toBe('Copied.');
  });

  test('a copy that failed is said', async () => {
    render(
      <Tick calls={{ channel: async () => ({ handle: 'MOHreport' }), copy: () => Promise.reject(new Error()) }} />,
    );
    await pass();
    await press('Copy');
    expect(screen.getByRole('status').textContent).toContain('Copying failed');
  });

  test('is told without a channel, too', async () => {
    render(<Tick calls={{ channel: async () => undefined, copy: async () => {} }} />);
    await pass();
    expect(screen.getByRole('link', { name: '@VerifyBot' }).getAttribute('href')).toBe('https://t.me/VerifyBot');
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});
