import { act, fireEvent, render, screen } from '@testing-library/preact';
import { vi } from 'vitest';
import { App } from '../../entrypoints/options/App.tsx';
import type { OptionsCalls } from '../../entrypoints/options/calls.ts';
import { CodedError, type ErrorCode } from '../../lib/errors.ts';
import type { ListStatus } from '../../lib/messages.ts';
import type { PersonalEntry } from '../../lib/personal/entry.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../lib/settings.ts';
import { ADDED_LIST, LIST, PREVIEW } from './samples.ts';

/** The rest of the extension, in memory. */
export class FakeBackground {
  settings: Settings = DEFAULT_SETTINGS;
  entries: PersonalEntry[];
  lists: ListStatus[] = [LIST];
  failing: ErrorCode | undefined;
  listener = () => {};
  readonly calls: OptionsCalls;

  constructor(entries: PersonalEntry[] = [], given: Partial<OptionsCalls> = {}) {
    this.entries = entries;
    const change = async <T,>(action: () => T): Promise<T> => {
      if (this.failing) throw new CodedError(this.failing, 'as the test wants it');
      return action();
    };
    this.calls = {
      settings: async () => this.settings,
      changeSettings: vi.fn((changes) => change(() => (this.settings = { ...this.settings, ...changes }))),
      personalList: async () => this.entries,
      setChoice: vi.fn((chat, choice) =>
        change(() => {
          const rest = this.entries.filter((entry) => entry.handle !== chat.handle);
          this.entries = choice ? [{ ...chat, choice, added: '2026-11-23' }, ...rest] : rest;
        }),
      ),
      personalImport: vi.fn(() => change(() => ({ added: 0 }))),
      reset: vi.fn(() =>
        change(() => {
          this.settings = DEFAULT_SETTINGS;
          this.entries = [];
          this.lists = this.lists.slice(0, 1);
        }),
      ),
      lists: async () => this.lists,
      syncLists: vi.fn(() => change(() => this.lists)),
      previewList: vi.fn(() => change(() => PREVIEW)),
      addList: vi.fn(() => change(() => (this.lists = [...this.lists, ADDED_LIST]))),
      removeList: vi.fn((id) => change(() => (this.lists = this.lists.filter((list) => list.id !== id)))),
      shortcut: async () => 'Alt+Shift+T',
      save: vi.fn(),
      follow: (listener) => {
        this.listener = listener;
        return () => {};
      },
      ...given,
    };
  }

  async open(): Promise<this> {
    render(<App calls={this.calls} />);
    await settle();
    return this;
  }
}

/** Lets everything settle that waits for an answer. */
export async function settle(): Promise<void> {
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve));
  });
}

/** Moves the keyboard there and presses. */
export async function press(target: HTMLElement): Promise<void> {
  target.focus();
  fireEvent.click(target);
  await settle();
}

/** The button of that name. */
export const button = (name: string | RegExp) => screen.getByRole<HTMLButtonElement>('button', { name });

/** What the page says was done last. */
export const notice = () =>
  screen.getByText((_, element) => element?.classList.contains('notice') ?? false).textContent;

/** Codes of the errors in view. */
export const errors = () =>
  [...document.querySelectorAll<HTMLElement>('[data-error]')].map((note) => note.dataset['error']);
