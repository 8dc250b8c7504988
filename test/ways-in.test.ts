import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { checkPage, textToCheck } from '../lib/check-page.ts';
import { clicked, type MenuItem } from '../lib/menu.ts';
import type { LookupResult } from '../lib/messages.ts';
import { omniboxAnswer } from '../lib/omnibox.ts';
import { translate } from '../lib/platform/page-translate.ts';
import { openBeside, openWaysIn, type WaysIn } from '../lib/platform/ways-in.ts';
import { IMPERSONATION, lookupResult, MATCHES, OFFICIAL } from './components/samples.ts';
import { speak } from './components/speak.ts';

/** An event of the browser that the test sets off. */
function fakeEvent<Arguments extends unknown[]>() {
  const listeners: ((...given: Arguments) => unknown)[] = [];
  return {
    addListener: (listener: (...given: Arguments) => unknown) => listeners.push(listener),
    dispatch: (...given: Arguments) => Promise.all(listeners.map((listener) => listener(...given))),
  };
}

type Click = { menuItemId: string; selectionText?: string; linkUrl?: string };
type Suggestions = { content: string; description: string }[];

/** The browser's powers that the fake browser lacks. Creating an entry twice fails, as it does in browsers. */
function fakePowers() {
  const menu = new Map<string, MenuItem>();
  const powers = {
    contextMenus: {
      onClicked: fakeEvent<[Click, { index: number; windowId: number }?]>(),
      async removeAll() {
        menu.clear();
      },
      create(item: MenuItem) {
        if (menu.has(item.id)) throw new Error(`Cannot create item with duplicate id ${item.id}`);
        menu.set(item.id, item);
      },
    },
    omnibox: {
      onInputStarted: fakeEvent<[]>(),
      onInputChanged: fakeEvent<[string, (suggestions: Suggestions) => void]>(),
      onInputEntered: fakeEvent<[string, string]>(),
      setDefaultSuggestion: vi.fn<(suggestion: { description: string }) => void>(),
    },
    tabs: { create: vi.fn(async () => ({})), update: vi.fn(async () => ({})) },
  };
  Object.assign(fakeBrowser, { contextMenus: powers.contextMenus, omnibox: powers.omnibox });
  Object.assign(fakeBrowser.tabs, powers.tabs);
  return { ...powers, menu };
}

const address = (path: string) => fakeBrowser.runtime.getURL(path);
const ready = async () => {};
const reportPage = async (text: string) => `/report.html?draft=${text}` as const;
let powers: ReturnType<typeof fakePowers>;

beforeEach(() => {
  fakeBrowser.reset();
  speak('en');
  powers = fakePowers();
});

describe('the page that looks a text up', () => {
  test.each([
    '@MOHreport',
    'https://t.me/s/MOHreport/12?q=a&b=c#d',
    'משרד הבריאות + 100%',
    'tg://resolve?domain=x',
    '#check=y&check=z',
  ])('finds in its address what was put there: %s', (text) => {
    const path = checkPage(text);
    expect(path.startsWith('/popup.html#')).toBe(true);
    expect(textToCheck(new URL(path, 'https://x.example').hash)).toBe(text);
  });

  test('takes text of any length, and text that is not well-formed', () => {
    expect(checkPage('x'.repeat(1_000_000)).length).toBeLessThan(5000);
    expect(textToCheck(checkPage('a\ud800b').replace('/popup.html', ''))).toBe('a\ufffdb');
  });

  test.each(['', '#', '#other=1', '#@MOHreport', '#%E0%A4%A'])('without a text it is the popup: "%s"', (hash) => {
    expect(textToCheck(hash)).toBeUndefined();
  });
});

