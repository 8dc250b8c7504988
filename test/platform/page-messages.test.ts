import { afterEach, describe, expect, test, vi } from 'vitest';
import { browser } from 'wxt/browser';
import { CodedError } from '../../lib/errors.ts';
import { onMessage, sendMessage } from '../../lib/platform/page-messages.ts';

type Listener = (message: unknown, sender: object, reply: (reply: unknown) => void) => true | undefined;

const SENDER = { id: 'ours', url: 'https://t.me/' };
const stops: (() => void)[] = [];

/** Whoever listens is asked as a browser would: what is said is copied, and nobody's silence is `undefined`. */
function connected(): { listeners: Set<Listener> } {
  const listeners = new Set<Listener>();
  const runtime = browser.runtime.onMessage;
  vi.spyOn(runtime, 'addListener').mockImplementation((listener) => void listeners.add(listener as Listener));
  vi.spyOn(runtime, 'removeListener').mockImplementation((listener) => void listeners.delete(listener as Listener));
  const ask = (message: unknown) =>
    new Promise((resolve) => {
      const said = [...listeners].map((listener) =>
        listener(structuredClone(message), SENDER, (reply) => resolve(JSON.parse(JSON.stringify(reply)))),
      );
      if (!said.includes(true)) resolve(undefined);
    });
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(ask as typeof browser.runtime.sendMessage);
  vi.spyOn(browser.tabs, 'sendMessage').mockImplementation(((_tab: number, message: unknown) =>
    ask(message)) as typeof browser.tabs.sendMessage);
  return { listeners };
}

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  vi.restoreAllMocks();
});

describe('a question', () => {
  test('is answered with what was asked and who asks', async () => {
    connected();
    stops.push(
      onMessage('lookup', ({ data, sender }) => ({ query: `${data.query} ${sender.url}`, matches: [] })),
      onMessage('personal-import', async ({ data }) => ({ added: data.text.length })),
    );
    expect(await sendMessage('lookup', { query: 'x' })).toEqual({ query: 'x https://t.me/', matches: [] });
    expect(await sendMessage('personal-import', { text: 'four' }, { tabId: 1, frameId: 0 })).toEqual({ added: 4 });
  });

  test('may have nothing for an answer', async () => {
    connected();
    stops.push(onMessage('reset', () => undefined));
    expect(await sendMessage('reset', undefined)).toBeUndefined();
  });

  test('that meets an error has its words and its code', async () => {
    connected();
    const fail = () => {
      throw new CodedError('PERSONAL_FULL', '5000');
    };
    stops.push(
      onMessage('reset', fail),
      onMessage('page-open', () => Promise.reject('no error')),
    );
    await expect(sendMessage('reset', undefined)).rejects.toMatchObject({
      message: 'PERSONAL_FULL: 5000',
      code: 'PERSONAL_FULL',
    });
    await expect(sendMessage('page-open', undefined)).rejects.toThrow('no error');
  });

  test('that nobody answers is an error', async () => {
    const { listeners } = connected();
    const stop = onMessage('reset', () => undefined);
    await expect(sendMessage('lists', undefined)).rejects.toThrow('no answer');
    stop();
    expect(listeners.size).toBe(0);
    await expect(sendMessage('reset', undefined)).rejects.toThrow('no answer');
  });
});

test.each([undefined, null, 7, 'lookup', {}, { type: 5 }, { type: 'constructor' }, { type: '__proto__' }])(
  'what is no question of ours (%j) is left to others',
  (message) => {
    const { listeners } = connected();
    stops.push(onMessage('reset', () => undefined));
    const [listen] = listeners;
    expect(listen?.(message, SENDER, () => expect.fail('answered'))).toBeUndefined();
  },
);
