// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { TYPING_PAUSE } from '../../components/use-lookup.ts';
import { App } from '../../entrypoints/popup/App.tsx';
import type { PopupCalls } from '../../entrypoints/popup/calls.ts';
import { ASK_AGAIN_AFTER } from '../../entrypoints/popup/use-page-state.ts';
import { CodedError } from '../../lib/errors.ts';
import type { ListStatus, LookupResult, PageState, SiteChannel } from '../../lib/messages.ts';
import { IMPERSONATION, LIST, lookupResult, MATCHES, OFFICIAL, PAGE, UNKNOWN } from './samples.ts';
import { speak } from './speak.ts';

beforeEach(() => {
  vi.useFakeTimers();
  speak('en');
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function fakeCalls(given: Partial<PopupCalls> = {}): PopupCalls {
  return {
    pageState: async () => undefined,
    site: async () => undefined,
    listStatus: async () => LIST,
    syncLists: async () => LIST,
    followLists: () => () => {},
    lookup: async (query) => lookupResult(query),
    choose: async () => {},
    report: async () => {},
    openPage: async () => {},
    openOptions: async () => {},
    versions: () => ({ extension: '0.1.0', browser: 'Chromium 148' }),
    ...given,
  };
}

/** What a Telegram page with no chat open says, but for what is given. */
function page(given: Partial<PageState> = {}): PageState {
  return { client: 'web-k', badges: 'working', surfaces: [], ...given };
}

async function open(given: Partial<PopupCalls> = {}): Promise<void> {
  render(<App calls={fakeCalls(given)} />);
  await pass(0);
}

/** Lets time pass and everything settle that waits for it. */
async function pass(milliseconds: number): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds);
  });
}

const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Check a channel' });
const options = () => screen.queryAllByRole('option');
const activeOption = () => document.getElementById(field().getAttribute('aria-activedescendant') ?? '');

async function typeIn(text: string, pause = TYPING_PAUSE): Promise<void> {
  fireEvent.input(field(), { target: { value: text } });
  await pass(pause);
}

async function press(key: string): Promise<boolean> {
  const handled = !fireEvent.keyDown(field(), { key });
  await pass(0);
  return handled;
}

/** Enter in the field sends its form. */
async function pressEnter(): Promise<void> {
  field().form?.requestSubmit();
  await pass(0);
}

/** A lookup whose answers the test gives, in any order. */
function answersByHand() {
  const waiting = new Map<string, (result: LookupResult) => void>();
  const lookup = vi.fn((query: string) => new Promise<LookupResult>((resolve) => waiting.set(query, resolve)));
  const answer = async (query: string, found: Partial<LookupResult>) => {
    waiting.get(query)?.(lookupResult(query, found));
    await pass(0);
  };
  return { lookup, answer };
}

