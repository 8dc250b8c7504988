import { randomUUID } from 'node:crypto';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { IndexedDbOutboxStorage } from '../../lib/platform/outbox-storage.ts';
import { InboxClient } from '../../lib/reports/inbox-client.ts';
import { MOST_ENTRIES, Outbox } from '../../lib/reports/outbox.ts';
import { RESEND_WITHIN_MS } from '../../lib/reports/outbox-schedule.ts';
import { MemoryOutboxStorage, type OutboxRecord, type OutboxStorage } from '../../lib/reports/outbox-storage.ts';
import { printSubmission } from '../../lib/reports/print.ts';
import { makeStamp } from '../../lib/reports/stamp.ts';
import { RETENTION_DAYS } from '../../registry/inbox/retention.ts';
import { openDesk, reportOf } from '../registry/inbox/desk.ts';
import { FATES, FaultyWorld, INBOX, idOf, locks, STEPS, STORAGE_FATES } from './faulty-world.ts';

const HOUR = 3_600_000;
const textOf = (changes: Parameters<typeof reportOf>[0] = {}) => printSubmission(reportOf(changes));

/** An outbox whose inbox answers what the test says. */
function outboxWith(
  answer: (request: Request) => Promise<Response> | Response,
  storage: OutboxStorage = new MemoryOutboxStorage(),
  inboxes = [INBOX],
) {
  const clock = { now: new Date('2026-11-23T12:00:00Z') };
  const woken: number[] = [];
  const requests: Request[] = [];
  const outbox = new Outbox({
    platform: {
      outboxStorage: storage,
      exclusive: locks(),
      fetch: async (input, init) => {
        const request = new Request(input as string, init);
        requests.push(request.clone());
        return answer(request);
      },
    },
    inboxOf: async (list) => inboxes.find(({ id }) => id === list),
    wakeAt: (time) => woken.push(time),
    now: () => clock.now,
    random: () => 0.5,
    timeoutMs: 5000,
  });
  return {
    outbox,
    storage,
    clock,
    woken,
    requests,
    later: (milliseconds: number) => {
      clock.now = new Date(clock.now.getTime() + milliseconds);
      return outbox.work('due');
    },
  };
}

const says = (status: number, body: unknown, headers = {}) => Response.json(body, { status, headers });
const error = (status: number, code: string, headers = {}) => says(status, { error: { code, message: '' } }, headers);
const state = (request: Request, more: object) =>
  says(200, { id: request.url.split('/').at(-1), kind: 'report', updated: '2026-11-23', ...more });
const offline = () => Promise.reject(new TypeError('offline'));

