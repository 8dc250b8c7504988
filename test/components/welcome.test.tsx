// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { App } from '../../entrypoints/welcome/App.tsx';
import { CodedError } from '../../lib/errors.ts';
import type { LookupResult } from '../../lib/messages.ts';
import { lookupResult, OFFICIAL } from './samples.ts';
import { speak } from './speak.ts';

beforeEach(() => {
  vi.useFakeTimers();
  speak('en');
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const official = async (query: string) =>
  lookupResult(query, { chat: { sighting: { handle: 'MOHreport' }, verdict: OFFICIAL } });

function open(lookup: (query: string) => Promise<LookupResult> = official): void {
  render(<App calls={{ lookup }} />);
}

async function press(name: string): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name }));
  await act(async () => {
    await vi.advanceTimersByTimeAsync(0);
  });
}

test('says in five sentences what the hints mean and what they do not, each with its own icon', () => {
  open();
  const meanings = [...document.querySelectorAll('main > ul > li')];
  expect(meanings.map((meaning) => meaning.textContent)).toEqual([
    'Shield with a star: the organisation itself or Telegram has confirmed this channel.',
    'Octagon with an exclamation mark: this channel very likely poses as someone else, so send it nothing.',
    'Triangle with a question mark: it resembles an official channel, so make sure before you trust it.',
    'No hint at all proves nothing: a channel we do not know can be genuine or fake.',
    'All this happens in your browser: nobody learns what you read.',
  ]);
  expect(new Set(meanings.map((meaning) => meaning.querySelector('svg')?.innerHTML)).size).toBe(5);
  expect([...document.querySelectorAll('svg')].every((icon) => icon.getAttribute('aria-hidden') === 'true')).toBe(true);
});

test('tells the quieter hints to whoever asks', () => {
  open();
  const more = document.querySelector('details');
  expect(more?.open).toBe(false);
  for (const label of ['Listed, not confirmed', 'Verified on Telegram', 'Flagged as scam or fake', 'Trusted by you']) {
    expect(more?.textContent).toContain(label);
  }
});

test('an example is looked up with a press', async () => {
  const lookup = vi.fn(official);
  open(lookup);
  await press('@MOHreport');
  expect(lookup).toHaveBeenCalledWith('@MOHreport');
  expect(screen.getByRole('article', { name: 'Official' })).toBeDefined();
  await press('@MOHrep0rt');
  expect(lookup).toHaveBeenLastCalledWith('@MOHrep0rt');
});

test('a lookup that fails says so', async () => {
  open(() => Promise.reject(new CodedError('LIST_UNREADABLE', 'gone')));
  await press('@MOHreport');
  expect(screen.getByRole('alert').textContent).toContain('Code: LIST_UNREADABLE');
});

test('leads to the options, and leaves the focus where the reader has it', () => {
  open();
  expect(screen.getByRole('link', { name: 'Choose what is shown' }).getAttribute('href')).toBe('/options.html');
  expect(document.activeElement).toBe(document.body);
});