describe('on a Telegram page', () => {
  test('opens with the verdict on the chat in the tab, and leaves the field alone', async () => {
    await open({ pageState: async () => PAGE });
    expect(screen.getByRole('region', { name: 'This chat' }).textContent).toContain('Likely impostor');
    expect(document.activeElement).not.toBe(field());
  });

  test('the card steps back while another channel is looked up', async () => {
    await open({ pageState: async () => PAGE });
    await typeIn('@someone');
    expect(screen.getByRole('region', { name: 'This chat' }).textContent).toBe('Likely impostorמשרד הבריאות@MOHrep0rt');
  });

  test('without an open chat it says what to do', async () => {
    await open({ pageState: async () => ({ client: 'web-a', badges: 'waiting', surfaces: [] }) });
    expect(screen.getByText(/Open a channel, group or bot on this page/)).toBeDefined();
  });

  test('follows the page: what it learns, and the chat that is opened next', async () => {
    const states: PageState[] = [
      { client: 'web-k', badges: 'waiting', surfaces: [] },
      { client: 'web-k', badges: 'working', chat: { sighting: { title: 'x' } }, surfaces: [] },
      { client: 'web-k', badges: 'working', chat: { sighting: { title: 'x' }, verdict: OFFICIAL }, surfaces: [] },
    ];
    const pageState = vi.fn(async () => states.shift() ?? ('busy' as const));
    await open({ pageState });
    await pass(ASK_AGAIN_AFTER);
    expect(screen.getByText('Looking at this tab…')).toBeDefined();
    await pass(ASK_AGAIN_AFTER);
    expect(screen.getByRole('article', { name: 'Official' })).toBeDefined();
    await pass(ASK_AGAIN_AFTER * 5);
    expect(pageState.mock.calls.length).toBeGreaterThan(5);
    expect(screen.getByRole('article', { name: 'Official' })).toBeDefined();
  });

  test('says that people are not judged', async () => {
    const chat = { sighting: { title: 'Dana', kind: 'user' as const } };
    await open({ pageState: async () => ({ client: 'web-k', badges: 'working', chat, surfaces: [] }) });
    expect(screen.getByText('This is a chat with a person. People are not judged.')).toBeDefined();
    expect(screen.queryByText('Looking at this tab…')).toBeNull();
  });

  test('says so where the page does not tell the handle', async () => {
    const chat = {
      sighting: { title: 'x', handlePending: true },
      verdict: { verdict: 'unknown' as const, reasons: [], evidence: [] },
    };
    await open({ pageState: async () => ({ client: 'web-a', badges: 'working', chat, surfaces: [] }) });
    expect(screen.getByText(/does not show the chat's @handle/)).toBeDefined();
  });

  test('says that hints may be missing on this page', async () => {
    await open({ pageState: async () => ({ client: 'web-k', badges: 'missing', surfaces: [] }) });
    expect(screen.getByText('Hints may be missing on this page. Telegram may have changed it.')).toBeDefined();
    expect(screen.getByText('Code: PAGE_UNREADABLE')).toBeDefined();
  });

  test('tells the problem the page names', async () => {
    await open({
      pageState: async () => ({ client: 'web-k', badges: 'working', problem: 'LIST_UNREADABLE', surfaces: [] }),
    });
    expect(screen.getByText('Code: LIST_UNREADABLE')).toBeDefined();
  });
});

describe('where hints are missing', () => {
  const missing = page({
    badges: 'missing',
    chat: { sighting: { title: 'משרד הבריאות' } },
    surfaces: [{ id: 'web-k-header', title: '.peer-title', fixed: false, faults: 0, expected: 1, found: 0, read: 0 }],
  });
  const copy = async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Copy diagnosis' }));
    await pass(0);
  };

  afterEach(() => vi.unstubAllGlobals());

  test('a press copies what whoever mends it must know, and nothing of the chat', async () => {
    const writeText = vi.fn(async (_text: string) => {});
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } });
    const versions = () => ({ extension: '0.1.0', browser: 'Firefox 153' });
    await open({ pageState: async () => missing, versions });
    await copy();
    const [text = ''] = writeText.mock.calls[0] ?? [];
    expect(JSON.parse(text)).toMatchObject({
      extension: '0.1.0',
      browser: 'Firefox 153',
      client: 'web-k',
      list: 12,
      surfaces: [{ id: 'web-k-header', selector: '.peer-title', expected: 1, found: 0 }],
    });
    expect(text).not.toContain('משרד');
    expect(screen.getByText(/^Copied\. It holds versions/)).toBeDefined();
    expect(screen.queryByRole('textbox', { name: 'Diagnosis' })).toBeNull();
  });

  test('where the clipboard is closed the text is there to be copied', async () => {
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: () => Promise.reject(new Error('denied')) } });
    await open({ pageState: async () => missing });
    await copy();
    const field = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Diagnosis' });
    expect(field.readOnly).toBe(true);
    expect(JSON.parse(field.value).client).toBe('web-k');
    expect(screen.getByText(/^Copying failed/)).toBeDefined();
  });

  test('a page that works offers none', async () => {
    await open({ pageState: async () => PAGE });
    expect(screen.queryByRole('button', { name: 'Copy diagnosis' })).toBeNull();
  });
});

