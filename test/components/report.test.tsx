// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ChatCalls } from '../../components/chat-calls.ts';
import { TYPING_PAUSE } from '../../components/use-hint.ts';
import { App } from '../../entrypoints/report/App.tsx';
import { CodedError } from '../../lib/errors.ts';
import type { ReportDraft } from '../../lib/messages.ts';
import { reportSchema } from '../../lib/reports/report.ts';
import { parsePeerId } from '../../lib/telegram/peer-id.ts';
import type { Sighting } from '../../lib/telegram/sighting.ts';
import { IMPERSONATION, MATCHES, REASONS, UNKNOWN } from './samples.ts';
import { speak } from './speak.ts';

const peerId = parsePeerId('-1001500000002');
if (!peerId) throw new Error('the sample is a peer id');
const DRAFT: ReportDraft = {
  sighting: { handle: 'MOHrep0rt', title: 'משרד הבריאות', peerId, verified: false, surface: 'web-k-header' },
  client: 'web-k',
};

beforeEach(() => {
  vi.useFakeTimers();
  speak('en');
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

async function pass(milliseconds: number): Promise<void> {
  await act(async () => {
    await vi.advanceTimersByTimeAsync(milliseconds);
  });
}

async function open(draft: ReportDraft | undefined = DRAFT, given: Partial<ChatCalls> = {}) {
  const save = vi.fn<ChatCalls['save']>();
  const hint = vi.fn(async (sighting: Sighting) => ({
    verdict: sighting.handle === 'MOHrep0rt' ? IMPERSONATION : UNKNOWN,
    list: 12,
  }));
  const calls: ChatCalls = {
    draft: async () => draft,
    hint,
    organisations: async () => MATCHES,
    lists: async () => [],
    send: () => Promise.reject(new Error('nothing is sent here')),
    save,
    stamp: () => ({ id: '3f2b1c9e-8d47-4f0a-9b6e-0c1d2e3f4a5b', now: new Date('2026-11-23T12:00:00Z') }),
    ...given,
  };
  render(<App calls={calls} />);
  await pass(0);
  await pass(TYPING_PAUSE);
  return { save, hint };
}

const field = (name: string | RegExp) =>
  screen.getByRole<HTMLInputElement>(/Poses/.test(String(name)) ? 'combobox' : 'textbox', { name });
const linksField = () => field(/^Links to messages/);

async function type(input: HTMLInputElement, value: string): Promise<void> {
  fireEvent.input(input, { target: { value } });
  await pass(TYPING_PAUSE);
}

async function choose(name: string): Promise<void> {
  fireEvent.click(screen.getByRole('radio', { name }));
  await pass(0);
}

async function save(): Promise<void> {
  fireEvent.click(screen.getByRole('button', { name: 'Save as file' }));
  await pass(20);
}

/** The report as the page shows it. */
const shown = () => JSON.parse(document.querySelector('pre')?.textContent ?? '');

describe('opened on a channel', () => {
  test('shows what was seen and the whole report, which its schema accepts', async () => {
    await open();
    expect(field('Handle').value).toBe('@MOHrep0rt');
    expect(field('Title').value).toBe('משרד הבריאות');
    expect(field('Poses as').value).toBe('Israel Ministry of Health');
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'It poses as an organisation' }).checked).toBe(true);
    expect(screen.getByRole('article', { name: 'Likely impostor' })).toBeDefined();
    expect(shown()).toEqual({
      format: 'channel-trust-hints/report',
      version: 1,
      id: '3f2b1c9e-8d47-4f0a-9b6e-0c1d2e3f4a5b',
      created: '2026-11-23',
      handle: 'MOHrep0rt',
      peerId: '-1001500000002',
      title: 'משרד הבריאות',
      client: 'web-k',
      verdict: 'impersonation',
      reasons: ['handle-homoglyph', 'title-same'],
      list: 12,
      reason: 'poses',
      organisation: 'israel-ministry-of-health',
      links: [],
    });
    expect(reportSchema.safeParse(shown()).success).toBe(true);
  });

  test('the file is what is shown, to the letter', async () => {
    const { save: saved } = await open();
    await type(linksField(), 't.me/MOHrep0rt/12\n');
    await save();
    expect(saved.mock.calls).toEqual([
      ['report-MOHrep0rt-2026-11-23.json', document.querySelector('pre')?.textContent],
    ]);
    expect(shown().links).toEqual(['https://t.me/MOHrep0rt/12']);
    expect(screen.getByText('Saved.')).toBeDefined();
  });

  test('once it is changed it is no longer said to be saved', async () => {
    await open();
    await save();
    await type(field('Title'), 'Another title');
    expect(screen.queryByText('Saved.')).toBeNull();
  });

  test('the hint is asked for by what was seen, and followed by what is likely wrong', async () => {
    const takenOver = { verdict: { ...UNKNOWN, reasons: REASONS['handle-taken-over'] }, list: 12 };
    const hint = vi.fn(async () => takenOver);
    await open(DRAFT, { hint });
    expect(hint.mock.calls).toEqual([[DRAFT.sighting]]);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'It was taken over' }).checked).toBe(true);
  });

  test('without a list the report can be made all the same', async () => {
    const { save: saved } = await open(DRAFT, { hint: () => Promise.reject(new Error('LIST_UNREADABLE')) });
    expect(shown()).not.toHaveProperty('verdict');
    await save();
    expect(saved).toHaveBeenCalledOnce();
    expect(reportSchema.safeParse(shown()).success).toBe(true);
  });

  test('a channel that is known by its id alone can be reported', async () => {
    const { save: saved } = await open({ sighting: { peerId, title: 'x' } });
    expect(field('Handle').value).toBe('');
    await save();
    expect(saved.mock.calls[0]?.[0]).toBe('report-1001500000002-2026-11-23.json');
  });
});