describe('sending', () => {
  test('what is sent is exactly the text, with nothing of the reader, and only when it is asked for', async () => {
    const text = textOf();
    const { outbox, requests } = outboxWith(() => says(201, { ...statusOf(text), state: 'received' }));
    await outbox.work('all');
    expect(requests).toEqual([]);
    expect(await outbox.send({ text, list: 'own' })).toMatchObject({ id: idOf(text), state: 'waiting', text });
    await outbox.work('due');
    expect(requests).toHaveLength(1);
    const [request] = requests;
    expect(request?.url).toBe('http://inbox.test/v1/submissions');
    expect(await request?.text()).toBe(text);
    expect([request?.credentials, request?.redirect, request?.referrerPolicy]).toEqual([
      'omit',
      'error',
      'no-referrer',
    ]);
    expect([...(request?.headers.keys() ?? [])]).toEqual(['content-type']);
    expect(await outbox.entries()).toMatchObject([{ state: 'sent', attempts: 0 }]);
  });

  test('the same again is the one that is there; something else under its id is refused', async () => {
    const { outbox } = outboxWith(offline);
    const report = reportOf();
    await outbox.send({ text: printSubmission(report), list: 'own' });
    await outbox.send({ text: printSubmission(report), list: 'own' });
    expect(await outbox.entries()).toHaveLength(1);
    const other = printSubmission({ ...report, handle: 'another_one' });
    await expect(outbox.send({ text: other, list: 'own' })).rejects.toMatchObject({ code: 'INBOX_ID_TAKEN' });
  });

  test.each([
    ['no JSON', '{'],
    ['something else', '{"format":"x"}'],
    ['too much', `${textOf()}${' '.repeat(20_000)}`],
  ])('%s is not sent', async (_, text) => {
    const { outbox, requests } = outboxWith(offline);
    await expect(outbox.send({ text, list: 'own' })).rejects.toMatchObject({ code: 'SUBMISSION_INVALID' });
    expect([requests, await outbox.entries()]).toEqual([[], []]);
  });

  test('a list without an inbox takes nothing', async () => {
    const { outbox } = outboxWith(offline);
    await expect(outbox.send({ text: textOf(), list: 'x' })).rejects.toMatchObject({ code: 'INBOX_MISSING' });
  });

  test('storage that fails is told, and nothing is sent', async () => {
    const storage = new MemoryOutboxStorage();
    storage.add = () => Promise.reject(new Error('full'));
    const { outbox, requests } = outboxWith(offline, storage);
    await expect(outbox.send({ text: textOf(), list: 'own' })).rejects.toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    expect(requests).toEqual([]);
  });

  test('a full outbox lets go of what has come to its end, and of nothing else', async () => {
    const { outbox, storage } = outboxWith(offline);
    const put = (changes: Partial<OutboxRecord>) => {
      const text = textOf();
      const base = { revision: 1, list: INBOX, created: 0, state: 'waiting', tried: false, attempts: 0 } as const;
      return storage.add({ id: idOf(text), text, ...base, ...changes });
    };
    for (let at = 0; at < MOST_ENTRIES - 1; at++) await put({});
    await put({ state: 'published' });
    await outbox.send({ text: textOf(), list: 'own' });
    const entries = await outbox.entries();
    expect([entries.length, entries.some((entry) => entry.state === 'published')]).toEqual([MOST_ENTRIES, false]);
    await expect(outbox.send({ text: textOf(), list: 'own' })).rejects.toMatchObject({ code: 'OUTBOX_FULL' });
  });
});

function statusOf(text: string) {
  return { id: idOf(text), kind: 'report', updated: '2026-11-23' };
}

