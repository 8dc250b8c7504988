// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CodedError } from '../../lib/errors.ts';
import { LANGUAGES } from '../../lib/languages.ts';
import type { PersonalEntry } from '../../lib/personal/entry.ts';
import { MAX_FILE_SIZE, printSavedFile } from '../../lib/personal/saved-file.ts';
import { BADGE_VERDICTS, DEFAULT_SETTINGS } from '../../lib/settings.ts';
import { PLACES } from '../../lib/surfaces/places.ts';
import { parsePeerId } from '../../lib/telegram/peer-id.ts';
import { button, errors, FakeBackground, notice, press, settle } from './options-page.tsx';
import { LIST } from './samples.ts';
import { speak } from './speak.ts';

const MINISTRY = {
  handle: 'MOHreport',
  peerId: parsePeerId('-1001500000001'),
  choice: 'trusted',
  title: 'משרד הבריאות',
  added: '2026-11-20',
} as PersonalEntry;
const GARDEN: PersonalEntry = { handle: 'my_garden', choice: 'hidden', added: '2026-11-01' };

beforeEach(() => speak('en', 'en-GB'));
afterEach(cleanup);

const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const rows = () => [...document.querySelectorAll<HTMLElement>('tbody tr')].map((row) => row.textContent);

describe('what is shown', () => {
  test('every hint and every place has its switch, on at first', async () => {
    await new FakeBackground().open();
    const boxes = screen.getAllByRole<HTMLInputElement>('checkbox');
    expect(boxes.map((each) => each.name)).toEqual([...BADGE_VERDICTS, ...PLACES]);
    expect(boxes.every((each) => each.checked)).toBe(true);
    expect(within(screen.getByRole('group', { name: 'Which hints to show' })).getAllByRole('checkbox')).toHaveLength(6);
    expect(box('Links and mentions in texts (warnings only)').name).toBe('link');
  });

  test('a hint that is switched off is kept so, and that is said', async () => {
    const background = await new FakeBackground().open();
    await press(box('Likely impostor'));
    await press(box('Official'));
    expect(background.settings.verdictsOff).toEqual(['official', 'impersonation']);
    expect(notice()).toBe('Saved');
    await press(box('Likely impostor'));
    expect(background.settings.verdictsOff).toEqual(['official']);
    await press(box('Search results'));
    expect(background.settings).toMatchObject({ verdictsOff: ['official'], placesOff: ['search'] });
  });

  test('what cannot be kept is told, and the switch goes back', async () => {
    const background = await new FakeBackground().open();
    background.failing = 'STORAGE_UNAVAILABLE';
    await press(box('Profiles'));
    expect(errors()).toEqual(['STORAGE_UNAVAILABLE']);
    expect(box('Profiles').checked).toBe(true);
    expect(notice()).toBe('');
    background.failing = undefined;
    await press(box('Profiles'));
    expect(errors()).toEqual([]);
    expect(background.settings.placesOff).toEqual(['profile']);
  });

  test('what is changed elsewhere shows here', async () => {
    const background = await new FakeBackground().open();
    background.settings = { ...DEFAULT_SETTINGS, placesOff: ['header'] };
    background.entries = [GARDEN];
    background.listener();
    await settle();
    expect(box('The open chat').checked).toBe(false);
    expect(rows()).toHaveLength(1);
  });

  test('a language is chosen by its own name', async () => {
    const background = await new FakeBackground().open();
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Language of the hints' });
    const names = [...select.options].map((option) => option.textContent);
    expect(names).toEqual(['As the browser', ...Object.values(LANGUAGES)]);
    fireEvent.change(select, { target: { value: 'he' } });
    await settle();
    expect(background.settings.language).toBe('he');
    expect(select.value).toBe('he');
    fireEvent.change(select, { target: { value: 'browser' } });
    await settle();
    expect(background.settings.language).toBe('browser');
  });
});