describe('on a site that declares a channel', () => {
  const site: SiteChannel = {
    relation: 'agrees',
    chat: { sighting: { handle: 'MOHreport' }, verdict: OFFICIAL },
  };

  test('says which, beside the field', async () => {
    await open({ site: async () => site });
    expect(screen.getByRole('region', { name: 'This site' }).textContent).toContain('names @MOHreport');
    expect(field()).toBeDefined();
  });

  test('its card steps back while another channel is looked up', async () => {
    await open({ site: async () => site });
    await typeIn('@someone');
    expect(screen.queryByRole('button', { name: 'Trust this channel myself' })).toBeNull();
  });

  test('asks once it is sure that the tab is no Telegram page, and not on one', async () => {
    const asked = vi.fn(async () => site);
    await open({ pageState: async () => PAGE, site: asked });
    await pass(ASK_AGAIN_AFTER * 3);
    expect(asked).not.toHaveBeenCalled();
  });

  test('a list that cannot be read is told once', async () => {
    const unreadable = () => Promise.reject(new CodedError('LIST_UNREADABLE', 'gone'));
    await open({ site: unreadable, listStatus: unreadable });
    expect(screen.getAllByRole('alert')).toHaveLength(1);
  });

  test('what the reader decides on it shows at once', async () => {
    const choose = vi.fn(async () => {});
    const states: SiteChannel[] = [
      site,
      { ...site, chat: { sighting: { handle: 'MOHreport' }, verdict: OFFICIAL, choice: 'trusted' } },
    ];
    await open({ site: async () => states.shift(), choose });
    fireEvent.click(screen.getByRole('button', { name: 'Trust this channel myself' }));
    await pass(0);
    expect(choose).toHaveBeenCalledWith({ handle: 'MOHreport' }, 'trusted');
    expect(screen.getByRole('button', { name: 'No longer trust it' })).toBeDefined();
  });
});

describe('what the reader can do', () => {
  test('report the chat in the tab, with what was seen of it', async () => {
    const report = vi.fn(async () => {});
    await open({ pageState: async () => PAGE, report });
    fireEvent.click(screen.getByRole('button', { name: 'Report' }));
    expect(report).toHaveBeenCalledWith({ sighting: PAGE.chat?.sighting, client: 'web-k' });
  });

  test('report a channel that was looked up', async () => {
    const report = vi.fn(async () => {});
    const chat = { sighting: { handle: 'MOHrep0rt' }, verdict: IMPERSONATION };
    await open({ report, lookup: async (query) => lookupResult(query, { chat }) });
    await typeIn('@MOHrep0rt');
    fireEvent.click(screen.getByRole('button', { name: 'Report' }));
    expect(report).toHaveBeenCalledWith({ sighting: { handle: 'MOHrep0rt' } });
  });

  test('a report that cannot be opened is told', async () => {
    const report = () => Promise.reject(new CodedError('BACKGROUND_UNREACHABLE', 'no answer'));
    await open({ pageState: async () => PAGE, report });
    fireEvent.click(screen.getByRole('button', { name: 'Report' }));
    await pass(0);
    expect(screen.getByRole('alert').textContent).toContain('does not answer');
  });

  test('decide on a channel that was looked up: its card says so at once', async () => {
    const decided: string[] = [];
    await open({
      choose: async (chat, choice) => void decided.push(`${chat.handle} ${choice}`),
      lookup: async (query) =>
        lookupResult(query, {
          chat: {
            sighting: { handle: 'MOHrep0rt' },
            verdict: IMPERSONATION,
            ...(decided.length > 0 && { choice: 'trusted' as const }),
          },
        }),
    });
    await typeIn('@MOHrep0rt');
    fireEvent.click(screen.getByRole('button', { name: 'Trust this channel myself' }));
    await pass(0);
    await pass(0);
    expect(decided).toEqual(['MOHrep0rt trusted']);
    expect(screen.getByRole('button', { name: 'No longer trust it' })).toBeDefined();
  });

  test('open the options', async () => {
    const openOptions = vi.fn(async () => {});
    await open({ openOptions });
    fireEvent.click(screen.getByRole('button', { name: 'Options' }));
    expect(openOptions).toHaveBeenCalledOnce();
  });
});