describe('what an inbox answers to a post', () => {
  const text = textOf();

  test.each([
    ['accepted already', () => says(200, { ...statusOf(text), state: 'accepted' }), 'accepted', undefined],
    ['published', () => says(200, { ...statusOf(text), state: 'published', listVersion: 9 }), 'published', undefined],
    ['refused', () => says(200, { ...statusOf(text), state: 'refused', refusal: 'honest' }), 'refused', undefined],
    ['nothing', offline, 'waiting', 'INBOX_UNREACHABLE'],
    ['an error', () => error(500, 'INTERNAL'), 'waiting', 'INBOX_UNREACHABLE'],
    ['somebody’s page', () => new Response('<h1>Log in</h1>'), 'waiting', 'INBOX_UNREACHABLE'],
    ['a bare 404', () => new Response('', { status: 404 }), 'waiting', 'INBOX_UNREACHABLE'],
    ['endless text', () => new Response('"'.repeat(1_000_000)), 'waiting', 'INBOX_UNREACHABLE'],
    ['something else', () => says(200, { ...statusOf(textOf()), state: 'published' }), 'waiting', 'INBOX_UNREACHABLE'],
    ['patience', () => error(503, 'BUSY'), 'waiting', 'INBOX_BUSY'],
    ['a limit', () => error(429, 'RATE_LIMITED'), 'waiting', 'INBOX_BUSY'],
    ['work beyond measure', () => error(428, 'STAMP_REQUIRED'), 'waiting', 'INBOX_BUSY'],
    ['its id is taken', () => error(409, 'ID_TAKEN'), 'failed', 'INBOX_ID_TAKEN'],
    ['its date', () => error(422, 'DATE_IN_FUTURE'), 'failed', 'INBOX_DATE'],
    ['it is invalid', () => error(422, 'SUBMISSION_INVALID'), 'failed', 'INBOX_REJECTED'],
    ['a later version', () => error(422, 'SUBMISSION_VERSION'), 'failed', 'INBOX_REJECTED'],
  ] as const)('%s', async (_, answer, expected, problem) => {
    const { outbox } = outboxWith(answer);
    await outbox.send({ text, list: 'own' });
    await outbox.work('due');
    const [entry] = await outbox.entries();
    expect([entry?.state, entry?.problem, entry?.text]).toEqual([expected, problem, text]);
  });

  test.each([
    ['an inbox that is busy is left in peace for six hours in the end', () => error(503, 'BUSY'), 6 * HOUR],
    ['without a connection it is tried every quarter of an hour at least', offline, 12 * 60_000],
  ] as const)('the pauses double; %s', async (_, answer, longest) => {
    const { outbox, clock, woken } = outboxWith(answer);
    await outbox.send({ text, list: 'own' });
    const pauses: number[] = [];
    for (let at = 0; at < 14; at++) {
      await outbox.work('due');
      pauses.push((woken.at(-1) ?? 0) - clock.now.getTime());
      clock.now = new Date(woken.at(-1) ?? 0);
    }
    expect(pauses.slice(0, 4)).toEqual([30_000, 60_000, 120_000, 240_000]);
    expect(pauses.at(-1)).toBe(longest);
  });

  test('what a server asks for is waited for, up to a day', async () => {
    const asked = outboxWith(() => error(503, 'BUSY', { 'retry-after': '999999' }));
    await asked.outbox.send({ text, list: 'own' });
    await asked.outbox.work('due');
    expect((asked.woken.at(-1) ?? 0) - asked.clock.now.getTime()).toBe(24 * HOUR);
  });

  test('a clock that was wrong holds nothing up', async () => {
    const { outbox, clock, requests } = outboxWith(offline);
    clock.now = new Date('2036-01-01');
    await outbox.send({ text, list: 'own' });
    await outbox.work('due');
    clock.now = new Date('2026-11-23');
    await outbox.work('due');
    expect(requests).toHaveLength(2);
  });
});

