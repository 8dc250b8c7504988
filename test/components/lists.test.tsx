// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CodedError } from '../../lib/errors.ts';
import type { ListPreview } from '../../lib/messages.ts';
import { button, errors, FakeBackground, notice, press, settle } from './options-page.tsx';
import { ADDED_LIST, LIST, PREVIEW } from './samples.ts';
import { speak } from './speak.ts';

beforeEach(() => speak('en', 'en-GB'));
afterEach(cleanup);

const section = () => screen.getByRole('region', { name: 'Lists' });
const entries = () => within(within(section()).getByRole('list', { name: 'Lists' })).getAllByRole('listitem');
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Address of the list' });
const offer = () => screen.queryByRole('region', { name: 'The list at this address' });
const FINGERPRINT = Array.from({ length: 16 }, () => '1f0a').join(' ');

async function openWith(...lists: (typeof LIST)[]): Promise<FakeBackground> {
  const background = new FakeBackground();
  background.lists = lists;
  return background.open();
}

async function lookAt(address: string): Promise<void> {
  fireEvent.input(field(), { target: { value: address } });
  await settle();
  field().form?.requestSubmit();
  await settle();
}

describe('every list', () => {
  test('tells its name, where it is from, version, day, size and when it was checked', async () => {
    await openWith({ ...LIST, contacted: new Date(Date.now() - 300_000).toISOString() }, ADDED_LIST);
    const [own, added] = entries().map((entry) => entry.textContent);
    expect(own).toContain('Channel Trust Hints');
    expect(own).toContain('Comes with the extension');
    expect(own).toContain('List 12 of 20 November 2026');
    expect(own).toContain('1,589 organisations');
    expect(own).toContain('Last checked: 5 minutes ago');
    expect(own).not.toContain('Fingerprint');
    expect(added).toContain('חדשות החוף');
    expect(added).toContain('Added by you from lists.coast-news.example');
    expect(added).toContain('41 organisations');
    expect(added).toContain(FINGERPRINT);
  });

  test('its fingerprint is left to right in every language', async () => {
    speak('he');
    await openWith(LIST, ADDED_LIST);
    expect(screen.getByText(FINGERPRINT).getAttribute('dir')).toBe('ltr');
  });

  test('says what is wrong with it, and that it is stale', async () => {
    await openWith({ ...LIST, stale: true }, { ...ADDED_LIST, problem: 'LIST_EXPIRED' });
    expect(errors()).toEqual(['LIST_EXPIRED']);
    const [own, added] = entries().map((entry) => entry.textContent);
    expect(own).toContain('not been confirmed for more than 30 days');
    expect(added).toContain("Check that this device's clock is right");
  });

  test('of which nothing could be loaded tells no version', async () => {
    await openWith(LIST, { ...ADDED_LIST, version: 0, published: '', organisations: 0, problem: 'LIST_CORRUPT' });
    const text = entries()[1]?.textContent;
    expect(text).toContain('Nothing of this list can be used at the moment.');
    expect(text).not.toContain('List 0');
  });

  test('its name is text, whatever it holds', async () => {
    await openWith(LIST, { ...ADDED_LIST, name: `<img src=x onerror=alert(1)>\u202e${'z'.repeat(10_000)}` });
    expect(document.querySelector('.lists img')).toBeNull();
    const name = entries()[1]?.querySelector('h3')?.textContent ?? '';
    expect(name).toMatch(/^<img src=x onerror=alert\(1\)>z+…$/);
    expect(name.length).toBeLessThan(130);
  });

  test('shows anew when the lists in use change', async () => {
    const background = await openWith(LIST);
    background.lists = [{ ...LIST, version: 13 }];
    background.listener();
    await settle();
    expect(entries()[0]?.textContent).toContain('List 13 of');
  });

  test('a status that cannot be read is told, and forgotten once it can', async () => {
    let failing = true;
    const lists = async () => {
      if (failing) throw new CodedError('LIST_UNREADABLE', 'gone');
      return [LIST];
    };
    const background = await new FakeBackground([], { lists }).open();
    expect(errors()).toEqual(['LIST_UNREADABLE']);
    failing = false;
    background.listener();
    await settle();
    expect(errors()).toEqual([]);
    expect(entries()).toHaveLength(1);
  });
});