describe('opened with a text to look up', () => {
  afterEach(() => {
    location.hash = '';
  });

  test('starts with it looked up, and follows the address', async () => {
    location.hash = '#check=%40MOHreport';
    const lookup = vi.fn(async (query: string) => lookupResult(query));
    await open({ lookup });
    expect(field().value).toBe('@MOHreport');
    expect(lookup.mock.calls).toEqual([['@MOHreport']]);
    location.hash = '#check=Ministry+of+Health';
    window.dispatchEvent(new HashChangeEvent('hashchange'));
    await pass(0);
    await pass(0);
    expect(field().value).toBe('Ministry of Health');
    expect(lookup).toHaveBeenLastCalledWith('Ministry of Health');
  });
});

describe('anywhere else', () => {
  test('the cursor waits in the field', async () => {
    await open();
    expect(document.activeElement).toBe(field());
    expect(screen.queryByRole('region', { name: 'This chat' })).toBeNull();
  });

  test('tells which list it rests on', async () => {
    await open();
    expect(screen.getByRole('contentinfo').textContent).toContain('List 12 of November 20, 2026');
  });

  test('says what is wrong with the list', async () => {
    await open({ listStatus: async () => ({ ...LIST, problem: 'LIST_CORRUPT' }) });
    expect(screen.getByRole('contentinfo').textContent).toContain('This list is not built as a list must be.');
  });

  test('tells when the list was last checked', async () => {
    vi.setSystemTime('2026-11-23T09:00:00Z');
    await open({ listStatus: async () => ({ ...LIST, contacted: '2026-11-23T08:55:00.000Z' }) });
    expect(screen.getByRole('contentinfo').textContent).toContain('Last checked: 5 minutes ago');
    expect(screen.queryByRole('button', { name: 'Check now' })).toBeNull();
  });

  test('a list that was never checked, or cannot be, says so or nothing', async () => {
    await open();
    expect(screen.getByRole('contentinfo').textContent).toContain('Not checked for updates yet.');
    cleanup();
    await open({ listStatus: async () => ({ ...LIST, syncs: false }) });
    expect(screen.getByRole('contentinfo').textContent).not.toMatch(/checked/i);
  });

  test('follows the lists in use', async () => {
    let changed = () => {};
    let version = 12;
    await open({
      listStatus: async () => ({ ...LIST, version }),
      followLists: (listener) => {
        changed = listener;
        return () => {};
      },
    });
    version = 13;
    changed();
    await pass(0);
    expect(screen.getByRole('contentinfo').textContent).toContain('List 13 of');
  });

  describe('with a stale list', () => {
    const stale = { ...LIST, stale: true };
    const checkNow = async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Check now' }));
      await pass(0);
    };

    test('says so, and checks at a press', async () => {
      let found = (_: ListStatus) => {};
      const syncLists = vi.fn(() => new Promise<ListStatus>((resolve) => (found = resolve)));
      await open({ listStatus: async () => stale, syncLists });
      expect(screen.getByRole('contentinfo').textContent).toContain('not been confirmed for more than 30 days');
      await checkNow();
      const busy = screen.getByRole('button', { name: 'Checking…' });
      expect(busy.getAttribute('aria-busy')).toBe('true');
      fireEvent.click(busy);
      expect(syncLists).toHaveBeenCalledOnce();
      found({ ...LIST, version: 13 });
      await pass(0);
      const footer = screen.getByRole('contentinfo').textContent;
      expect(footer).toContain('Channel Trust Hints: updated to version 13.');
      expect(footer).not.toContain('30 days');
    });

    test('says why it could not be checked', async () => {
      await open({ listStatus: async () => stale, syncLists: async () => ({ ...stale, problem: 'LIST_UNREACHABLE' }) });
      await checkNow();
      const footer = screen.getByRole('contentinfo').textContent;
      expect(footer).toContain('Could not be brought up to date: Channel Trust Hints.');
      expect(footer).toContain('Code: LIST_UNREACHABLE');
      expect(footer).toContain('30 days');
    });

    test('says that the background does not answer', async () => {
      const syncLists = () => Promise.reject(new CodedError('BACKGROUND_UNREACHABLE', 'no answer'));
      await open({ listStatus: async () => stale, syncLists });
      await checkNow();
      expect(screen.getByRole('alert').textContent).toContain('Code: BACKGROUND_UNREACHABLE');
    });

    test('offers no check where there is nowhere to ask', async () => {
      await open({ listStatus: async () => ({ ...stale, syncs: false }) });
      expect(screen.queryByRole('button', { name: 'Check now' })).toBeNull();
    });
  });

  test('says plainly that the background does not answer', async () => {
    await open({ listStatus: () => Promise.reject(new CodedError('BACKGROUND_UNREACHABLE', 'no answer')) });
    expect(screen.getByRole('alert').textContent).toContain('does not answer');
  });

  test('an unexpected error is told as the background being out of reach', async () => {
    await open({ lookup: () => Promise.reject(new TypeError('x is not a function')) });
    await typeIn('@x123');
    expect(screen.getByRole('alert').textContent).toContain('Code: BACKGROUND_UNREACHABLE');
    expect(screen.getByRole('alert').textContent).not.toContain('is not a function');
  });
});

