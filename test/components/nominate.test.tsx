// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { App } from '../../entrypoints/nominate/App.tsx';
import type { NominateCalls } from '../../entrypoints/nominate/calls.ts';
import { TYPING_PAUSE } from '../../entrypoints/nominate/use-nomination.ts';
import { App as Tick } from '../../entrypoints/tick/App.tsx';
import { CodedError } from '../../lib/errors.ts';
import { nominationSchema } from '../../lib/reports/nomination.ts';
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
    await open({ read: async (address) => ({ address, html: '<a href="https://t.me/other_library">x</a>' }) });
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

  test('is told without a channel, too', async () => {
    render(<Tick calls={{ channel: async () => undefined, copy: async () => {} }} />);
    await pass();
    expect(screen.getByRole('link', { name: '@VerifyBot' }).getAttribute('href')).toBe('https://t.me/VerifyBot');
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});