describe('the reader’s own list', () => {
  test('tells every channel, the decision and its day', async () => {
    await new FakeBackground([MINISTRY, GARDEN]).open();
    expect(screen.getAllByRole('columnheader').map((header) => header.textContent)).toEqual([
      'Channel',
      'DecisionSince',
    ]);
    expect(rows()).toEqual([
      'משרד הבריאות@MOHreportTrusted by you20 November 2026',
      '@my_gardenKnown by its handle only. If the handle changes hands, your decision goes with it.Hints hidden1 November 2026',
    ]);
  });

  test('is empty at first: there is nothing to save', async () => {
    await new FakeBackground().open();
    expect(screen.getByText('You have not decided on any channel yet.')).toBeDefined();
    expect(button('Save as file').disabled).toBe(true);
  });

  test('a removed channel is forgotten, and the keyboard stays where it was', async () => {
    const background = await new FakeBackground([MINISTRY, GARDEN]).open();
    await press(button('Remove @MOHreport'));
    const { handle, peerId } = MINISTRY;
    expect(background.calls.setChoice).toHaveBeenCalledWith({ handle, peerId }, null);
    expect(rows()).toHaveLength(1);
    expect(notice()).toBe('Saved');
    expect(document.activeElement).toBe(button('Remove @my_garden'));
    await press(button('Remove @my_garden'));
    expect(document.activeElement).not.toBe(document.body);
    expect(screen.getByText('You have not decided on any channel yet.')).toBeDefined();
  });

  test.each([
    ['@MOHreport', 'MOHreport'],
    [' t.me/s/MOHreport/7 ', 'MOHreport'],
    ['MOHreport', 'MOHreport'],
    ['https://web.telegram.org/k/#@MOHreport', 'MOHreport'],
  ])('a channel is added by %j', async (text, handle) => {
    const background = await new FakeBackground().open();
    const field = await typeChannel(text);
    expect(background.calls.setChoice).toHaveBeenCalledWith({ handle }, 'trusted');
    expect(rows()).toHaveLength(1);
    expect(field.value).toBe('');
    expect(document.activeElement).toBe(field);
  });

  test.each(['', '@no', 'the ministry', 'https://t.me/+AbCdEf', 'https://t.me/c/150/7', 'https://example.org/x'])(
    '%j names no channel',
    async (text) => {
      const background = await new FakeBackground().open();
      const field = await typeChannel(text);
      expect(errors()).toEqual(['HANDLE_INVALID']);
      expect(background.calls.setChoice).not.toHaveBeenCalled();
      expect(field.value).toBe(text);
      expect(field.getAttribute('aria-invalid')).toBe('true');
      const note = document.getElementById(field.getAttribute('aria-describedby') ?? '');
      expect(note?.textContent).toContain('This names no channel.');
    },
  );

  test('a full list says so', async () => {
    const background = await new FakeBackground([GARDEN]).open();
    background.failing = 'PERSONAL_FULL';
    await typeChannel('@MOHreport');
    expect(errors()).toEqual(['PERSONAL_FULL']);
  });

  test('is saved as a file that can be read again', async () => {
    const background = await new FakeBackground([MINISTRY, GARDEN]).open();
    await press(button('Save as file'));
    expect(background.calls.save).toHaveBeenCalledWith('channel-trust-hints.json', printSavedFile([MINISTRY, GARDEN]));
  });

  test.each([
    [2, '2 channels added from the file.'],
    [1, '1 channel added from the file.'],
    [0, 'The file held nothing new.'],
  ])('a file that adds %i is told so', async (added, words) => {
    const personalImport = vi.fn(async () => ({ added }));
    await new FakeBackground([], { personalImport }).open();
    await choose(new File(['what it holds'], 'list.json'));
    expect(personalImport).toHaveBeenCalledWith('what it holds');
    expect(notice()).toBe(words);
  });

  test('a file that is too large is not even read', async () => {
    const background = await new FakeBackground().open();
    await choose(new File([new Uint8Array(MAX_FILE_SIZE + 1)], 'film.mp4'));
    expect(errors()).toEqual(['IMPORT_TOO_LARGE']);
    expect(background.calls.personalImport).not.toHaveBeenCalled();
  });

  test('a file that is refused says why', async () => {
    const background = await new FakeBackground().open();
    background.failing = 'IMPORT_NEWER';
    await choose(new File(['x'], 'list.json'));
    expect(screen.getByRole('alert').textContent).toContain('saved by a newer version');
  });

  test('thousands of channels come in portions, as the reader scrolls', async () => {
    const entries = Array.from({ length: 5000 }, (_, number) => ({ ...GARDEN, handle: `channel_${number}` }));
    await new FakeBackground(entries).open();
    expect(rows()).toHaveLength(100);
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('5001');
    const scroller = screen.getByRole('table').parentElement;
    if (scroller) fireEvent.scroll(scroller);
    await settle();
    expect(rows()).toHaveLength(200);
  });

  test('a title is text, whatever it holds', async () => {
    await new FakeBackground([{ ...MINISTRY, title: '<img src=x onerror=alert(1)>\u202e' }]).open();
    expect(document.querySelector('table img')).toBeNull();
    expect(rows()[0]).toContain('<img src=x onerror=alert(1)>@MOHreport');
  });
});