describe('checking for updates', () => {
  test('is busy meanwhile, asks once, and tells the new version', async () => {
    let end = (_: (typeof LIST)[]) => {};
    const syncLists = vi.fn(() => new Promise<(typeof LIST)[]>((resolve) => (end = resolve)));
    await new FakeBackground([], { syncLists }).open();
    await press(button('Check for updates now'));
    expect(button('Checking…').getAttribute('aria-busy')).toBe('true');
    expect(document.activeElement).toBe(button('Checking…'));
    await press(button('Checking…'));
    expect(syncLists).toHaveBeenCalledOnce();
    end([{ ...LIST, version: 13 }]);
    await settle();
    expect(section().textContent).toContain('Channel Trust Hints: updated to version 13.');
    expect(entries()[0]?.textContent).toContain('List 13 of');
    expect(button('Check for updates now').getAttribute('aria-busy')).toBe('false');
  });

  test('tells that there is nothing new', async () => {
    await openWith(LIST);
    await press(button('Check for updates now'));
    expect(section().textContent).toContain('Nothing new: every list is up to date.');
  });

  test('tells which lists could not be updated, and why', async () => {
    const background = await openWith(LIST, ADDED_LIST);
    background.lists = [
      { ...LIST, version: 13 },
      { ...ADDED_LIST, problem: 'LIST_UNREACHABLE' },
    ];
    await press(button('Check for updates now'));
    expect(section().textContent).toContain('Channel Trust Hints: updated to version 13.');
    expect(section().textContent).toContain('Could not be brought up to date: \u2068חדשות החוף\u2069.');
    expect(errors()).toEqual(['LIST_UNREACHABLE']);
  });

  test('says when it could not even be tried', async () => {
    const background = await openWith(LIST);
    background.failing = 'BACKGROUND_UNREACHABLE';
    await press(button('Check for updates now'));
    expect(screen.getByRole('alert').textContent).toContain('Code: BACKGROUND_UNREACHABLE');
  });

  test('is not offered by a build that has nowhere to ask, which says so', async () => {
    await openWith({ ...LIST, syncs: false });
    expect(entries()[0]?.textContent).toContain('names no address');
    expect(entries()[0]?.textContent).not.toContain('checked');
    expect(screen.queryByRole('button', { name: 'Check for updates now' })).toBeNull();
  });
});

