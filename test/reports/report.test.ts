import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MAX_LINKS } from '../../lib/reports/limits.ts';
import { printSubmission, submissionFileName } from '../../lib/reports/print.ts';
import { buildReport, likelyReason, type Report, type ReportFields, reportSchema } from '../../lib/reports/report.ts';
import { REPORT_REASONS } from '../../lib/reports/report-reasons.ts';
import { VERDICT_KINDS } from '../../lib/verdict/verdict.ts';
import { IMPERSONATION, REASONS, UNKNOWN } from '../components/samples.ts';
import { handles } from '../fakes/arbitraries.ts';

const STAMP = { id: '3f2b1c9e-8d47-4f0a-9b6e-0c1d2e3f4a5b', now: new Date('2026-11-23T23:30:00+02:00') };
const FIELDS: ReportFields = {
  handle: 'MOHrep0rt',
  peerId: '-1001500000002',
  title: ' משרד הבריאות ',
  client: 'web-k',
  reason: 'poses',
  organisation: { id: 'il-ministry-of-health' },
  links: ['https://t.me/MOHrep0rt/12'],
};
const HINT = { verdict: IMPERSONATION, list: 12 };

const build = (changes: Partial<ReportFields> = {}, hint: typeof HINT | undefined = HINT) =>
  buildReport({ ...FIELDS, ...changes }, hint, STAMP);

test('a report says what the channel is, what the hint was and what is wrong, and nothing else', () => {
  expect(build()).toEqual({
    format: 'channel-trust-hints/report',
    version: 1,
    id: STAMP.id,
    created: '2026-11-23',
    handle: 'MOHrep0rt',
    peerId: '-1001500000002',
    title: 'משרד הבריאות',
    client: 'web-k',
    verdict: 'impersonation',
    reasons: ['handle-homoglyph', 'title-same'],
    list: 12,
    reason: 'poses',
    organisation: 'il-ministry-of-health',
    links: ['https://t.me/MOHrep0rt/12'],
  });
});

test('reasons are codes only, each once', () => {
  const reasons = [...REASONS['handle-typo'], ...REASONS['link-text-differs']];
  expect(build({}, { verdict: { ...UNKNOWN, reasons }, list: 1 }).reasons).toEqual([
    'handle-typo',
    'link-text-differs',
  ]);
});

test('a hint of a list that the reader added names that list', () => {
  const report = buildReport(FIELDS, { ...HINT, list: 3, listName: ' חדשות\n החוף ' }, STAMP);
  expect(report).toMatchObject({ list: 3, listName: 'חדשות  החוף' });
  expect(reportSchema.safeParse(report).success).toBe(true);
});

test('an organisation that is not on the list goes by its name', () => {
  const report = build({ organisation: { name: ' Bakers’ Union ' } });
  expect(report.organisationName).toBe('Bakers’ Union');
  expect(report).not.toHaveProperty('organisation');
});

test.each(['fraud', 'taken-over', 'wrong-hint'] as const)('%s: it poses as nobody', (reason) => {
  expect(build({ reason })).not.toHaveProperty('organisation');
  expect(build({ reason, organisation: { name: 'Bakers’ Union' } })).not.toHaveProperty('organisationName');
});

test('what is not known is left out, and the report is one all the same', () => {
  const report = buildReport(
    { handle: 'someone', title: '  ', reason: 'fraud', organisation: { name: ' ' }, links: [] },
    undefined,
    STAMP,
  );
  expect(Object.keys(report)).toEqual(['format', 'version', 'id', 'created', 'handle', 'reasons', 'reason', 'links']);
  expect(reportSchema.safeParse(report).success).toBe(true);
});

