import { randomUUID } from 'node:crypto';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { IndexedDbOutboxStorage } from '../../lib/platform/outbox-storage.ts';
import { InboxClient } from '../../lib/reports/inbox-client.ts';
import { MOST_ENTRIES, Outbox } from '../../lib/reports/outbox.ts';
import { MemoryOutboxStorage, type OutboxRecord, type OutboxStorage } from '../../lib/reports/outbox-storage.ts';
import { printSubmission } from '../../lib/reports/print.ts';
import { openDesk, reportOf } from '../registry/inbox/desk.ts';
import { FATES, FaultyWorld, INBOX, idOf, locks, STEPS } from './faulty-world.ts';

const HOUR = 3_600_000;
const textOf = (changes: Parameters<typeof reportOf>[0] = {}) => printSubmission(reportOf(changes));

/** An outbox whose inbox answers what the test says. */
function outboxWith(
  answer: (request: Request) => Promise<Response> | Response,
  storage: OutboxStorage = new MemoryOutboxStorage(),
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
    inboxOf: async (list) => (list === INBOX.id ? INBOX : undefined),
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

  test('the pauses double, up to six hours, and what a server asks for is waited for, up to a day', async () => {
    const { outbox, clock, woken } = outboxWith(offline);
    await outbox.send({ text, list: 'own' });
    const pauses: number[] = [];
    for (let at = 0; at < 14; at++) {
      await outbox.work('due');
      pauses.push((woken.at(-1) ?? 0) - clock.now.getTime());
      clock.now = new Date(woken.at(-1) ?? 0);
    }
    expect(pauses.slice(0, 4)).toEqual([30_000, 60_000, 120_000, 240_000]);
    expect(pauses.at(-1)).toBe(6 * HOUR);
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

  test('a thousand stories of random faults lose nothing, send nothing twice, and nothing that was taken back', async () => {
    let kills = 0;
    const ever = new Set<string>();
    const story = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.nat(1000)), { minLength: 4, maxLength: 24 });
    const fates = fc.infiniteStream(fc.constantFrom(...FATES));
    const lives = fc.infiniteStream(fc.nat(12));
    await fc.assert(
      fc.asyncProperty(story, fates, lives, async (steps, fate, life) => {
        const world = new FaultyWorld(desk, fate, life);
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
        expect([...rows.keys()].filter((id) => !ever.has(id))).toEqual([]);
      }),
      { numRuns: 1000, seed: 20261123 },
    );
    expect(kills).toBeGreaterThan(500);
  });
});

test('an inbox’s request that takes too long is given up', async () => {
  const client = new InboxClient((_input, init) => {
    return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
  }, 20);
  expect(await client.status(INBOX.inbox, randomUUID())).toEqual({ kind: 'later', problem: 'INBOX_UNREACHABLE' });
});