describe('the context menu', () => {
  test('offers selected text and links to Telegram, in the reader’s language', async () => {
    const drawMenu = openWaysIn({ suggest: vi.fn(), languageReady: ready, reportPage });
    await drawMenu();
    expect([...powers.menu.values()].map(({ title, contexts }) => [title, contexts])).toEqual([
      ['Check this channel', ['selection']],
      ['Check this channel', ['link']],
      ['Report a channel', ['selection']],
      ['Report a channel', ['link']],
    ]);
    expect(powers.menu.get('check-link')?.targetUrlPatterns).toContain('*://*.t.me/*');
    expect(powers.menu.get('check-selection')).not.toHaveProperty('targetUrlPatterns');
  });

  test('is drawn when the extension is installed and when the browser starts, and never twice at a time', async () => {
    openWaysIn({ suggest: vi.fn(), languageReady: ready, reportPage });
    await Promise.all([
      fakeBrowser.runtime.onInstalled.trigger({ reason: 'install' }),
      fakeBrowser.runtime.onStartup.trigger(),
    ]);
    await expect.poll(() => powers.menu.size).toBe(4);
  });

  test('waits for the reader’s language', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const drawn = openWaysIn({ suggest: vi.fn(), languageReady: () => promise, reportPage })();
    expect(powers.menu.size).toBe(0);
    resolve();
    await drawn;
    expect(powers.menu.size).toBe(4);
  });

  test('a click looks the text up in a tab beside the page', async () => {
    openWaysIn({ suggest: vi.fn(), languageReady: ready, reportPage });
    const tab = { index: 4, windowId: 9 };
    await powers.contextMenus.onClicked.dispatch({ menuItemId: 'check-selection', selectionText: '@MOHrep0rt' }, tab);
    expect(powers.tabs.create).toHaveBeenLastCalledWith({
      url: address('/popup.html#check=%40MOHrep0rt'),
      index: 5,
      windowId: 9,
    });
    await powers.contextMenus.onClicked.dispatch({ menuItemId: 'check-link', linkUrl: 'https://t.me/MOHrep0rt' });
    expect(powers.tabs.create).toHaveBeenLastCalledWith({
      url: address('/popup.html#check=https%3A%2F%2Ft.me%2FMOHrep0rt'),
    });
  });

  test('a channel is reported from there', async () => {
    openWaysIn({ suggest: vi.fn(), languageReady: ready, reportPage });
    await powers.contextMenus.onClicked.dispatch({ menuItemId: 'report-link', linkUrl: 'https://t.me/MOHrep0rt' });
    await expect
      .poll(() => powers.tabs.create.mock.lastCall)
      .toEqual([{ url: address('/report.html?draft=https://t.me/MOHrep0rt') }]);
  });

  test.each<[string, Parameters<typeof clicked>[0]]>([
    ['an entry that is not ours', { menuItemId: 'other', selectionText: '@x' }],
    ['nothing selected', { menuItemId: 'check-selection', selectionText: ' \n' }],
    ['a link that has no address', { menuItemId: 'check-link', selectionText: '@x' }],
  ])('a click on %s does nothing', (_, click) => {
    expect(clicked(click)).toBeUndefined();
  });

  test('a link with text selected in it: each entry takes its own', () => {
    const both = { selectionText: 'our channel', linkUrl: 'https://t.me/x123' };
    expect(clicked({ menuItemId: 'check-link', ...both })).toEqual({ action: 'check', text: 'https://t.me/x123' });
    expect(clicked({ menuItemId: 'report-selection', ...both })).toEqual({ action: 'report', text: 'our channel' });
  });
});

describe('openBeside', () => {
  test('a page asked for from a tab without a place opens at the end', async () => {
    await openBeside('/popup.html', { index: -1 });
    expect(powers.tabs.create).toHaveBeenLastCalledWith({ url: address('/popup.html') });
  });
});