describe('changed by the reporter', () => {
  test('another handle is another channel: what was seen of the first is left out, and the hint is its own', async () => {
    const { hint } = await open();
    await type(field('Handle'), 'https://t.me/sourdough_diaries');
    expect(hint).toHaveBeenLastCalledWith({ handle: 'sourdough_diaries', title: 'משרד הבריאות' });
    expect(shown()).toMatchObject({ handle: 'sourdough_diaries', verdict: 'unknown', reasons: [] });
    for (const field of ['peerId', 'client', 'organisation']) expect(shown()).not.toHaveProperty(field);
  });

  test('the same handle in another case is the same channel', async () => {
    await open();
    await type(field('Handle'), '@mohrep0rt');
    expect(shown()).toMatchObject({ handle: 'mohrep0rt', peerId: '-1001500000002', client: 'web-k' });
  });

  test('the hint on what stood there before is never shown for what stands there now', async () => {
    await open();
    fireEvent.input(field('Handle'), { target: { value: '@sourdough_diaries' } });
    await pass(0);
    expect(shown()).not.toHaveProperty('verdict');
    expect(screen.queryByRole('article')).toBeNull();
  });

  test('another organisation of the list goes by its id, one that is not on it by its name', async () => {
    await open();
    await type(field('Poses as'), 'adex');
    expect(shown()).toMatchObject({ organisationName: 'adex' });
    expect([...document.querySelectorAll('option')].map(({ value }) => value)).toContain('AdEx Network');
    await type(field('Poses as'), 'AdEx Network');
    expect(shown()).toMatchObject({ organisation: 'adex-network' });
    expect(shown()).not.toHaveProperty('organisationName');
    await type(field('Poses as'), '');
    expect(shown()).not.toHaveProperty('organisation');
  });

  test('what else may be wrong asks for no organisation', async () => {
    await open();
    await choose('It defrauds people');
    expect(screen.queryByRole('combobox', { name: 'Poses as' })).toBeNull();
    expect(shown()).toMatchObject({ reason: 'fraud' });
    expect(shown()).not.toHaveProperty('organisation');
    await choose('It poses as an organisation');
    expect(field('Poses as').value).toBe('Israel Ministry of Health');
  });

  test('every reason can be chosen', async () => {
    await open();
    const reasons: string[] = [];
    for (const radio of screen.getAllByRole('radio')) {
      fireEvent.click(radio);
      await pass(0);
      reasons.push(shown().reason);
    }
    expect(reasons).toEqual(['poses', 'fraud', 'taken-over', 'wrong-hint']);
  });
});