test('whatever is typed makes a report that its schema accepts', () => {
  const organisations = fc.oneof(
    fc.record({ id: fc.constant('il-ministry-of-health') }),
    fc.record({ name: fc.string({ unit: 'binary', maxLength: 400 }) }),
  );
  const fields = fc.record<ReportFields>({
    handle: handles,
    peerId: fc.option(fc.constant('-1001500000002'), { nil: undefined }),
    title: fc.string({ unit: 'binary', maxLength: 1000 }),
    client: fc.constantFrom('web-k', 'web-a', 't-me', undefined),
    reason: fc.constantFrom(...REPORT_REASONS),
    organisation: fc.option(organisations, { nil: undefined }),
    links: fc.array(fc.constant('https://t.me/channel/12'), { maxLength: MAX_LINKS + 10 }),
  });
  const verdicts = fc.constantFrom(...VERDICT_KINDS).map((verdict) => ({ ...IMPERSONATION, verdict }));
  fc.assert(
    fc.property(fields, verdicts, (typed, verdict) => {
      const report = buildReport(typed, { verdict, list: 3 }, STAMP);
      expect(reportSchema.safeParse(report).success).toBe(true);
      expect(JSON.parse(printSubmission(report))).toEqual(report);
    }),
    { numRuns: 200 },
  );
});

describe('the schema refuses', () => {
  const report = build();
  test.each<[string, object]>([
    ['a report of no channel', { handle: undefined, peerId: undefined }],
    ['a handle that is none', { handle: 'not a handle' }],
    ['a peer id that is none', { peerId: '0' }],
    ['a link to no message', { links: ['https://t.me/channel'] }],
    ['a link that hides a password', { links: ['https://a:b@t.me/channel/12'] }],
    ['a link with control characters', { links: ['https://t.me/channel/12\u0000'] }],
    ['a link as nobody writes it', { links: ['HTTPS://T.ME/channel/12'] }],
    ['a list’s name that is none', { listName: ' ' }],
    ['too many links', { links: Array(MAX_LINKS + 1).fill('https://t.me/channel/12') }],
    ['sentences for reasons', { reasons: ['It looks like משרד הבריאות'] }],
    ['another format', { format: 'channel-trust-hints/diagnosis' }],
    ['a later version', { version: 2 }],
    ['a reason it does not know', { reason: 'dislike' }],
    ['a field it does not know', { reporter: 'Dana' }],
    ['a date that is none', { created: '2026-02-30' }],
  ])('%s', (_, changes) => {
    expect(reportSchema.safeParse({ ...report, ...changes }).success).toBe(false);
  });
});

describe('printSubmission', () => {
  test('ends with a line end and can be read back', () => {
    const report = build();
    expect(printSubmission(report).endsWith('}\n')).toBe(true);
    expect(JSON.parse(printSubmission(report))).toEqual(report);
  });

  test('shows characters that hide, and lets none reorder the others', () => {
    const title = 'Min\u200bistry \u202eofni\u202c \u{e0041}';
    const text = printSubmission(build({ title }));
    expect(text).toContain(String.raw`"Min\u200bistry \u202eofni\u202c \udb40\udc41"`);
    expect((JSON.parse(text) as Report).title).toBe(title);
  });
});

test.each<[Partial<ReportFields>, string]>([
  [{}, 'report-MOHrep0rt-2026-11-23.json'],
  [{ handle: undefined }, 'report-1001500000002-2026-11-23.json'],
  [{ handle: undefined, peerId: undefined }, 'report-channel-2026-11-23.json'],
])('the file’s name tells the channel and the day: %#', (changes, name) => {
  expect(submissionFileName(build(changes))).toBe(name);
});

describe('likelyReason', () => {
  test.each([
    [IMPERSONATION, 'poses'],
    [{ ...UNKNOWN, reasons: REASONS['handle-taken-over'] }, 'taken-over'],
    [{ ...UNKNOWN, reasons: REASONS['channel-lost'] }, 'taken-over'],
    [{ ...UNKNOWN, reasons: REASONS['telegram-scam'] }, 'fraud'],
    [UNKNOWN, 'poses'],
    [undefined, 'poses'],
  ] as const)('%#: %s', (verdict, reason) => {
    expect(likelyReason(verdict)).toBe(reason);
  });
});