describe('adding a list', () => {
  test('shows it first, with all there is to know and to think of', async () => {
    const background = await openWith(LIST);
    await lookAt('https://lists.coast-news.example/trust');
    expect(background.calls.previewList).toHaveBeenCalledWith('https://lists.coast-news.example/trust');
    expect(background.calls.addList).not.toHaveBeenCalled();
    const text = offer()?.textContent;
    for (const words of [
      'חדשות החוף',
      PREVIEW.url,
      '41 organisations',
      'List 3 of 1 November 2026',
      FINGERPRINT,
      'Compare this fingerprint',
      'you trust its publisher',
    ]) {
      expect(text).toContain(words);
    }
    expect(document.activeElement?.textContent).toBe('The list at this address');
  });

  test('adds what was shown, says so and shows it among the lists', async () => {
    const background = await openWith(LIST);
    await lookAt('lists.coast-news.example');
    await press(button('Add'));
    expect(background.calls.addList).toHaveBeenCalledWith(PREVIEW);
    expect(notice()).toBe('List added: \u2068חדשות החוף\u2069');
    expect(entries()).toHaveLength(2);
    expect(offer()).toBeNull();
    expect(field().value).toBe('');
    expect(document.activeElement).toBe(field());
  });

  test('can be called off: what was typed stays', async () => {
    const background = await openWith(LIST);
    await lookAt('https://a.example/');
    await press(button('Cancel'));
    expect(offer()).toBeNull();
    expect(field().value).toBe('https://a.example/');
    expect(document.activeElement).toBe(field());
    expect(background.calls.addList).not.toHaveBeenCalled();
  });

  test('an address that is none is told at the field, and stays in it', async () => {
    const background = await openWith(LIST);
    background.failing = 'LIST_ADDRESS_INVALID';
    await lookAt('ftp://a.example/');
    expect(field().getAttribute('aria-invalid')).toBe('true');
    const note = document.getElementById(field().getAttribute('aria-describedby') ?? '');
    expect(note?.textContent).toContain('This is not an address that a list can have.');
    expect(screen.getByRole('alert').textContent).toContain('Code: LIST_ADDRESS_INVALID');
    expect(field().value).toBe('ftp://a.example/');
    expect(document.activeElement).toBe(field());
  });

  test('says why it could not be added, and lets the reader try again', async () => {
    const background = await openWith(LIST);
    await lookAt('https://a.example/');
    background.failing = 'LIST_SIGNATURE';
    await press(button('Add'));
    expect(errors()).toEqual(['LIST_SIGNATURE']);
    expect(entries()).toHaveLength(1);
    background.failing = undefined;
    await press(button('Add'));
    expect(entries()).toHaveLength(2);
    expect(errors()).toEqual([]);
  });

  test('another address typed takes the offer away: what is added is what is named', async () => {
    await openWith(LIST);
    await lookAt('https://a.example/');
    fireEvent.input(field(), { target: { value: 'https://b.example/' } });
    await settle();
    expect(offer()).toBeNull();
  });

  test('an answer that comes after another address was typed is not shown', async () => {
    let found = (_: ListPreview) => {};
    const previewList = vi.fn(() => new Promise<ListPreview>((resolve) => (found = resolve)));
    await new FakeBackground([], { previewList }).open();
    await lookAt('https://a.example/');
    expect(button('Looking…').getAttribute('aria-busy')).toBe('true');
    field().form?.requestSubmit();
    await settle();
    expect(previewList).toHaveBeenCalledOnce();
    fireEvent.input(field(), { target: { value: 'https://b.example/' } });
    found(PREVIEW);
    await settle();
    expect(offer()).toBeNull();
    expect(button('Look').getAttribute('aria-busy')).toBe('false');
  });
});

describe('removing a list', () => {
  const remove = () => button('Remove חדשות החוף');

  test('asks once more, and can be called off', async () => {
    const background = await openWith(LIST, ADDED_LIST);
    await press(remove());
    expect(screen.getByText(/^Remove this list\?/)).toBeDefined();
    expect(document.activeElement).toBe(button('Cancel'));
    await press(button('Cancel'));
    expect(document.activeElement).toBe(remove());
    expect(background.calls.removeList).not.toHaveBeenCalled();
  });

  test('forgets it, says so, and keeps the keyboard in the section', async () => {
    const background = await openWith(LIST, ADDED_LIST);
    await press(remove());
    await press(button('Yes, remove'));
    expect(background.calls.removeList).toHaveBeenCalledWith('added-1f');
    expect(notice()).toBe('List removed: \u2068חדשות החוף\u2069');
    expect(entries()).toHaveLength(1);
    expect(section().contains(document.activeElement)).toBe(true);
  });

  test('says when it failed', async () => {
    const background = await openWith(LIST, ADDED_LIST);
    background.failing = 'STORAGE_UNAVAILABLE';
    await press(remove());
    await press(button('Yes, remove'));
    expect(errors()).toEqual(['STORAGE_UNAVAILABLE']);
    expect(entries()).toHaveLength(2);
    expect(document.activeElement).toBe(remove());
  });

  test('is not offered for the extension’s own', async () => {
    await openWith(LIST);
    expect(screen.queryByRole('button', { name: /^Remove/ })).toBeNull();
  });
});

test('setting everything back shows that the added lists are gone', async () => {
  await openWith(LIST, ADDED_LIST);
  await press(button('Reset everything'));
  await press(button('Yes, reset everything'));
  expect(entries()).toHaveLength(1);
});