describe('the omnibox', () => {
  const lookup = vi.fn(async (query: string): Promise<LookupResult> => lookupResult(query, { matches: MATCHES }));
  const suggestions: WaysIn['suggest'] = async (text, ...how) => omniboxAnswer(await lookup(text), ...how);

  test('says what it is for', async () => {
    openWaysIn({ suggest: suggestions, languageReady: ready, reportPage });
    await powers.omnibox.onInputStarted.dispatch();
    expect(powers.omnibox.setDefaultSuggestion).toHaveBeenLastCalledWith({
      description: 'Check a Telegram channel by @handle, link or name',
    });
  });

  test('suggests organisations, and tells of the handle that was typed', async () => {
    openWaysIn({ suggest: suggestions, languageReady: ready, reportPage });
    const suggest = vi.fn();
    await powers.omnibox.onInputChanged.dispatch('health', suggest);
    expect(suggest).toHaveBeenCalledWith([
      { content: '@MOHreport', description: 'Israel Ministry of Health @MOHreport: Official' },
      { content: '@AdExNetworkOfficial', description: 'AdEx Network @AdExNetworkOfficial: Listed, not confirmed' },
    ]);
    lookup.mockResolvedValueOnce(
      lookupResult('x', { chat: { sighting: { handle: 'MOHrep0rt' }, verdict: IMPERSONATION } }),
    );
    await powers.omnibox.onInputChanged.dispatch('MOHrep0rt', suggest);
    expect(powers.omnibox.setDefaultSuggestion).toHaveBeenLastCalledWith({
      description: '@MOHrep0rt: Likely impostor',
    });
    expect(suggest).toHaveBeenLastCalledWith([]);
  });

  test('an answer that comes after the next letter is not shown', async () => {
    const { promise, resolve } = Promise.withResolvers<LookupResult>();
    lookup.mockReturnValueOnce(promise);
    openWaysIn({ suggest: suggestions, languageReady: ready, reportPage });
    const suggest = vi.fn();
    const late = powers.omnibox.onInputChanged.dispatch('h', suggest);
    await powers.omnibox.onInputChanged.dispatch('he', suggest);
    resolve(lookupResult('h'));
    await late;
    expect(suggest).toHaveBeenCalledTimes(1);
  });

  test('without a list it still takes what is typed', async () => {
    lookup.mockRejectedValueOnce(new Error('LIST_UNREADABLE'));
    openWaysIn({ suggest: suggestions, languageReady: ready, reportPage });
    const suggest = vi.fn();
    await powers.omnibox.onInputChanged.dispatch('@x123', suggest);
    expect(suggest).toHaveBeenCalledWith([]);
  });

  test.each([
    ['currentTab', 'update', {}],
    ['newForegroundTab', 'create', { active: true }],
    ['newBackgroundTab', 'create', { active: false }],
  ] as const)('what is entered is looked up where the reader wants it: %s', async (disposition, call, how) => {
    openWaysIn({ suggest: suggestions, languageReady: ready, reportPage });
    await powers.omnibox.onInputEntered.dispatch('@MOHreport', disposition);
    expect(powers.tabs[call]).toHaveBeenCalledWith({ url: address('/popup.html#check=%40MOHreport'), ...how });
  });

  const hostile = lookupResult('x', {
    chat: { sighting: { handle: 'MOHreport' }, verdict: OFFICIAL },
    matches: [
      {
        organisation: { id: 'x', names: { en: `<url>"A" & 'B'\u202e</url>` } },
        handle: 'x123',
        matchedName: 'x',
        status: 'official',
      },
    ],
  });

  test('text is escaped where descriptions are XML', () => {
    expect(omniboxAnswer(hostile, translate, 'en', 'xml').suggestions[0]?.description).toBe(
      '&lt;url&gt;&quot;A&quot; &amp; &apos;B&apos;&lt;/url&gt; @x123: Official',
    );
  });

  test('and left alone where they are plain', () => {
    expect(omniboxAnswer(hostile, translate, 'en', 'plain').suggestions[0]?.description).toBe(
      `<url>"A" & 'B'</url> @x123: Official`,
    );
  });
});
