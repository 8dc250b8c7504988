// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { App } from '../../entrypoints/outbox/App.tsx';
import type { OutboxCalls } from '../../entrypoints/outbox/calls.ts';
import { LOOK_PERIOD_MS } from '../../entrypoints/outbox/use-outbox.ts';
import { CodedError } from '../../lib/errors.ts';
import type { OutboxEntry } from '../../lib/reports/outbox-entry.ts';
import { printSubmission } from '../../lib/reports/print.ts';
import { REFUSALS } from '../../lib/reports/protocol.ts';
import { reportOf } from '../registry/inbox/desk.ts';
import { speak } from './speak.ts';

beforeEach(() => {
  vi.useFakeTimers();
  speak('en');
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function entryOf(changes: Partial<OutboxEntry> = {}): OutboxEntry {
  const report = reportOf();
  return {
    id: report.id,
    kind: 'report',
    handle: 'MOHrep0rt',
    text: printSubmission(report),
    list: { id: 'own', name: 'A list', inbox: 'https://inbox.example/' },
    created: '2026-11-23T12:00:00Z',
    state: 'sent',
    attempts: 0,
    ...changes,
  };
}

const pass = (milliseconds = 0) => act(() => vi.advanceTimersByTimeAsync(milliseconds).then(() => undefined));

async function open(entries: OutboxEntry[], given: Partial<OutboxCalls> = {}) {
  const calls = {
    entries: vi.fn(async () => entries),
    refresh: vi.fn<OutboxCalls['refresh']>(async () => entries),
    cancel: vi.fn(async () => []),
    forget: vi.fn(async () => []),
    save: vi.fn(),
    ...given,
  };
  render(<App calls={calls} />);
  await pass();
  return calls;
}

describe('the outbox’s page', () => {
  test('says that nothing was sent', async () => {
    await open([]);
    expect(screen.getByText('You have sent nothing.')).toBeTruthy();
  });

  test('shows exactly what is sent, where to, and about whom', async () => {
    const entry = entryOf();
    await open([entry]);
    const item = screen.getByRole('listitem');
    expect(within(item).getByRole('heading').textContent).toContain('@MOHrep0rt');
    expect(item.textContent).toContain('A list');
    expect(item.querySelector('pre')?.textContent).toBe(entry.text);
  });

  test.each([
    [{ state: 'waiting' }, 'On its way', ['Take back', 'Save as file']],
    [{ state: 'sent' }, 'Arrived. A person will look at it.', ['Take back', 'Save as file']],
    [
      { state: 'published', listVersion: 14 },
      'Published in version 14 of the list',
      ['Remove from here', 'Save as file'],
    ],
    [{ state: 'refused', refusal: 'honest' }, 'The channel poses as nobody.', ['Remove from here', 'Save as file']],
    [{ state: 'failed', problem: 'INBOX_DATE' }, 'INBOX_DATE', ['Take back', 'Remove from here', 'Save as file']],
    [{ state: 'withdrawing' }, 'Being taken back', ['Save as file']],
    [{ state: 'withdrawing', problem: 'INBOX_UNREACHABLE' }, 'may still have it', ['Remove from here', 'Save as file']],
    [
      { state: 'sent', problem: 'INBOX_UNREACHABLE' },
      'may still have it',
      ['Take back', 'Remove from here', 'Save as file'],
    ],
    [{ state: 'sent', problem: 'INBOX_FORGOT' }, 'No longer at the inbox', ['Remove from here', 'Save as file']],
    [{ state: 'accepted', problem: 'INBOX_FORGOT' }, 'Accepted.', ['Remove from here', 'Save as file']],
  ] as const)('%o', async (changes, words, buttons) => {
    await open([entryOf(changes)]);
    const item = screen.getByRole('listitem');
    expect(item.textContent).toContain(words);
    const shown = within(item).getAllByRole('button');
    expect(shown.map(({ textContent }) => textContent)).toEqual(buttons);
    // Their names say which entry is meant.
    for (const name of buttons)
      expect(within(item).getByRole('button', { name: `${name} Report of @MOHrep0rt` })).toBeTruthy();
  });

  test('what this version cannot read is shown as that, and nothing is offered for it', async () => {
    await open([entryOf({ state: 'unreadable', problem: 'STORED_NEWER', text: '' }), entryOf()]);
    const [first, second] = screen.getAllByRole('listitem');
    expect(first?.textContent).toContain('STORED_NEWER');
    expect(first?.querySelector('button')).toBeNull();
    expect(second?.textContent).toContain('Arrived.');
  });

  test('what another version wrote otherwise can be saved', async () => {
    const { save } = await open([entryOf({ text: '{"format":"channel-trust-hints/report","version":9}' })]);
    fireEvent.click(screen.getByRole('button', { name: /^Save as file/ }));
    expect(save).toHaveBeenCalledWith('report-MOHrep0rt-2026-11-23.json', expect.stringContaining('"version":9'));
  });

  test('asks only what it is time for when it opens, everything when the reader says so, and what could not be reached when there is a connection', async () => {
    const { refresh } = await open([entryOf()]);
    expect(vi.mocked(refresh).mock.calls).toEqual([['followed']]);
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
    await pass();
    dispatchEvent(new Event('online'));
    await pass();
    expect(vi.mocked(refresh).mock.calls).toEqual([['followed'], ['all'], ['online']]);
  });

  test('the button keeps the focus while everything is tried', async () => {
    const { refresh } = await open([entryOf()]);
    vi.mocked(refresh).mockReturnValue(new Promise(() => {}));
    const button = screen.getByRole<HTMLButtonElement>('button', { name: 'Try now' });
    button.focus();
    fireEvent.click(button);
    fireEvent.click(button);
    await pass();
    expect([button.disabled, button.getAttribute('aria-disabled')]).toEqual([false, 'true']);
    expect(document.activeElement).toBe(button);
    expect(vi.mocked(refresh).mock.calls.filter(([occasion]) => occasion === 'all')).toHaveLength(1);
  });

  test('when an entry goes the focus is on the next one, at last on the page', async () => {
    const [first, second] = [
      entryOf({ state: 'refused', refusal: 'honest' }),
      entryOf({ state: 'refused', handle: 'another_one' }),
    ];
    let left = [first, second];
    const forget = vi.fn(async (id: string) => {
      left = left.filter((entry) => entry.id !== id);
      return left;
    });
    await open(left, { entries: async () => left, refresh: async () => left, forget });
    const remove = async () => {
      const [button] = screen.getAllByRole('button', { name: /^Remove from here/ });
      button?.focus();
      if (button) fireEvent.click(button);
      await pass();
    };
    await remove();
    expect(document.activeElement?.textContent).toContain('@another_one');
    await remove();
    expect(document.activeElement?.textContent).toBe('What you have sent, and what has become of it.');
  });

  test('when a button goes the focus is on its entry', async () => {
    const entry = entryOf();
    const withdrawing = { ...entry, state: 'withdrawing' as const };
    let now: OutboxEntry = entry;
    const cancel = async () => {
      now = withdrawing;
      return [now];
    };
    await open([entry], { entries: async () => [now], refresh: async () => [now], cancel });
    const button = screen.getByRole('button', { name: /^Take back/ });
    button.focus();
    fireEvent.click(button);
    await pass();
    expect(document.activeElement?.localName).toBe('h2');
  });

  test.each(REFUSALS)('has words for a refusal: %s', async (refusal) => {
    await open([entryOf({ state: 'refused', refusal })]);
    const words = screen.getByRole('listitem').textContent ?? '';
    expect(words.length).toBeGreaterThan('Not accepted'.length + 60);
  });

  test('follows what changes, tries when asked to, and takes back', async () => {
    let state: OutboxEntry['state'] = 'waiting';
    const entry = entryOf();
    const calls = await open([], {
      entries: async () => [{ ...entry, state }],
      refresh: async () => [{ ...entry, state }],
    });
    state = 'accepted';
    await pass(LOOK_PERIOD_MS);
    expect(screen.getByText('Accepted. It comes with the next version of the list.')).toBeTruthy();
    state = 'published';
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
    await pass();
    fireEvent.click(screen.getByRole('button', { name: /^Remove from here/ }));
    await pass();
    expect(calls.forget).toHaveBeenCalledWith(entry.id);
    expect(screen.queryByRole('listitem')).toBeNull();
  });

  test('says what went wrong and keeps what it shows', async () => {
    const entry = entryOf();
    await open([entry], { cancel: () => Promise.reject(new CodedError('STORAGE_UNAVAILABLE', 'full')) });
    fireEvent.click(screen.getByRole('button', { name: /^Take back/ }));
    await pass();
    expect(screen.getByRole('alert').textContent).toContain('STORAGE_UNAVAILABLE');
    expect(screen.getByRole('listitem')).toBeTruthy();
    // It stays to be read, however often the page looks.
    await pass(5 * LOOK_PERIOD_MS);
    expect(screen.getByRole('alert').textContent).toContain('STORAGE_UNAVAILABLE');
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }));
    await pass();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('says that nothing can be looked up, until it can', async () => {
    const entries = vi.fn(async () => [entryOf()]);
    await open([], { entries });
    entries.mockRejectedValueOnce(new CodedError('STORAGE_UNAVAILABLE', 'closed'));
    await pass(LOOK_PERIOD_MS);
    expect(screen.getByRole('alert').textContent).toContain('STORAGE_UNAVAILABLE');
    await pass(LOOK_PERIOD_MS);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