describe('setting everything back', () => {
  test('asks first', async () => {
    const background = await new FakeBackground([GARDEN]).open();
    await press(button('Reset everything'));
    expect(background.calls.reset).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button('Cancel'));
    await press(button('Cancel'));
    expect(document.activeElement).toBe(button('Reset everything'));
    expect(background.calls.reset).not.toHaveBeenCalled();
  });

  test('does so once confirmed, and says it', async () => {
    const background = new FakeBackground([GARDEN]);
    background.settings = { ...DEFAULT_SETTINGS, verdictsOff: ['official'] };
    await background.open();
    await press(button('Reset everything'));
    await press(button('Yes, reset everything'));
    expect(notice()).toBe('Everything is set back.');
    expect(box('Official').checked).toBe(true);
    expect(rows()).toEqual([]);
    expect(document.activeElement).toBe(button('Reset everything'));
  });

  test('says when it failed', async () => {
    const background = await new FakeBackground([GARDEN]).open();
    background.failing = 'STORAGE_UNAVAILABLE';
    await press(button('Reset everything'));
    await press(button('Yes, reset everything'));
    expect(errors()).toEqual(['STORAGE_UNAVAILABLE']);
    expect(notice()).toBe('');
    expect(rows()).toHaveLength(1);
  });
});

describe('what it rests on', () => {
  test('tells the list, the keyboard shortcut and where the hints are explained', async () => {
    await new FakeBackground().open();
    expect(screen.getByRole('region', { name: 'Lists' }).textContent).toContain('List 12 of 20 November 2026');
    expect(screen.getByText('Keyboard shortcut for the popup: Alt+Shift+T')).toBeDefined();
    expect(screen.getByRole('link', { name: 'What the hints mean' }).getAttribute('href')).toBe('/welcome.html');
  });

  test('says that there is no shortcut, and what is wrong with a stored list', async () => {
    const problem = 'LIST_CORRUPT' as const;
    await new FakeBackground([], {
      shortcut: async () => undefined,
      lists: async () => [{ ...LIST, problem }],
    }).open();
    expect(screen.getByText(/The popup has no keyboard shortcut/)).toBeDefined();
    expect(errors()).toEqual([problem]);
  });

  test('without a background it says plainly that nothing works', async () => {
    const fail = () => Promise.reject(new TypeError('gone'));
    await new FakeBackground([], { settings: fail, personalList: fail, lists: fail }).open();
    expect(screen.getByRole('alert').textContent).toContain('Code: BACKGROUND_UNREACHABLE');
    expect(screen.queryAllByRole('checkbox')).toEqual([]);
  });

  test('says why it shows the defaults and not what was chosen', async () => {
    const settings = async () => ({ ...DEFAULT_SETTINGS, problem: 'STORED_NEWER' as const });
    await new FakeBackground([], { settings }).open();
    expect(errors()).toEqual(['STORED_NEWER']);
    expect(box('Official').checked).toBe(true);
  });

  test('forgets the fault once it is mended', async () => {
    let failing = true;
    const settings = async () => {
      if (failing) throw new CodedError('BACKGROUND_UNREACHABLE', 'asleep');
      return DEFAULT_SETTINGS;
    };
    const background = await new FakeBackground([], { settings }).open();
    expect(errors()).toEqual(['BACKGROUND_UNREACHABLE']);
    failing = false;
    background.listener();
    await settle();
    expect(errors()).toEqual([]);
    expect(box('Official').checked).toBe(true);
  });
});

async function typeChannel(text: string): Promise<HTMLInputElement> {
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Trust a channel by its @handle or link' });
  fireEvent.input(field, { target: { value: text } });
  await settle();
  field.form?.requestSubmit();
  await settle();
  return field;
}

async function choose(file: File): Promise<void> {
  const input = document.querySelector<HTMLInputElement>('input[type="file"]');
  if (!input) throw new Error('nowhere to choose a file');
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  fireEvent.change(input);
  await settle();
}
