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
    refresh: vi.fn(async () => entries),
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
  ] as const)('%o', async (changes, words, buttons) => {
    await open([entryOf(changes)]);
    const item = screen.getByRole('listitem');
    expect(item.textContent).toContain(words);
    expect(
      within(item)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(buttons);
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
    fireEvent.click(screen.getByRole('button', { name: 'Remove from here' }));
    await pass();
    expect(calls.forget).toHaveBeenCalledWith(entry.id);
    expect(screen.queryByRole('listitem')).toBeNull();
  });

  test('says what went wrong and keeps what it shows', async () => {
    const entry = entryOf();
    await open([entry], { cancel: () => Promise.reject(new CodedError('STORAGE_UNAVAILABLE', 'full')) });
    fireEvent.click(screen.getByRole('button', { name: 'Take back' }));
    await pass();
    expect(screen.getByRole('alert').textContent).toContain('STORAGE_UNAVAILABLE');
    expect(screen.getByRole('listitem')).toBeTruthy();
  });
});