describe('what was sent', () => {
  const sent = async (answer: (request: Request) => Promise<Response> | Response) => {
    const text = textOf();
    let isPosted = false;
    const made = outboxWith((request) => {
      if (request.method === 'POST' && !isPosted) {
        isPosted = true;
        return says(201, { ...statusOf(text), state: 'received' });
      }
      return answer(request);
    });
    await made.outbox.send({ text, list: 'own' });
    await made.outbox.work('due');
    return { ...made, text, id: idOf(text) };
  };

  test('is asked after every six hours, and when a list has changed, until it has come to its end', async () => {
    const answers = [{ state: 'received' }, { state: 'accepted' }, { state: 'published', listVersion: 7 }];
    const { outbox, later, requests } = await sent((request) => state(request, answers.shift() ?? {}));
    await later(HOUR);
    expect(requests).toHaveLength(1);
    await later(5 * HOUR);
    expect(await outbox.entries()).toMatchObject([{ state: 'sent' }]);
    await outbox.follow();
    expect(await outbox.entries()).toMatchObject([{ state: 'accepted' }]);
    await later(6 * HOUR);
    expect(await outbox.entries()).toMatchObject([{ state: 'published', listVersion: 7 }]);
    await later(100 * HOUR);
    await outbox.refresh();
    expect(requests).toHaveLength(4);
  });

  test('is sent once more when the inbox knows nothing of it, and once only', async () => {
    const made = await sent((request) =>
      request.method === 'POST' ? says(201, { ...statusOf(made.text), state: 'received' }) : error(404, 'ID_UNKNOWN'),
    );
    await made.later(6 * HOUR);
    await made.later(0);
    expect(await made.outbox.entries()).toMatchObject([{ state: 'sent' }]);
    await made.later(6 * HOUR);
    expect(await made.outbox.entries()).toMatchObject([{ state: 'sent', problem: 'INBOX_FORGOT', text: made.text }]);
    const posts = made.requests.filter(({ method }) => method === 'POST');
    expect(await Promise.all(posts.map((request) => request.text()))).toEqual([made.text, made.text]);
    expect(await made.outbox.forget(made.id)).toEqual([]);
  });

  test.each([
    ['long ago', 31 * 24 * HOUR, 'received', 'sent'],
    ['a year ago, and accepted', 400 * 24 * HOUR, 'accepted', 'accepted'],
    ['a day ago, and accepted', 24 * HOUR, 'accepted', 'accepted'],
  ] as const)('is not sent again when the inbox has forgotten what was sent %s', async (_, age, was, stays) => {
    let isErased = false;
    const made = await sent((request) => (isErased ? error(404, 'ID_UNKNOWN') : state(request, { state: was })));
    await made.outbox.follow();
    isErased = true;
    await made.later(age);
    await made.later(24 * HOUR);
    await made.outbox.refresh();
    expect(await made.outbox.entries()).toMatchObject([{ state: stays, problem: 'INBOX_FORGOT', text: made.text }]);
    expect(made.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
    const asked = made.requests.length;
    await made.outbox.refresh();
    await made.outbox.follow();
    await made.later(100 * 24 * HOUR);
    expect(made.requests).toHaveLength(asked);
    expect(await made.outbox.forget(made.id)).toEqual([]);
  });

  test('is sent again only well inside what an inbox keeps', () => {
    const shortest = Math.min(RETENTION_DAYS.undecided, RETENTION_DAYS.decided, RETENTION_DAYS.status);
    expect(RESEND_WITHIN_MS).toBeLessThan((shortest / 3) * 24 * HOUR);
  });

  test.each(['sent', 'accepted', 'withdrawing'] as const)(
    'can be left aside here when nothing is heard of its inbox: %s',
    async (was) => {
      let isGone = false;
      const made = await sent((request) =>
        isGone ? offline() : state(request, { state: was === 'accepted' ? 'accepted' : 'received' }),
      );
      await made.outbox.follow();
      expect(await made.outbox.forget(made.id)).toHaveLength(1);
      isGone = true;
      if (was === 'withdrawing') await made.outbox.cancel(made.id);
      else await made.outbox.follow();
      await made.outbox.work('due');
      expect(await made.outbox.entries()).toMatchObject([{ state: was, problem: 'INBOX_UNREACHABLE' }]);
      expect(await made.outbox.forget(made.id)).toEqual([]);
    },
  );

  test('is not asked after while its inbox asks for patience, whatever happens, unless the reader says so', async () => {
    const made = await sent(() => error(429, 'RATE_LIMITED', { 'retry-after': '36000' }));
    await made.later(6 * HOUR);
    const asked = made.requests.length;
    expect(await made.outbox.entries()).toMatchObject([{ state: 'sent', problem: 'INBOX_BUSY' }]);
    await made.outbox.refresh('followed');
    await made.outbox.follow();
    await made.outbox.refresh('online');
    expect(made.requests).toHaveLength(asked);
    await made.later(10 * HOUR);
    expect(made.requests).toHaveLength(asked + 1);
  });

  test('is taken back from the inbox, and gone once that knows', async () => {
    let isUp = false;
    const made = await sent((request) => (isUp ? state(request, { state: 'withdrawn' }) : offline()));
    expect(await made.outbox.cancel(made.id)).toMatchObject([{ state: 'withdrawing' }]);
    await made.outbox.work('due');
    expect(await made.outbox.entries()).toMatchObject([{ state: 'withdrawing', problem: 'INBOX_UNREACHABLE' }]);
    isUp = true;
    await made.later(HOUR);
    expect(await made.outbox.entries()).toEqual([]);
  });

  test('cannot be taken back once a person has decided', async () => {
    const made = await sent((request) =>
      request.method === 'DELETE' ? error(409, 'ALREADY_DECIDED') : state(request, { state: 'accepted' }),
    );
    await made.outbox.cancel(made.id);
    await made.outbox.work('due');
    await made.outbox.work('due');
    expect(await made.outbox.entries()).toMatchObject([{ state: 'accepted', problem: 'INBOX_DECIDED' }]);
  });
});

describe('an attempt', () => {
  test('is noted before it begins, with a time to wake at, so that one that breaks off is made again', async () => {
    const { promise: asked, resolve: onAsked } = Promise.withResolvers<void>();
    const made = outboxWith(() => {
      onAsked();
      return new Promise<never>(() => {});
    });
    const text = textOf();
    await made.outbox.send({ text, list: 'own' });
    await asked;
    const now = made.clock.now.getTime();
    const [entry] = await made.outbox.entries();
    expect(entry).toMatchObject({ state: 'waiting', attempts: 1 });
    expect(Date.parse(entry?.nextTry ?? '')).toBeGreaterThanOrEqual(now + 60_000);
    expect(made.woken.at(-1)).toBe(now + 60_000);
    // The background is gone; the next one takes it up when it is woken.
    const next = outboxWith(() => says(201, { ...statusOf(text), state: 'received' }), made.storage);
    await next.outbox.work('due');
    expect(next.requests).toHaveLength(0);
    await next.later(60_000);
    expect(await next.outbox.entries()).toMatchObject([{ state: 'sent', attempts: 0 }]);
  });

  test('a time to wake at is set before anything is kept, taken back or begun', async () => {
    const made = outboxWith(offline);
    const set = made.storage.add.bind(made.storage);
    const wokenBefore: number[] = [];
    made.storage.add = (record) => {
      wokenBefore.push(made.woken.length);
      return set(record);
    };
    await made.outbox.send({ text: textOf(), list: 'own' });
    expect(wokenBefore[0]).toBeGreaterThan(0);
    const before = made.woken.length;
    const storage = made.storage;
    storage.all = () => new Promise<never>(() => {});
    void made.outbox.work('due');
    expect(made.woken.length).toBeGreaterThan(before);
    storage.get = () => new Promise<never>(() => {});
    const begun = made.woken.length;
    void made.outbox.cancel('x');
    expect(made.woken.length).toBeGreaterThan(begun);
  });

  test('with nothing to do the outbox looks every six hours, no more often', async () => {
    const { outbox, woken, clock } = outboxWith(offline);
    await outbox.work('due');
    expect(woken.at(-1)).toBe(clock.now.getTime() + 6 * HOUR);
  });

  test('storage that cannot be read is tried again later', async () => {
    const { outbox, storage, woken, clock } = outboxWith(offline);
    storage.all = () => Promise.reject(new Error('closed'));
    await outbox.work('due');
    expect(woken.at(-1)).toBe(clock.now.getTime() + HOUR / 4);
  });

  test('a connection that is there again ends the pause of what could not be reached', async () => {
    let isOnline = false;
    const text = textOf();
    const made = outboxWith(() => (isOnline ? says(201, { ...statusOf(text), state: 'received' }) : offline()));
    await made.outbox.send({ text, list: 'own' });
    await made.outbox.work('due');
    isOnline = true;
    await made.outbox.work('due');
    expect(await made.outbox.entries()).toMatchObject([{ state: 'waiting', problem: 'INBOX_UNREACHABLE' }]);
    await made.outbox.work('online');
    expect(await made.outbox.entries()).toMatchObject([{ state: 'sent' }]);
  });

  test('at an inbox that does not answer keeps nothing from another', async () => {
    const slow = { ...INBOX, id: 'slow', inbox: 'http://slow.test/' };
    const made = outboxWith(
      (request) =>
        request.url.startsWith(slow.inbox)
          ? new Promise<never>(() => {})
          : says(201, { ...statusOf(own), state: 'received' }),
      undefined,
      [INBOX, slow],
    );
    const own = textOf();
    await made.outbox.send({ text: textOf(), list: 'slow' });
    await vi.waitFor(() => expect(made.requests).toHaveLength(1));
    await made.outbox.send({ text: own, list: 'own' });
    await vi.waitFor(async () =>
      expect((await made.outbox.entries()).find(({ id }) => id === idOf(own))?.state).toBe('sent'),
    );
  });

  const challenge = (changes: object) => ({
    parameters: {
      algorithm: 'PBKDF2/SHA-256',
      nonce: 'ab'.repeat(16),
      salt: 'cd'.repeat(16),
      cost: 1,
      keyLength: 32,
      keyPrefix: '0',
      ...changes,
    },
    signature: 'x',
  });

  test.each([
    ['an odd number of digits', { nonce: 'abc' }],
    ['an odd salt', { salt: 'abc' }],
    ['hours of work: many tries', { cost: 5000, keyPrefix: '0000' }],
    ['hours of work: a dear one', { cost: 1_000_000_000 }],
    ['what its library cannot do', { keyPrefix: '0', memoryCost: -1, parallelism: 'x', counterMode: 'x' }],
  ])('that is asked for %s is put off, or done, in a moment', async (_, changes) => {
    const { outbox } = outboxWith(() =>
      says(428, { error: { code: 'STAMP_REQUIRED', message: '', challenge: challenge(changes) } }),
    );
    await outbox.send({ text: textOf(), list: 'own' });
    const from = performance.now();
    await outbox.work('due');
    expect(await outbox.entries()).toMatchObject([{ state: 'waiting', problem: 'INBOX_BUSY', attempts: 1 }]);
    expect(performance.now() - from).toBeLessThan(5000);
  });

  test('the work that an inbox of this project asks for is done', async () => {
    const made = await makeStamp(challenge({ cost: 20, keyPrefix: '00' }));
    expect(made).toMatch(/^[\w-]+$/);
    expect(await makeStamp(challenge({ cost: 5000, keyPrefix: '000' }))).toBeUndefined();
  });
});

describe('what this version cannot read', () => {
  const [sound, ended] = [textOf(), textOf()];
  const base = { revision: 1, list: INBOX, created: 0, state: 'sent', tried: true, attempts: 0, nextTry: 0 } as const;
  const strange = [
    { ...base, id: 'a', text: sound, state: 'a state to come' },
    { ...base, id: 'b', text: sound, format: 99 },
    { ...base, id: 'c', text: sound, created: Number.NaN },
    { ...base, id: 'd', text: sound, list: undefined },
    { id: 'e' },
  ] as unknown as OutboxRecord[];

  test('is shown as that, asked about by nobody, and left as it is', async () => {
    const { outbox, storage, requests } = outboxWith(offline);
    for (const record of strange) await storage.add(record);
    await storage.add({ ...base, id: idOf(ended), text: ended, state: 'refused', refusal: 'honest' });
    const entries = await outbox.entries();
    expect(entries.filter((entry) => entry.state === 'unreadable').map(({ id }) => id)).toEqual([
      'a',
      'b',
      'c',
      'd',
      'e',
    ]);
    expect(entries).toContainEqual(expect.objectContaining({ id: idOf(ended), state: 'refused' }));
    await outbox.work('all');
    for (const { id } of strange) {
      await outbox.cancel(id);
      await outbox.forget(id);
    }
    expect(requests).toEqual([]);
    expect(await storage.all()).toEqual(expect.arrayContaining(strange));
  });

  test('keeps nothing else from being sent', async () => {
    const text = textOf();
    const { outbox, storage } = outboxWith(() => says(201, { ...statusOf(text), state: 'received' }));
    for (const record of strange) await storage.add(record);
    await outbox.send({ text, list: 'own' });
    await outbox.work('due');
    expect(await outbox.entries()).toContainEqual(expect.objectContaining({ id: idOf(text), state: 'sent' }));
  });

  test('what a later version has put beside what is known stays there', async () => {
    const text = textOf();
    const { outbox, storage } = outboxWith(() => says(201, { ...statusOf(text), state: 'received' }));
    await storage.add({ ...base, id: idOf(text), text, state: 'waiting', note: 'of a later version' } as OutboxRecord);
    await outbox.work('due');
    expect(await storage.get(idOf(text))).toMatchObject({ state: 'sent', note: 'of a later version' });
  });
});

test('what was never tried is gone at once when it is taken back, and no inbox hears of it', async () => {
  const { outbox, storage, requests } = outboxWith(offline);
  const text = textOf();
  const base = { revision: 1, list: INBOX, created: 0, state: 'waiting', tried: false, attempts: 0 } as const;
  await storage.add({ id: idOf(text), text, ...base });
  expect(await outbox.cancel(idOf(text))).toEqual([]);
  await outbox.work('all');
  expect(requests).toEqual([]);
});

describe.each([
  ['memory', () => new MemoryOutboxStorage()],
  ['IndexedDB', () => new IndexedDbOutboxStorage()],
])('storage in %s', (_, open) => {
  beforeEach(() => {
    vi.stubGlobal('indexedDB', new IDBFactory());
  });

  test('a change counts only when nothing else came between', async () => {
    const storage = open();
    const text = textOf();
    const record: OutboxRecord = {
      id: randomUUID(),
      revision: 1,
      text,
      list: INBOX,
      created: 1,
      state: 'waiting',
      tried: false,
      attempts: 0,
    };
    expect([await storage.add(record), await storage.add(record)]).toEqual([true, false]);
    const next = { ...record, revision: 2, tried: true };
    expect(await Promise.all([storage.replace(next), storage.replace({ ...next, attempts: 9 })])).toEqual([
      true,
      false,
    ]);
    expect(await storage.get(record.id)).toEqual(next);
    expect([await storage.remove(record), await storage.replace(next)]).toEqual([false, false]);
    expect(await storage.all()).toEqual([next]);
    expect([await storage.remove(next), await storage.get(record.id), await storage.all()]).toEqual([
      true,
      undefined,
      [],
    ]);
  });
});

describe('faults', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>;

  beforeAll(async () => {
    desk = await openDesk({ file: ':memory:' });
  });

  afterAll(() => desk.close());

  test.each([
    ['a thousand', 'memory', 1000, () => new MemoryOutboxStorage()],
    ['fifty', 'IndexedDB', 50, () => new IndexedDbOutboxStorage()],
  ] as const)(
    '%s stories of random faults over storage in %s lose nothing, send nothing twice, and nothing that was taken back',
    async (_, __, numRuns, open) => {
      let kills = 0;
      const ever = new Set<string>();
      const before = new Set((await desk.store.all()).map(({ id }) => id));
      const story = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.nat(1000)), { minLength: 4, maxLength: 24 });
      const faults = fc.record({
        fates: fc.infiniteStream(fc.constantFrom(...FATES)),
        storage: fc.infiniteStream(fc.constantFrom(...STORAGE_FATES)),
        lives: fc.infiniteStream(fc.nat(12)),
      });
      await fc.assert(
        fc.asyncProperty(story, faults, async (steps, given) => {
          vi.stubGlobal('indexedDB', new IDBFactory());
          const world = new FaultyWorld(desk, open(), given);
          for (const [step, number] of steps) await world.step(step, number);
          const entries = await world.settle();
          kills += world.kills;
          const { sent, takenBack } = world;
          for (const text of sent) ever.add(idOf(text));
          const rows = new Map((await desk.store.all()).map((row) => [row.id, row]));
          const kept = sent.filter((text) => !takenBack.has(text));
          expect(kept.map((text) => rows.get(idOf(text))?.body)).toEqual(kept);
          for (const text of takenBack) expect(rows.get(idOf(text))?.state ?? 'withdrawn').toBe('withdrawn');
          expect(entries.map(({ id, state: now }) => `${id} ${now}`).toSorted()).toEqual(
            kept.map((text) => `${idOf(text)} sent`).toSorted(),
          );
          expect([...rows.keys()].filter((id) => !ever.has(id) && !before.has(id))).toEqual([]);
        }),
        { numRuns, seed: 20261123, endOnFailure: true },
      );
      expect(kills).toBeGreaterThan(numRuns / 2);
    },
    180_000,
  );
});

test('an inbox’s request that takes too long is given up', async () => {
  const client = new InboxClient(
    (_input, init) => {
      return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
    },
    { timeoutMs: 20 },
  );
  expect(await client.status(INBOX.inbox, randomUUID())).toEqual({ kind: 'later', problem: 'INBOX_UNREACHABLE' });
});
