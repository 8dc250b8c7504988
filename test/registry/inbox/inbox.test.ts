import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge } from 'altcha-lib/types';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_BYTES } from '../../../lib/reports/limits.ts';
import { printSubmission } from '../../../lib/reports/print.ts';
import { INBOX_ERRORS, inboxErrorSchema, STAMP_HEADER, submissionStatusSchema } from '../../../lib/reports/protocol.ts';
import { type BatchLimits, LateError } from '../../../registry/inbox/batch-writer.ts';
import { type DatabaseAddress, openDatabase } from '../../../registry/inbox/database.ts';
import { MIGRATIONS, migrate } from '../../../registry/inbox/migrations.ts';
import { RETENTION_DAYS } from '../../../registry/inbox/retention.ts';
import { InboxStore } from '../../../registry/inbox/store.ts';
import { Sweeper } from '../../../registry/inbox/sweeper.ts';
import { withoutContact } from '../../../registry/triage/incoming.ts';
import { codeOf, DATABASES, databases, openDesk, reportOf, stampFor, stampHeader } from './desk.ts';

const made = databases();
const DAY_MS = 24 * 60 * 60 * 1000;

describe.each(DATABASES)('an inbox on %s', (kind) => {
  let desk: Awaited<ReturnType<typeof openDesk>>;

  beforeEach(async () => {
    desk = await openDesk(await made.empty(kind));
  });

  afterEach(async () => {
    await desk.close();
    expect(desk.faults).toEqual([]);
  });

  const bodies = async () => (await desk.store.all()).map(({ body }) => body);

  test('takes a report, tells its state, and takes the same again for the same', async () => {
    const report = reportOf();
    const first = await desk.post(report);
    expect(first.status).toBe(201);
    const status = { id: report.id, kind: 'report', state: 'received', updated: '2026-11-23' };
    expect(submissionStatusSchema.parse(await first.json())).toEqual(status);
    const again = await desk.post(report);
    expect(again.status).toBe(200);
    expect(await (await desk.get(report.id)).json()).toEqual(status);
    expect(await bodies()).toEqual([printSubmission(report)]);
  });

  test('takes no other under the same id', async () => {
    const report = reportOf();
    await desk.post(report);
    expect(await codeOf(await desk.post({ ...report, handle: 'M0Hreport' }))).toBe('ID_TAKEN');
    expect(await bodies()).toEqual([printSubmission(report)]);
  });

  test('erases what is taken back, and refuses it when it comes once more, or only then', async () => {
    const [report, late] = [reportOf(), reportOf()];
    await desk.post(report);
    expect(await (await desk.withdraw(report.id)).json()).toMatchObject({ state: 'withdrawn' });
    expect((await desk.withdraw(late.id)).status).toBe(200);
    for (const one of [report, late]) {
      expect(await codeOf(await desk.post(one))).toBe('WITHDRAWN');
      expect((await desk.withdraw(one.id)).status).toBe(200);
    }
    for (const row of await desk.store.all()) expect(row).not.toHaveProperty('handle');
    expect(await bodies()).toEqual([undefined, undefined]);
  });

  test('what is taken back while it is being stored is taken back', async () => {
    const reports = Array.from({ length: 20 }, () => reportOf());
    const answers = await Promise.all(
      reports.flatMap((report, at) =>
        at % 2 ? [desk.post(report), desk.withdraw(report.id)] : [desk.withdraw(report.id), desk.post(report)],
      ),
    );
    for (const answer of answers) expect([200, 201, 410]).toContain(answer.status);
    expect(await bodies()).toEqual(reports.map(() => undefined));
  });

  test('does not give back what a person has decided on', async () => {
    const report = reportOf({ contact: 'dana@example.org' });
    await desk.post(report);
    const decision = { id: 'd1', kind: 'refuse', decided: '2026-11-23', refusal: 'honest' } as const;
    const erase = (body: string) => JSON.stringify({ ...JSON.parse(body), contact: undefined });
    expect(await desk.store.decide(decision, [report.id], erase)).toEqual([report.id]);
    expect(await desk.store.decide({ ...decision, id: 'd2' }, [report.id], erase)).toEqual([]);
    expect(await codeOf(await desk.withdraw(report.id))).toBe('ALREADY_DECIDED');
    expect(await (await desk.get(report.id)).json()).toMatchObject({ state: 'refused', refusal: 'honest' });
    // The same report again is no other one, though its contact is gone here.
    expect((await desk.post(report)).status).toBe(200);
    expect(JSON.stringify(await desk.store.all())).not.toContain('dana@');
  });

  test('tells nothing of what it does not know', async () => {
    expect(await codeOf(await desk.get(reportOf().id))).toBe('ID_UNKNOWN');
    for (const id of ["' or 1=1 --", '%00', '../healthz', 'a'.repeat(5000)]) {
      expect(await codeOf(await desk.get(encodeURIComponent(id)))).toBe('ID_UNKNOWN');
      expect(await codeOf(await desk.withdraw(encodeURIComponent(id)))).toBe('ID_UNKNOWN');
    }
    expect(await bodies()).toEqual([]);
  });

  const good = () => JSON.parse(printSubmission(reportOf())) as Record<string, unknown>;

  test.each([
    ['no JSON', '{"format":', 'BODY_NOT_JSON'],
    ['nothing', '', 'BODY_NOT_JSON'],
    ['no UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 'BODY_NOT_JSON'],
    ['a list', '[]', 'SUBMISSION_VERSION'],
    ['null', 'null', 'SUBMISSION_VERSION'],
    ['another format', JSON.stringify({ ...good(), format: 'x' }), 'SUBMISSION_VERSION'],
    ['a format of every object', JSON.stringify({ ...good(), format: 'constructor' }), 'SUBMISSION_VERSION'],
    ['a later version', JSON.stringify({ ...good(), version: 2 }), 'SUBMISSION_VERSION'],
    ['no id', JSON.stringify({ ...good(), id: undefined }), 'SUBMISSION_INVALID'],
    ['an id in capitals', JSON.stringify({ ...good(), id: String(good()['id']).toUpperCase() }), 'SUBMISSION_INVALID'],
    ['one field more', JSON.stringify({ ...good(), admin: true }), 'SUBMISSION_INVALID'],
    ['a prototype', `{"__proto__":{"admin":true},${JSON.stringify(good()).slice(1)}`, 'SUBMISSION_INVALID'],
    ['a null character', JSON.stringify({ ...good(), title: 'a\u0000b' }), 'SUBMISSION_INVALID'],
    ['an escape sequence', JSON.stringify({ ...good(), title: '\u001b[2J' }), 'SUBMISSION_INVALID'],
    ['half a character', JSON.stringify({ ...good(), title: 'a\ud83d' }), 'SUBMISSION_INVALID'],
    ['a script for a link', JSON.stringify({ ...good(), links: ['javascript:alert(1)'] }), 'SUBMISSION_INVALID'],
    ['next week', JSON.stringify({ ...good(), created: '2026-11-30' }), 'DATE_IN_FUTURE'],
    ['no such day', JSON.stringify({ ...good(), created: '2026-02-30' }), 'SUBMISSION_INVALID'],
    ['depth', `${'['.repeat(7000)}${']'.repeat(7000)}`, 'SUBMISSION_VERSION'],
    ['too much', JSON.stringify({ ...good(), title: 'a'.repeat(1_000_000) }), 'BODY_TOO_LARGE'],
  ])('refuses %s, with a code, and keeps nothing', async (_, body, code) => {
    const answer = await desk.send(body);
    const { error } = inboxErrorSchema.parse(await answer.json());
    expect(error.code).toBe(code);
    expect(answer.status).toBe(INBOX_ERRORS[code as keyof typeof INBOX_ERRORS]);
    if (code === 'SUBMISSION_INVALID') expect(error.fields?.length).toBeGreaterThan(0);
    expect(await bodies()).toEqual([]);
  });

  test('a body without a length is cut off where it grows too large', async () => {
    const chunk = new Uint8Array(4096).fill(0x20);
    let left = 256;
    const stream = new ReadableStream({
      pull: (controller) => (left-- > 0 ? controller.enqueue(chunk) : controller.close()),
    });
    const request = new Request('http://inbox/v1/submissions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect(await codeOf(await desk.app.request(request))).toBe('BODY_TOO_LARGE');
    expect(left).toBeGreaterThan(256 - 2 * (MAX_BYTES / chunk.length) - 4);
  });

  test.each([
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/json; charset=utf-16' },
    { 'content-encoding': 'gzip' },
  ] as Record<string, string>[])('refuses what comes as %o', async (headers) => {
    expect(await codeOf(await desk.post(reportOf(), headers))).toBe('CONTENT_TYPE');
  });

  test('whatever a field holds is stored as it came, or refused with a code', async () => {
    const nasty = fc.oneof(
      fc.constantFrom(
        "'; DROP TABLE submissions; --",
        '<script>alert(1)</script>',
        '=HYPERLINK("http://x")',
        '$\u007bjndi:ldap://x}',
        '\u202eevil',
        '🏳️‍🌈',
        '%s%n',
      ),
      fc.string({ unit: 'binary', maxLength: 600 }),
    );
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (title, organisationName, contact) => {
        const report = reportOf({ title, organisationName, contact });
        const body = JSON.stringify(report);
        const answer = await desk.send(body);
        const stored = (await desk.store.all()).find(({ id }) => id === report.id);
        if (answer.status === 201) expect(stored?.body).toBe(body);
        else expect([await codeOf(answer), stored]).toEqual(['SUBMISSION_INVALID', undefined]);
      }),
      { numRuns: 60 },
    );
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  test('of a thousand that come at once, each twice, every one is stored once', async () => {
    const reports = Array.from({ length: 1000 }, () => reportOf());
    const answers = await Promise.all([...reports, ...reports].map((report) => desk.post(report)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1000);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1000);
    expect((await bodies()).toSorted()).toEqual(reports.map(printSubmission).toSorted());
  });

  test('answers extensions and no web page', async () => {
    const origin = async (value: string) =>
      (await desk.get(reportOf().id, { origin: value })).headers.get('access-control-allow-origin');
    const extension = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
    expect(await origin(extension)).toBe(extension);
    expect(await origin('null')).toBe('null');
    for (const page of ['https://web.telegram.org', 'https://evil.example', 'http://localhost:3000']) {
      expect(await origin(page)).toBeNull();
    }
    const preflight = await desk.app.request('/v1/submissions', {
      method: 'OPTIONS',
      headers: { origin: 'null', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')?.toLowerCase()).toContain(STAMP_HEADER.toLowerCase());
    expect(preflight.headers.get('access-control-allow-credentials')).toBeNull();
  });

  test('has no cookies, and headers that let nothing of it be used elsewhere', async () => {
    const { headers } = await desk.post(reportOf());
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-type')).toMatch(/^application\/json/);
  });

  test('says what is not there, and what is done otherwise', async () => {
    expect(await codeOf(await desk.app.request('/admin'))).toBe('NOT_FOUND');
    const put = await desk.app.request('/v1/submissions', { method: 'PUT', body: '{}' });
    expect([await codeOf(put), put.headers.get('allow')]).toEqual(['METHOD_NOT_ALLOWED', 'POST']);
    expect(await (await desk.app.request('/healthz')).json()).toEqual({ status: 'ok' });
  });

  test('counts what it holds, for this machine alone, without ids', async () => {
    const report = reportOf();
    await desk.post(report);
    const ask = (address: string) => desk.app.request('/metrics', { headers: { 'x-test-address': address } });
    const metrics = await (await ask('127.0.0.1')).text();
    expect(metrics).toContain('inbox_submissions{state="received"} 1');
    expect(metrics).toContain('http_requests_total{method="POST"');
    expect(metrics).not.toContain(report.id);
    expect((await ask('192.0.2.1')).status).toBe(404);
  });

  test('deletes what has been kept long enough, no sooner, and no more', async () => {
    const [decided, waiting, withdrawn] = [reportOf(), reportOf(), reportOf()];
    for (const report of [decided, waiting, withdrawn]) await desk.post(report);
    await desk.withdraw(withdrawn.id);
    const decision = { id: 'd', kind: 'refuse', decided: '2026-11-23', refusal: 'honest' } as const;
    await desk.store.decide(decision, [decided.id], (body) => body);
    const daysLater = async (days: number) => {
      await desk.store.sweep(new Date(Date.parse('2026-11-23') + days * 86_400_000).toISOString().slice(0, 10));
      const rows = new Map((await desk.store.all()).map((row) => [row.id, row]));
      return [decided, waiting].map(({ id }) => {
        const row = rows.get(id);
        return row && `${row.body ? 'body' : 'no body'}${row.reader ? ', mark' : ''}`;
      });
    };
    expect(await daysLater(RETENTION_DAYS.readerMark - 1)).toEqual(['body', 'body, mark']);
    expect(await daysLater(RETENTION_DAYS.readerMark)).toEqual(['body', 'body']);
    expect(await daysLater(RETENTION_DAYS.decided - 1)).toEqual(['body', 'body']);
    expect(await daysLater(RETENTION_DAYS.decided)).toEqual(['no body', 'body']);
    expect(await daysLater(RETENTION_DAYS.undecided - 1)).toEqual(['no body', 'body']);
    expect((await desk.store.all()).some(({ id }) => id === withdrawn.id)).toBe(true);
    expect(await daysLater(RETENTION_DAYS.undecided)).toEqual([undefined, undefined]);
    expect(await desk.store.all()).toEqual([]);
  });

  test('does not touch what a later version has made', async () => {
    const address = await made.empty(kind);
    await (await InboxStore.open(address)).close();
    const database = openDatabase(address);
    await sql`insert into kysely_migration (name, timestamp) values ('999-later', '2030-01-01')`.execute(database);
    await database.destroy();
    await expect(InboxStore.open(address)).rejects.toMatchObject({ code: 'DATABASE_NEWER' });
  });

  test('starts once more where it ended, and twice at once', async () => {
    const address = await made.empty(kind);
    const [one, two] = await Promise.all([InboxStore.open(address), InboxStore.open(address)]);
    const row = { id: reportOf().id, kind: 'report', body: 'x', received: '2026-11-23' } as const;
    expect([...(await one.add([row])), ...(await two.add([row]))]).toEqual(['stored', 'known']);
    expect(Buffer.from(await one.dayKey('2026-11-23'))).toEqual(Buffer.from(await two.dayKey('2026-11-23')));
    await Promise.all([one.close(), two.close()]);
    const again = await InboxStore.open(address);
    expect((await again.all()).map(({ body }) => body)).toEqual(['x']);
    await again.close();
  });
});

describe.each(DATABASES)('limits, on %s', (kind) => {
  const open = async (changes: Parameters<typeof openDesk>[1]) => openDesk(await made.empty(kind), changes);
  const from = (address: string) => ({ 'x-test-address': address });

  test('one address is asked for patience, others are not', async () => {
    const desk = await open({ hardLimit: 3, stamps: 'never' });
    const codes = async (address: string, times: number) => {
      const all: (string | number)[] = [];
      for (let at = 0; at < times; at++) all.push(await codeOf(await desk.post(reportOf(), from(address))));
      return all;
    };
    expect(await codes('192.0.2.1', 4)).toEqual([201, 201, 201, 'RATE_LIMITED']);
    expect(await codes('192.0.2.2', 1)).toEqual([201]);
    expect(await codes('2001:db8:1:2:3::4', 3)).toEqual([201, 201, 201]);
    // The same household, and the next one.
    expect(await codes('2001:DB8:1:2:ffff::9', 1)).toEqual(['RATE_LIMITED']);
    expect(await codes('2001:db8:1:3::4', 1)).toEqual([201]);
    const answer = await desk.post(reportOf(), from('192.0.2.1'));
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    await desk.close();
  });

  test('under pressure it takes what carries a stamp for it, once', async () => {
    const desk = await open({ softLimit: 1 });
    // What verifies stamps goes by the machine's clock.
    desk.clock.now = new Date();
    expect((await desk.post(reportOf())).status).toBe(201);
    const report = reportOf();
    const asked = await desk.post(report);
    const { error } = inboxErrorSchema.parse(await asked.json());
    expect([asked.status, error.code]).toEqual([428, 'STAMP_REQUIRED']);
    const challenge = error.challenge as Challenge;
    const solution = await solveChallenge({ challenge, deriveKey });
    const stamp = stampHeader;
    const cheap = { ...challenge, parameters: { ...challenge.parameters, expiresAt: 4_000_000_000 } };
    for (const bad of [{}, { challenge, solution: { counter: 1, derivedKey: '00' } }, { challenge: cheap, solution }]) {
      expect(await codeOf(await desk.post(report, stamp(bad)))).toBe('STAMP_INVALID');
    }
    expect(await codeOf(await desk.post(reportOf(), stamp({ challenge, solution })))).toBe('STAMP_INVALID');
    expect(await codeOf(await desk.post(report, { [STAMP_HEADER]: 'x'.repeat(6000) }))).toBe('STAMP_INVALID');
    expect((await desk.post(report, stamp({ challenge, solution }))).status).toBe(201);
    desk.clock.now = new Date(desk.clock.now.getTime() + 11 * 60_000);
    const late = reportOf();
    expect(await codeOf(await desk.post(late, stamp({ challenge, solution })))).toBe('STAMP_INVALID');
    await desk.close();
  });

  test('no address is in the database, and no reader can be told apart across days or channels', async () => {
    const address = await made.empty(kind);
    const desk = await openDesk(address);
    const marks: Record<string, string | undefined> = {};
    const mark = async (name: string, ip: string, handle: string) => {
      const report = reportOf({ handle });
      await desk.post(report, from(ip));
      marks[name] = (await desk.store.all()).find(({ id }) => id === report.id)?.reader;
    };
    await mark('one', '203.0.113.77', 'MOHrep0rt');
    await mark('again', '203.0.113.77', 'mohrep0rt');
    await mark('another', '203.0.113.78', 'MOHrep0rt');
    await mark('elsewhere', '203.0.113.77', 'M0Hreport');
    desk.clock.now = new Date('2026-11-24T12:00:00Z');
    await mark('tomorrow', '203.0.113.77', 'MOHrep0rt');
    expect(marks['again']).toBe(marks['one']);
    expect(new Set(Object.values(marks)).size).toBe(4);
    await desk.close();
    const held = 'file' in address ? readFileSync(address.file, 'latin1') : await everyRow(address);
    expect(held).toContain('MOHrep0rt');
    expect(held).not.toContain('203.0.113');
  });

  test('under pressure from everybody, or always when it is set so, each post needs a stamp', async () => {
    const pressed = await open({ pressure: 2 });
    pressed.clock.now = new Date();
    const codes = [];
    for (const last of [1, 2, 3, 4]) codes.push(await codeOf(await pressed.post(reportOf(), from(`192.0.2.${last}`))));
    expect(codes).toEqual([201, 201, 'STAMP_REQUIRED', 'STAMP_REQUIRED']);
    await pressed.close();
    const always = await open({ stamps: 'always' });
    always.clock.now = new Date();
    const report = reportOf();
    const stamp = await stampFor(await always.post(report));
    expect((await always.post(report, stamp)).status).toBe(201);
    expect((await always.withdraw(reportOf().id)).status).toBe(200);
    await always.close();
  });

  test('what comes from nobody, as any web page can send it, needs a stamp; it counts once', async () => {
    const desk = await open({});
    desk.clock.now = new Date();
    const report = reportOf();
    const nobody = { origin: 'null' };
    const asked = await desk.post(report, nobody);
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([428, 'null']);
    const stamp = await stampFor(asked);
    expect(await codeOf(await desk.post(reportOf(), { ...nobody, ...stamp }))).toBe('STAMP_INVALID');
    expect((await desk.post(report, { ...nobody, ...stamp })).status).toBe(201);
    expect((await desk.post(reportOf(), { origin: 'chrome-extension://abcdefghijklmnop' })).status).toBe(201);
    await desk.close();
  });

  test('taking back what nobody knows costs as much as sending it, once there is pressure', async () => {
    const desk = await open({ softLimit: 2 });
    desk.clock.now = new Date();
    const report = reportOf();
    await desk.post(report);
    const unknown = reportOf().id;
    expect((await desk.withdraw(reportOf().id)).status).toBe(200);
    const asked = await desk.withdraw(unknown);
    expect(asked.status).toBe(428);
    expect((await desk.store.all()).length).toBe(2);
    expect((await desk.withdraw(report.id)).status).toBe(200);
    expect((await desk.withdraw(unknown, await stampFor(asked))).status).toBe(200);
    expect((await desk.store.all()).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn', 'withdrawn']);
    await desk.close();
  });

  test('a stamp made before midnight counts after it; limits begin anew; a clock that is set back loses nothing', async () => {
    const desk = await open({ softLimit: 1, hardLimit: 3 });
    const midnight = Math.ceil(Date.now() / DAY_MS) * DAY_MS;
    const at = (minutes: number) => {
      desk.clock.now = new Date(midnight + minutes * 60_000);
    };
    at(-1);
    const [first, second, third] = [reportOf(), reportOf(), reportOf()];
    expect((await desk.post(first)).status).toBe(201);
    const early = await stampFor(await desk.post(second));
    await desk.post(reportOf());
    expect(await codeOf(await desk.post(second, early))).toBe('RATE_LIMITED');
    at(1);
    // Addresses have other marks by the new key.
    expect((await desk.post(reportOf())).status).toBe(201);
    expect((await desk.post(second, early)).status).toBe(201);
    const other = from('192.0.2.9');
    await desk.post(reportOf(), other);
    const late = await stampFor(await desk.post(third, other));
    at(-2);
    await desk.post(reportOf(), other);
    // What was signed with the key of a day to come is not believed; there is a new challenge.
    const refused = await desk.post(third, { ...other, ...late });
    expect(refused.status).toBe(428);
    expect((await desk.post(third, { ...other, ...(await stampFor(refused)) })).status).toBe(201);
    expect((await desk.get(first.id)).status).toBe(200);
    await desk.store.sweep('2026-11-23');
    expect((await desk.store.all()).filter(({ body }) => body)).toHaveLength(6);
    await desk.close();
  });
});

/** Everything that a database of PostgreSQL holds, as text. */
async function everyRow(address: DatabaseAddress): Promise<string> {
  const database = openDatabase(address);
  const tables = await Promise.all(
    ['submissions', 'decisions', 'day_keys'].map((table) => sql`select * from ${sql.table(table)}`.execute(database)),
  );
  await database.destroy();
  return JSON.stringify(tables.map(({ rows }) => rows));
}

describe.each(DATABASES)('when the database is slow or full, on %s', (kind) => {
  /** A store that does not answer for as long as the gate is shut. */
  function gated(address: DatabaseAddress, batches: BatchLimits) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const around = (store: InboxStore) =>
      new Proxy(store, {
        get(target, name) {
          if (name !== 'add') return Reflect.get(target, name, target).bind(target);
          return async (...some: Parameters<InboxStore['add']>) => {
            await promise;
            return target.add(...some);
          };
        },
      });
    return { open: resolve, desk: openDesk(address, {}, { batches, around }) };
  }

  test('no more may wait than can be stored; the rest is told when to come back, and what waited is stored', async () => {
    const { open, desk: opening } = gated(await made.empty(kind), { mostWaiting: 10 });
    const desk = await opening;
    const first = desk.post(reportOf());
    await new Promise((resolve) => setTimeout(resolve, 200));
    const others = Array.from({ length: 30 }, () => desk.post(reportOf()));
    const refused = await Promise.race(others);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
    open();
    const statuses = (await Promise.all([first, ...others])).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(11);
    expect(statuses.filter((status) => status === 503)).toHaveLength(20);
    expect(await desk.store.all()).toHaveLength(11);
    expect(desk.faults).toEqual([]);
    await desk.close();
  });

  test('one that does not answer is not waited for; what it stored late is known when it comes again', async () => {
    const { open, desk: opening } = gated(await made.empty(kind), { timeoutMs: 50 });
    const desk = await opening;
    const report = reportOf();
    expect(await codeOf(await desk.post(report))).toBe('BUSY');
    expect(desk.faults).toEqual([expect.any(LateError)]);
    expect((await desk.app.request('/healthz')).status).toBe(200);
    open();
    await expect.poll(async () => (await desk.get(report.id)).status, { timeout: 20_000 }).toBe(200);
    expect((await desk.post(report)).status).toBe(200);
    await desk.close();
  });

  test('one that cannot be written to is not healthy, until it can', async () => {
    let isFull = true;
    const failing = new Set<PropertyKey>(['add', 'withdraw', 'probe']);
    const around = (store: InboxStore) =>
      new Proxy(store, {
        get(target, name) {
          if (isFull && failing.has(name)) return () => Promise.reject(new Error('the disk is full'));
          return Reflect.get(target, name, target).bind(target);
        },
      });
    const desk = await openDesk(await made.empty(kind), {}, { around });
    const health = async () => (await desk.app.request('/healthz')).status;
    expect(await health()).toBe(200);
    expect(await codeOf(await desk.post(reportOf()))).toBe('INTERNAL');
    expect(await health()).toBe(500);
    isFull = false;
    expect(await health()).toBe(200);
    expect((await desk.post(reportOf())).status).toBe(201);
    isFull = true;
    expect(await codeOf(await desk.withdraw(reportOf().id))).toBe('INTERNAL');
    expect(await health()).toBe(500);
    await desk.close();
  });

  test('a version that adds something finds everything there; one that fails says so, and leaves it usable', async () => {
    const address = await made.empty(kind);
    const store = await InboxStore.open(address);
    await store.add([{ id: reportOf().id, kind: 'report', body: 'x', received: '2026-11-23' }]);
    await store.close();
    const database = openDatabase(address);
    const later = { '002-notes': { up: (db: Kysely<unknown>) => addColumn(db, 'remark') } };
    await migrate(database, { ...MIGRATIONS, ...later });
    await migrate(database, { ...MIGRATIONS, ...later });
    expect((await sql`select body, remark from submissions`.execute(database)).rows).toEqual([
      { body: 'x', remark: null },
    ]);
    const broken = { '003-broken': { up: () => Promise.reject(new Error('no room')) } };
    await expect(migrate(database, { ...MIGRATIONS, ...later, ...broken })).rejects.toMatchObject({
      code: 'MIGRATION_FAILED',
      message: expect.stringContaining('no room'),
    });
    await migrate(database, { ...MIGRATIONS, ...later });
    await database.destroy();
    await expect(InboxStore.open(address)).rejects.toMatchObject({ code: 'DATABASE_NEWER' });
  });

  test('by a clock that is far ahead nothing is erased, unless a person says that it is right', async () => {
    const store = await InboxStore.open(await made.empty(kind));
    await new Sweeper(store).sweep('2026-01-01');
    await store.add([{ id: reportOf().id, kind: 'report', body: 'x', received: '2026-01-02' }]);
    const bodies = async () => (await store.all()).map(({ body }) => body);
    await expect(new Sweeper(store).sweep('2031-01-01')).rejects.toMatchObject({ code: 'CLOCK_JUMPED' });
    // Also while it runs, though requests leave keys of that day.
    const running = new Sweeper(store);
    await running.sweep('2026-02-01');
    await store.dayKey('2031-01-01');
    await expect(running.sweep('2031-01-01')).rejects.toMatchObject({ code: 'CLOCK_JUMPED' });
    expect(await bodies()).toEqual(['x']);
    for (let month = 3; month <= 12; month++) await running.sweep(`2026-${String(month).padStart(2, '0')}-01`);
    expect(await bodies()).toEqual(['x']);
    expect(await new Sweeper(store).sweep('2027-06-01', true)).toEqual({ undecided: 1 });
    expect(await bodies()).toEqual([]);
    await store.close();
  });
});

function addColumn(db: Kysely<unknown>, name: string): Promise<void> {
  return db.schema.alterTable('submissions').addColumn(name, 'text').execute();
}

/** What a database holds in its files, its log too. */
function bytesOf(file: string): string {
  return ['', '-wal']
    .map((end) => (existsSync(`${file}${end}`) ? readFileSync(`${file}${end}`, 'latin1') : ''))
    .join('');
}

test('what was erased stands nowhere in SQLite’s files, while the inbox runs', async () => {
  const address = await made.empty('SQLite');
  if (!('file' in address)) throw new Error('no file');
  const desk = await openDesk(address);
  const [taken, decided, old] = [
    reportOf({ contact: 'taken@x' }),
    reportOf({ contact: 'decided@x' }),
    reportOf({ contact: 'old@x' }),
  ];
  for (const report of [taken, decided, old]) await desk.post(report);
  expect(bytesOf(address.file)).toMatch(/taken@x[\s\S]*decided@x[\s\S]*old@x/);
  await desk.withdraw(taken.id);
  expect(bytesOf(address.file)).not.toContain('taken@x');
  const decision = { id: 'd', kind: 'refuse', decided: '2026-11-23', refusal: 'honest' } as const;
  await desk.store.decide(decision, [decided.id], withoutContact);
  expect(bytesOf(address.file)).not.toContain('decided@x');
  expect(bytesOf(address.file)).toContain('old@x');
  await desk.store.sweep('2027-12-01');
  expect(bytesOf(address.file)).not.toContain('old@x');
  await desk.close();
});

test('somebody who reads the file meanwhile holds nothing up', async () => {
  const address = await made.empty('SQLite');
  if (!('file' in address)) throw new Error('no file');
  const desk = await openDesk(address);
  const [report, next] = [reportOf({ contact: 'me@x' }), reportOf()];
  await desk.post(report);
  const reader = new DatabaseSync(address.file);
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM submissions').get();
  const started = Date.now();
  expect((await desk.withdraw(report.id)).status).toBe(200);
  expect(Date.now() - started).toBeLessThan(5000);
  expect(bytesOf(address.file)).toContain('me@x');
  reader.close();
  // What could not be done then is done the next time.
  await desk.withdraw(next.id);
  expect(bytesOf(address.file)).not.toContain('me@x');
  await desk.close();
});

test('a backup is whole, while the inbox is in use', async () => {
  const desk = await openDesk(await made.empty('SQLite'));
  const report = reportOf();
  await desk.post(report);
  const file = join(made.folder, 'backup.sqlite');
  await desk.store.backup(file);
  await desk.post(reportOf());
  await expect(desk.store.backup(file)).rejects.toThrow();
  await desk.close();
  // With the keys of the days anybody could try every address on the marks.
  const copy = new DatabaseSync(file);
  expect(copy.prepare('SELECT count(*) AS keys FROM day_keys').get()).toEqual({ keys: 0 });
  copy.close();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const restored = await InboxStore.open({ file });
  expect((await restored.all()).map(({ body }) => body)).toEqual([printSubmission(report)]);
  await restored.close();
});