describe('looking up', () => {
  test('waits for a pause in typing, then asks once', async () => {
    const lookup = vi.fn(async (query: string) => lookupResult(query));
    await open({ lookup });
    await typeIn('m', 50);
    await typeIn('mo', 50);
    await typeIn('moh', 50);
    expect(lookup).not.toHaveBeenCalled();
    await pass(TYPING_PAUSE);
    expect(lookup.mock.calls).toEqual([['moh']]);
  });

  test('a handle: its card, told to screen readers', async () => {
    await open({
      lookup: async (query) =>
        lookupResult(query, { chat: { sighting: { handle: 'MOHrep0rt' }, verdict: IMPERSONATION } }),
    });
    await typeIn('https://t.me/MOHrep0rt');
    expect(screen.getByRole('article', { name: 'Likely impostor' })).toBeDefined();
    expect(screen.getByRole('status').textContent).toBe('Likely impostor');
  });

  test('the latest question wins, however late the answers to earlier ones are', async () => {
    const { lookup, answer } = answersByHand();
    await open({ lookup });
    await typeIn('first');
    await typeIn('second');
    await answer('second', { matches: MATCHES.slice(0, 1) });
    await answer('first', { matches: MATCHES.slice(1) });
    expect(options().map((option) => option.textContent)).toEqual([expect.stringContaining('@MOHreport')]);
  });

  test('the last results stay in view while the next are awaited', async () => {
    const { lookup, answer } = answersByHand();
    await open({ lookup });
    await typeIn('health');
    await answer('health', { matches: MATCHES });
    await typeIn('healt');
    expect(options()).toHaveLength(2);
    await answer('healt', { matches: [] });
    expect(options()).toHaveLength(0);
  });

  test('an emptied field forgets the answer that is still on its way', async () => {
    const { lookup, answer } = answersByHand();
    await open({ lookup });
    await typeIn('health');
    await typeIn('  ');
    await answer('health', { matches: MATCHES });
    expect(options()).toHaveLength(0);
  });

  test('names: a list to walk through with the arrow keys, Enter opens its card', async () => {
    const lookup = vi.fn(async (query: string) =>
      query.startsWith('@')
        ? lookupResult(query, { chat: { sighting: { handle: 'MOHreport' }, verdict: OFFICIAL } })
        : lookupResult(query, { matches: MATCHES }),
    );
    await open({ lookup });
    await typeIn('משרד');
    expect(field().getAttribute('aria-expanded')).toBe('true');
    expect(screen.getByRole('status').textContent).toBe('2 organisations found');
    expect(activeOption()).toBeNull();

    expect(await press('ArrowDown')).toBe(true);
    expect(activeOption()).toBe(options()[0]);
    expect(options()[0]?.getAttribute('aria-selected')).toBe('true');
    await press('ArrowDown');
    expect(activeOption()).toBe(options()[1]);
    await press('ArrowDown');
    expect(activeOption()).toBeNull();
    await press('ArrowUp');
    expect(activeOption()).toBe(options()[1]);
    await press('ArrowUp');
    expect(activeOption()?.textContent).toContain('משרד הבריאות');

    await pressEnter();
    expect(lookup).toHaveBeenLastCalledWith('@MOHreport');
    expect(field().value).toBe('@MOHreport');
    expect(screen.getByRole('article', { name: 'Official' })).toBeDefined();
  });

  test('a click on an organisation opens its card', async () => {
    const lookup = vi.fn(async (query: string) => lookupResult(query, { matches: MATCHES }));
    await open({ lookup });
    await typeIn('network');
    const [, second] = options();
    if (second) fireEvent.click(second);
    await pass(0);
    expect(lookup).toHaveBeenLastCalledWith('@AdExNetworkOfficial');
  });

  test('Enter asks at once', async () => {
    const lookup = vi.fn(async (query: string) => lookupResult(query));
    await open({ lookup });
    await typeIn('@durov', 0);
    await pressEnter();
    expect(lookup.mock.calls).toEqual([['@durov']]);
    await pass(TYPING_PAUSE);
    expect(lookup).toHaveBeenCalledTimes(1);
  });

  test('Escape clears the field; with an empty field it is left to the browser', async () => {
    await open({ lookup: async (query) => lookupResult(query, { matches: MATCHES }) });
    await typeIn('health');
    expect(await press('Escape')).toBe(true);
    expect(field().value).toBe('');
    expect(options()).toHaveLength(0);
    expect(await press('Escape')).toBe(false);
  });

  test('the clear button gives the field back', async () => {
    await open({ pageState: async () => PAGE });
    await typeIn('health');
    fireEvent.click(screen.getByRole('button', { name: 'Clear' }));
    await pass(0);
    expect(field().value).toBe('');
    expect(document.activeElement).toBe(field());
  });

  test('keys that compose a character are left to the input method', async () => {
    await open({ lookup: async (query) => lookupResult(query, { matches: MATCHES }) });
    await typeIn('けんこう');
    fireEvent.keyDown(field(), { key: 'Escape', isComposing: true });
    await pass(0);
    expect(field().value).toBe('けんこう');
  });

  test('a name that could be a handle: the organisations come before the unknown handle', async () => {
    await open({
      lookup: async (query) =>
        lookupResult(query, { matches: MATCHES, chat: { sighting: { handle: 'health' }, verdict: UNKNOWN } }),
    });
    await typeIn('health');
    const list = screen.getByRole('listbox');
    const card = screen.getByRole('article', { name: 'No hint' });
    expect(list.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  test('nothing found: says so, and what to try', async () => {
    await open();
    await typeIn('zzz');
    expect(screen.getByText(/Try a shorter part of the name/)).toBeDefined();
    expect(screen.getByRole('status').textContent).toBe('No match for “zzz”');
  });

  test('a private link is explained', async () => {
    await open({ lookup: async (query) => lookupResult(query, { problem: 'LINK_PRIVATE' }) });
    await typeIn('https://t.me/+AbCdEf');
    expect(screen.getByText(/This is a private link/)).toBeDefined();
    expect(screen.queryByText(/Try a shorter part/)).toBeNull();
  });

  test('a lookup that fails says so and the next one works', async () => {
    let failing = true;
    await open({
      lookup: async (query) => {
        if (failing) throw new CodedError('LIST_UNREADABLE', 'gone');
        return lookupResult(query, { matches: MATCHES });
      },
    });
    await typeIn('health');
    expect(screen.getByRole('alert').textContent).toContain('Code: LIST_UNREADABLE');
    failing = false;
    await typeIn('health care');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(options()).toHaveLength(2);
  });
});

test('in Hebrew, names and labels are Hebrew', async () => {
  speak('he');
  await open({ lookup: async (query) => lookupResult(query, { matches: MATCHES }) });
  fireEvent.input(screen.getByRole('combobox', { name: 'בדיקת ערוץ' }), { target: { value: 'משרד' } });
  await pass(TYPING_PAUSE);
  expect(options()[0]?.textContent).toBe('משרד הבריאות@MOHreportרשמי');
});