describe('what is wrong in the fields', () => {
  test('a line that is no link to a message is named, nothing is saved and nothing typed is lost', async () => {
    const { save: saved } = await open();
    const typed = 'https://t.me/MOHrep0rt/12\nsee the second one\nhttps://t.me/MOHrep0rt';
    await type(linksField(), typed);
    expect(screen.queryByRole('alert')).toBeNull();
    await save();
    expect(saved).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain('MESSAGE_LINK_INVALID');
    expect(screen.getByText('Line 2: see the second one')).toBeDefined();
    expect(screen.getByText('Line 3: https://t.me/MOHrep0rt')).toBeDefined();
    expect(linksField().value).toBe(typed);
    expect(document.activeElement).toBe(linksField());
    expect(linksField().getAttribute('aria-invalid')).toBe('true');

    await type(linksField(), 'https://t.me/MOHrep0rt/12');
    expect(screen.queryByRole('alert')).toBeNull();
    await save();
    expect(saved).toHaveBeenCalledOnce();
  });

  test('what names no channel', async () => {
    const { save: saved } = await open();
    await type(field('Handle'), 'not a handle');
    await save();
    expect(saved).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain('HANDLE_INVALID');
    expect(document.activeElement).toBe(field('Handle'));
    await type(field('Handle'), '@MOHrep0rt');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('a private link names no channel', async () => {
    const { save: saved } = await open();
    await type(field('Handle'), 'https://t.me/+AbCdEfGh');
    await save();
    expect(saved).not.toHaveBeenCalled();
  });
});

describe('what an inbox would not take', () => {
  test('more links than a report holds are not cut in silence', async () => {
    const { save: saved } = await open();
    await type(linksField(), Array.from({ length: 25 }, (_, at) => `https://t.me/MOHrep0rt/${at + 1}`).join('\n'));
    await save();
    expect(saved).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain('LINKS_TOO_MANY');
    expect(document.activeElement).toBe(linksField());
  });

  test.each([
    ['longer than any', `https://t.me/MOHrep0rt/12?${'x'.repeat(200)}`],
    ['with a password in it', 'https://t.me:secret@t.me/MOHrep0rt/12'],
    ['with a tab in it', 'https://t.me/MOHre\tp0rt/12'],
  ])('a link %s is named', async (_, link) => {
    const { save: saved } = await open();
    await type(linksField(), link);
    await save();
    expect(saved).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain('MESSAGE_LINK_INVALID');
  });

  test('what is wrong is said again each time', async () => {
    await open();
    await type(field('Handle'), 'not a handle');
    await save();
    const first = screen.getByRole('alert');
    await save();
    expect(screen.getByRole('alert')).not.toBe(first);
  });
});

describe('what was seen along with it', () => {
  test('is told, and can be left out', async () => {
    await open();
    expect(shown()).toMatchObject({ peerId: '-1001500000002', client: 'web-k' });
    fireEvent.click(screen.getByRole('checkbox', { name: /-1001500000002/ }));
    await pass(0);
    expect(shown()).not.toHaveProperty('peerId');
    fireEvent.click(screen.getByRole('checkbox', { name: /Telegram Web K/ }));
    await pass(0);
    expect(shown()).not.toHaveProperty('client');
    fireEvent.click(screen.getByRole('checkbox', { name: /Telegram Web K/ }));
    await pass(0);
    expect(shown()).toMatchObject({ client: 'web-k' });
  });

  test('without it and without a handle no channel is named', async () => {
    const { save: saved } = await open({ sighting: { peerId, title: 'x' } });
    fireEvent.click(screen.getByRole('checkbox', { name: /-1001500000002/ }));
    await pass(0);
    await save();
    expect(saved).not.toHaveBeenCalled();
    expect(screen.getByRole('alert').textContent).toContain('HANDLE_INVALID');
  });

  test('is nothing where the channel was typed', async () => {
    await open(undefined, { draft: async () => undefined });
    expect(screen.queryByRole('checkbox')).toBeNull();
  });
});

describe('opened on nothing', () => {
  test('asks for the channel, and takes one', async () => {
    const { save: saved } = await open({ sighting: {} }, { draft: async () => undefined });
    expect(screen.getByText(/^Nothing was chosen to be reported/)).toBeDefined();
    await save();
    expect(screen.getByRole('alert').textContent).toContain('HANDLE_INVALID');
    await type(field('Handle'), '@MOHrep0rt');
    await save();
    expect(saved).toHaveBeenCalledOnce();
    expect(shown()).not.toHaveProperty('client');
  });
});

describe('telling Telegram', () => {
  test.each([
    ['web-k', /In Telegram Web K/],
    ['web-a', /In Telegram Web A/],
    ['t-me', /in a Telegram app/],
    [undefined, /in a Telegram app/],
  ] as const)('in %s', async (client, steps) => {
    await open({ sighting: DRAFT.sighting, ...(client && { client }) });
    const section = within(screen.getByRole('region', { name: 'Tell Telegram' }));
    expect(section.getByText(steps)).toBeDefined();
    expect(section.getByRole('link', { name: '@notoscam' }).getAttribute('href')).toBe('https://t.me/notoscam');
    expect(section.getByRole('link', { name: 'abuse@telegram.org' }).getAttribute('href')).toBe(
      'mailto:abuse@telegram.org',
    );
    expect(section.getByText(/^Forward a message of it to/).textContent).toBe(
      "Forward a message of it to @notoscam, Telegram's own address for impostors.",
    );
  });
});

describe('sending', () => {
  const LIST = {
    id: 'own',
    name: 'A list',
    version: 12,
    published: '2026-11-23',
    organisations: 2,
    source: 'synced',
    stale: false,
    syncs: true,
    contact: { inbox: 'https://inbox.example/', mail: 'list@example.org' },
  } as const;
  const sendButton = () => screen.queryByRole<HTMLButtonElement>('button', { name: 'Send' });

  test('is not offered where no list takes reports', async () => {
    await open(DRAFT, { lists: async () => [] });
    expect(sendButton()).toBeNull();
    expect(screen.getByText(/takes no reports over the network/)).toBeTruthy();
  });

  test('sends exactly what is shown, once, to the list that is named', async () => {
    const send = vi.fn<ChatCalls['send']>(() => new Promise(() => {}));
    await open(DRAFT, { lists: async () => [LIST], send });
    expect(document.body.textContent).toContain('inbox.example');
    await type(field(/^How to reach you/), 'dana@example.org');
    const shown = document.querySelector('pre')?.textContent ?? '';
    expect(reportSchema.parse(JSON.parse(shown)).contact).toBe('dana@example.org');
    const button = sendButton();
    if (button) {
      fireEvent.click(button);
      fireEvent.click(button);
    }
    await pass(0);
    expect(send.mock.calls).toEqual([[shown, 'own']]);
  });

  test('goes to the list that is chosen, and shows afterwards what was sent, with nothing left to press twice', async () => {
    const send = vi.fn<ChatCalls['send']>(async () => ({}) as Awaited<ReturnType<ChatCalls['send']>>);
    await open(DRAFT, { lists: async () => [LIST, { ...LIST, id: 'b', name: 'Another' }], send });
    fireEvent.change(screen.getByRole('combobox', { name: 'Send to' }), { target: { value: 'b' } });
    await pass(0);
    const button = sendButton();
    if (button) fireEvent.click(button);
    await pass(0);
    expect(send.mock.calls[0]?.[1]).toBe('b');
    expect(sendButton()).toBeNull();
    expect(screen.getByRole('link', { name: 'Sent reports' }).getAttribute('href')).toBe('/outbox.html');
    expect(document.querySelector('pre')?.textContent).toBe(send.mock.calls[0]?.[0]);
  });

  test('that fails says why, and can be tried again', async () => {
    const send = vi.fn<ChatCalls['send']>(() => Promise.reject(new CodedError('OUTBOX_FULL', 'full')));
    await open(DRAFT, { lists: async () => [LIST], send });
    const button = sendButton();
    if (button) fireEvent.click(button);
    await pass(0);
    expect(screen.getByRole('alert').textContent).toContain('OUTBOX_FULL');
    expect(sendButton()?.disabled).toBe(false);
  });

  test('the list that was chosen stays chosen, whatever is typed', async () => {
    const send = vi.fn<ChatCalls['send']>(() => new Promise(() => {}));
    await open(DRAFT, { lists: async () => [LIST, { ...LIST, id: 'b', name: 'Another' }], send });
    fireEvent.change(screen.getByRole('combobox', { name: 'Send to' }), { target: { value: 'b' } });
    await type(field(/^How to reach you/), 'dana@example.org');
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Send to' }).value).toBe('b');
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    await pass(0);
    expect(send.mock.calls[0]?.[1]).toBe('b');
  });

  test('while it is being sent the button keeps the focus and sends nothing twice', async () => {
    const send = vi.fn<ChatCalls['send']>(() => new Promise(() => {}));
    await open(DRAFT, { lists: async () => [LIST], send });
    const button = sendButton();
    button?.focus();
    if (button) fireEvent.click(button);
    await pass(0);
    expect([button?.disabled, button?.getAttribute('aria-disabled')]).toEqual([false, 'true']);
    expect(document.activeElement).toBe(button);
    await type(field(/^How to reach you/), 'dana@example.org');
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    await pass(0);
    expect(send).toHaveBeenCalledOnce();
  });

  test('once a try that may have been kept is changed, it is another report, and nothing typed is lost', async () => {
    const ids = ['3f2b1c9e-8d47-4f0a-9b6e-0c1d2e3f4a5b', '9a1d7c3e-1b2c-4d5e-8f60-718293a4b5c6'];
    const stamp = vi.fn(() => ({ id: ids.shift() ?? '', now: new Date('2026-11-23T12:00:00Z') }));
    const send = vi.fn<ChatCalls['send']>(() => Promise.reject(new CodedError('BACKGROUND_UNREACHABLE', 'late')));
    await open(DRAFT, { lists: async () => [LIST], send, stamp });
    const [first] = [shown().id];
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    await pass(0);
    expect(shown().id).toBe(first);
    await type(field(/^How to reach you/), 'dana@example.org');
    expect(shown()).toMatchObject({ id: '9a1d7c3e-1b2c-4d5e-8f60-718293a4b5c6', contact: 'dana@example.org' });
    expect(shown().id).not.toBe(first);
    await type(field(/^How to reach you/), 'dana@example.com');
    expect(stamp).toHaveBeenCalledTimes(2);
  });

  test.each([
    ['with an inbox', LIST.contact],
    ['without one', { mail: 'list@example.org', page: 'https://example.org/list' }],
  ])('whom else to give it to is named beside it: a list %s', async (_, contact) => {
    await open(DRAFT, { lists: async () => [{ ...LIST, contact }] });
    expect(screen.getByRole('link', { name: 'list@example.org' }).getAttribute('href')).toBe('mailto:list@example.org');
    expect(sendButton() === null).toBe(!('inbox' in contact));
  });

  describe('an objection to the hint of an added list', () => {
    const ADDED = { ...LIST, id: 'added-1', name: 'Coast News', version: 7 };
    const theirs = {
      ...IMPERSONATION,
      list: { id: 'added-1', version: 7, name: 'Coast News', host: 'lists.coast-news.example' },
    };
    const opened = (contact: object, send?: ChatCalls['send']) =>
      open(
        { ...DRAFT, reason: 'wrong-hint' },
        {
          lists: async () => [LIST, { ...ADDED, contact }],
          hint: async () => ({ verdict: theirs, list: 7, listName: 'Coast News' }),
          ...(send && { send }),
        },
      );

    test('goes to that list, and names it', async () => {
      const send = vi.fn<ChatCalls['send']>(() => new Promise(() => {}));
      await opened({ inbox: 'https://in.coast-news.example/', page: 'https://coast-news.example/object' }, send);
      expect(document.body.textContent).toContain('The hint comes from the list “Coast News”.');
      expect(screen.getByRole('link', { name: /how to object/ }).getAttribute('href')).toBe(
        'https://coast-news.example/object',
      );
      expect(shown()).toMatchObject({ list: 7, listName: 'Coast News', reason: 'wrong-hint' });
      expect(reportSchema.safeParse(shown()).success).toBe(true);
      fireEvent.click(screen.getByRole('button', { name: 'Send' }));
      await pass(0);
      expect(send.mock.calls[0]?.[1]).toBe('added-1');
    });

    test('goes to nobody else where that list takes none: its contact is shown', async () => {
      await opened({ mail: 'desk@coast-news.example' });
      expect(sendButton()).toBeNull();
      expect(screen.getByRole('link', { name: 'desk@coast-news.example' })).toBeTruthy();
      expect(screen.queryByRole('link', { name: 'list@example.org' })).toBeNull();
    });

    test('a report of something else goes to the first list, as ever', async () => {
      await opened({ inbox: 'https://in.coast-news.example/' });
      await choose('It defrauds people');
      expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Send to' }).value).toBe('own');
    });
  });

  test('an objection comes with its reason chosen, and says how objections go and whom to write to', async () => {
    await open({ ...DRAFT, reason: 'wrong-hint' }, { lists: async () => [LIST] });
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /hint about it is wrong/ }).checked).toBe(true);
    expect(screen.getByRole('heading', { name: 'Objecting to a hint' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'list@example.org' }).getAttribute('href')).toBe('mailto:list@example.org');
  });
});
