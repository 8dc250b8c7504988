import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge } from 'altcha-lib/types';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_BYTES } from '../../../lib/reports/limits.ts';
import { printSubmission } from '../../../lib/reports/print.ts';
import { INBOX_ERRORS, inboxErrorSchema, STAMP_HEADER, submissionStatusSchema } from '../../../lib/reports/protocol.ts';
import { openDatabase } from '../../../registry/inbox/database.ts';
import { RETENTION_DAYS } from '../../../registry/inbox/retention.ts';
import { InboxStore } from '../../../registry/inbox/store.ts';
import { codeOf, DATABASES, databases, openDesk, reportOf } from './desk.ts';

const made = databases();

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

describe('limits', () => {
  const open = async (changes: Parameters<typeof openDesk>[1]) => openDesk(await made.empty('SQLite'), changes);
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
    const stamp = (value: unknown) => ({
      [STAMP_HEADER]: Buffer.from(JSON.stringify(value)).toString('base64url'),
    });
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
    const address = await made.empty('SQLite');
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
    if (!('file' in address)) throw new Error('no file');
    expect(readFileSync(address.file).includes('203.0.113')).toBe(false);
  });
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
  const restored = await InboxStore.open({ file });
  expect((await restored.all()).map(({ body }) => body)).toEqual([printSubmission(report)]);
  await restored.close();
});
