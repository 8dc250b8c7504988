import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { LISTS_IN_USE_KEY } from '../../lib/list/keys.ts';
import { openOutboxAlarm, wakeForOutbox } from '../../lib/platform/outbox-alarm.ts';
import { answerOutbox } from '../../lib/platform/outbox-messages.ts';
import type { Outbox } from '../../lib/reports/outbox.ts';

type Handler = (message: { data: unknown; sender: object }) => Promise<unknown>;

const handlers = vi.hoisted(() => new Map<string, unknown>());
vi.mock('../../lib/platform/page-messages.ts', () => ({
  onMessage: (type: string, handler: unknown) => handlers.set(type, handler),
}));

/** An outbox that notes what it is asked. */
function watchedOutbox() {
  const calls: unknown[][] = [];
  const note =
    (name: string) =>
    async (...given: unknown[]) =>
      void calls.push([name, ...given]);
  const names = ['send', 'entries', 'refresh', 'cancel', 'forget', 'work', 'follow'];
  return { calls, outbox: Object.fromEntries(names.map((name) => [name, note(name)])) as unknown as Outbox };
}

beforeEach(() => {
  fakeBrowser.reset();
  vi.useFakeTimers({ now: Date.parse('2026-11-23T12:00:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('whoever asks the outbox', () => {
  const ORIGIN = 'chrome-extension://abcdef';
  const OWN = { id: 'abcdef', url: `${ORIGIN}/report.html?draft=1` };
  const MESSAGES = [
    ['send-submission', { text: '{}', list: 'own' }, ['send', { text: '{}', list: 'own' }]],
    ['outbox', undefined, ['entries']],
    ['outbox-refresh', { occasion: 'followed' }, ['refresh', 'followed']],
    ['outbox-cancel', { id: 'x' }, ['cancel', 'x']],
    ['outbox-forget', { id: 'x' }, ['forget', 'x']],
  ] as const;
  let asked: ReturnType<typeof watchedOutbox>;

  beforeEach(() => {
    Object.assign(browser.runtime, { id: 'abcdef', getURL: (path: string) => `${ORIGIN}${path}` });
    handlers.clear();
    asked = watchedOutbox();
    answerOutbox(asked.outbox);
  });

  const ask = (type: string, data: unknown, sender: object) => (handlers.get(type) as Handler)({ data, sender });

  test('there is nothing more to ask', () => {
    expect([...handlers.keys()].toSorted()).toEqual(MESSAGES.map(([type]) => type).toSorted());
  });

  test.each(MESSAGES)('a page of the extension is answered: %s', async (type, data, call) => {
    await ask(type, data, OWN);
    expect(asked.calls).toEqual([call]);
  });

  describe.each([
    ['our script in a Telegram page', { id: 'abcdef', url: 'https://web.telegram.org/k/' }],
    ['our script in a page that is named like us', { id: 'abcdef', url: `https://evil.example/${ORIGIN}/` }],
    [
      'our script in a page whose address begins like ours',
      { id: 'abcdef', url: `${ORIGIN}.evil.example/report.html` },
    ],
    ['a page without an address', { id: 'abcdef' }],
    ['another extension', { id: 'other', url: 'chrome-extension://other/report.html' }],
    ['another extension that takes our address', { id: 'other', url: OWN.url }],
    ['nobody', {}],
  ])('%s', (_, sender) => {
    test.each(MESSAGES)('is refused: %s', async (type, data) => {
      await expect(ask(type, data, sender)).rejects.toMatchObject({ code: 'SUBMISSION_INVALID' });
      expect(asked.calls).toEqual([]);
    });
  });
});

const alarm = (name: string) => ({ name, scheduledTime: 0, persistAcrossSessions: true });

describe('what wakes the outbox', () => {
  test('an alarm, at the time that was asked for, and not in the past', async () => {
    wakeForOutbox(Date.now() + 90_000);
    expect(await browser.alarms.getAll()).toEqual([
      expect.objectContaining({ name: 'outbox', scheduledTime: Date.now() + 90_000 }),
    ]);
    wakeForOutbox(Date.now() - 5000);
    expect(await browser.alarms.getAll()).toEqual([
      expect.objectContaining({ name: 'outbox', scheduledTime: Date.now() + 1000 }),
    ]);
  });

  test('the alarm, the browser’s start, an update of the extension, a connection, and a list that has changed', async () => {
    const online: (() => void)[] = [];
    vi.stubGlobal(
      'addEventListener',
      (type: string, listener: () => void) => type === 'online' && online.push(listener),
    );
    const { outbox, calls } = watchedOutbox();
    openOutboxAlarm(outbox);
    const since = () => calls.splice(0).map((call) => call.join(' '));

    await fakeBrowser.alarms.onAlarm.trigger(alarm('sync-lists'));
    expect(since()).toEqual([]);
    await fakeBrowser.alarms.onAlarm.trigger(alarm('outbox'));
    expect(since()).toEqual(['work due']);
    // Whatever becomes of the work, the background is woken again.
    expect((await browser.alarms.getAll()).map(({ scheduledTime }) => scheduledTime)).toEqual([Date.now() + 60_000]);
    await fakeBrowser.runtime.onStartup.trigger();
    expect(since()).toEqual(['work due']);
    await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update', previousVersion: '0.1.0' });
    expect(since()).toEqual(['work due']);
    for (const listener of online) listener();
    expect(since()).toEqual(['work online']);
    await browser.storage.local.set({ settings: {} });
    expect(since()).toEqual([]);
    await browser.storage.local.set({ [LISTS_IN_USE_KEY]: ['own 12'] });
    expect(since()).toEqual(['follow']);
  });
});
