import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATABASES, newDesk as deskOn, inboxes, registryCopy, scratch, TODAY } from './desk.ts';

/** What a terminal obeys, or nobody sees. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\u3164\u2800]/u;

const emptyInbox = inboxes();

describe.each(DATABASES)('on %s', (kind) => {
  const newDesk = async (more: Parameters<typeof deskOn>[0] = {}) => deskOn({ inbox: await emptyInbox(kind), ...more });

  describe('list', () => {
    test('an empty inbox', async () => {
      const { run } = await newDesk();
      expect(await run('list')).toBe('0 submissions in 0 groups.\n');
    });

    test('most independent readers first, then who may be more, then by how sure the judge is', async () => {
      const { run, report } = await newDesk();
      const send = async (handle: string, readers: [day: string, reader: string][], title = 'Quite another') => {
        for (const [received, reader] of readers) await report({ handle, title }, { received, reader });
      };
      await send('Unlike_Anybody', [['2026-11-01', 'a']]);
      await send('Army_ILL', [['2026-11-01', 'a']]);
      await send('Army_I1', [['2026-11-01', 'a']], 'Name of army');
      await send('SpreadOut', [['2026-11-01', 'a'], ['2026-11-02', 'a'], ['2026-11-03', 'a']]); // biome-ignore format: a row
      await send('TwoInOneDay', [['2026-11-01', 'a'], ['2026-11-01', 'b']]); // biome-ignore format: a row
      const heads = (await run('list')).split('\n').filter((line) => /^\d/.test(line));
      expect(heads).toEqual([
        '1. @TwoInOneDay',
        '2. @SpreadOut',
        '3. @Army_I1',
        '4. @Army_ILL',
        '5. @Unlike_Anybody',
        '8 submissions in 5 groups.',
      ]);
    });

    test('a group stands beside the genuine channel', async () => {
      const { run, report, nominate } = await newDesk({ registry: registryCopy() });
      const title = 'Ministry of He\u0430lth of Israel';
      const organisation = 'israel-ministry-of-health';
      await report({ handle: 'MOHrep0rt', title, organisation, links: ['https://t.me/MOHrep0rt/12'] }, { reader: 'a' });
      await report(
        { handle: 'mohrep0rt', peerId: '-1001234567890', title, contact: 'me@example.org' },
        { reader: 'b' },
      );
      await nominate({
        handle: 'MOHrep0rt',
        organisationName: 'Ministry',
        website: 'https://www.gov.il/',
        words: 'see\nthere',
        pages: [{ address: 'https://www.gov.il/', found: 'nothing', checked: TODAY }],
      });
      const listed = await run();
      expect(listed).toBe(`1. @MOHrep0rt
  2 to 3 readers; 3 submissions of ${TODAY}: 2 poses, 1 nomination
  peer id: -1001234567890 (1)
  title (2): ${title}
  hint today: impersonation, israel-ministry-of-health
  - @MOHrep0rt writes 0 where the official @MOHreport has o.
  - The title imitates the name “Ministry of Health of Israel” with look-alike letters and letters of several scripts.
  readers name: israel-ministry-of-health (1)
  genuine: @MOHreport of Ministry of Health of Israel (israel-ministry-of-health), https://www.gov.il/he/departments/ministry_of_health
    @MOHrep0rt
    @MOHreport
           ^
    “0” (U+0030) in place of “o” (U+006F)
    nearest name: Ministry of Health of Israel
    the title has “\u0430” (U+0430 cyrillic, looks like a) in place of “a” (U+0061)
  message: https://t.me/MOHrep0rt/12
  put forward as official for: Ministry
    website: https://www.gov.il/
      | see
      | there
    the reader’s browser found: nothing on https://www.gov.il/ (${TODAY})

3 submissions in 1 group.
`);
      expect(await run('show', '@MOHREP0RT')).toContain('  contact: me@example.org');
      expect(await run('show', '-1001234567890')).toContain('"contact": "me@example.org"');
      expect(JSON.parse(await run('list', '--json'))).toMatchObject([
        { channel: '@MOHrep0rt', readers: { least: 2, most: 3 }, genuine: { handle: 'MOHreport' } },
      ]);
    });

    test('a hint that readers saw from another list is said to be of that list', async () => {
      const { run, report } = await newDesk();
      await report({ handle: 'Harbour_Baker', reason: 'wrong-hint', list: 4, listName: 'A newsroom' }, { reader: 'a' });
      await report({ handle: 'Harbour_Baker' }, { reader: 'b' });
      expect(await run('list')).toContain('  the hint came from another list: A newsroom (1)\n');
    });

    test('only what is most pressing, unless more is asked for; what was decided only then', async () => {
      const { run, report } = await newDesk();
      for (let at = 10; at < 35; at++) await report({ handle: `Channel_${at}` });
      expect(await run('list')).toContain('and 5 groups more (--limit)\n25 submissions in 25 groups.');
      expect((await run('list', '--limit', '1')).match(/^\d+\. /gm)).toHaveLength(1);
      await run('refuse', 'Channel_10', '--why', 'honest');
      expect(await run('list', '--limit', '100')).not.toContain('Channel_10');
      expect((await run('list', '--all')).match(/^\d+\. /gm)).toHaveLength(25);
    });

    test('what will soon be erased undecided is announced', async () => {
      const { run, report } = await newDesk();
      const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
      await report({ handle: 'Recent_One' }, { received: daysAgo(330) });
      expect(await run('list')).not.toContain('undecided');
      await report({ handle: 'Forgotten_One' }, { received: daysAgo(340) });
      expect(await run('list')).toContain('1 submission will be erased undecided within 30 days.\n');
    });

    test('content that was erased, or cannot be read, is counted and harms nothing', async () => {
      const { run, report, store } = await newDesk();
      await report({ handle: 'Old_Twin' }, { received: '2020-01-01' });
      await store.sweep(TODAY);
      const odd = { id: 'odd', kind: 'report', body: '{"format":', handle: 'Odd_Twin', received: TODAY } as const;
      await store.add([odd]);
      expect(await run('list')).toContain(`1 submission of ${TODAY}: 1 unreadable`);
      expect(await run('show', 'odd_twin')).toContain('  | {"format":');
      await expect(run('accept', 'Odd_Twin', '--as', 'impostor', '--of', 'army')).rejects.toThrow(/^NOT_ASKED_FOR: /);
    });
  });

  describe('hostile submissions', () => {
    const HOSTILE = [
      '\u202egnp.exe',
      '\u2066\u2069\u200f\u061c',
      '=HYPERLINK("https://example.org","x")',
      "+1+cmd|' /C calc'!A0",
      '-2+3',
      '@SUM(1+1)*cmd',
      '\uff1d1+1',
      '"=1+1',
      "'=1+1",
      '<script>alert(1)</script>',
      "'; DROP TABLE submissions; --",
      '{{7*7}} $(id) `id`',
      'a: b # c\u2028- d',
      '\u{e0041}\u{e0042}\u200b',
      'x'.repeat(200),
    ];

    async function hostileDesk() {
      const desk = await newDesk();
      for (const [at, text] of HOSTILE.entries()) {
        const reader = `reader ${at}`;
        await desk.report({ handle: 'Army_1L', title: text, organisationName: text, contact: text }, { reader });
        await desk.nominate({ handle: 'Army_1L', title: text, organisationName: text, words: `${text}\n\t${text}` });
      }
      return desk;
    }

    test('reach no terminal as they are', async () => {
      const { run } = await hostileDesk();
      for (const line of [
        ['list'],
        ['show', 'Army_1L'],
        ['list', '--json'],
        ['show', 'Army_1L', '--json'],
        ['trace', 'Army_1L'],
      ]) {
        const shown = await run(...line);
        expect(shown).toContain('Army_1L');
        expect(shown.replaceAll('\n', '')).not.toMatch(UNSEEN);
      }
      expect(await run('show', 'Army_1L')).toContain('\\u{202e}gnp.exe');
    });

    test('are no formulas in a table', async () => {
      const { run } = await hostileDesk();
      const file = join(scratch(), 'all.csv');
      expect(await run('export', '--csv', file)).toBe(`Wrote ${2 * HOSTILE.length} submissions to ${file}.\n`);
      const table = readFileSync(file, 'utf8');
      expect(table.replaceAll('\r\n', '')).not.toMatch(UNSEEN);
      const cells = table.split('\r\n').flatMap((row) => row.match(/"(?:[^"]|"")*"|[^,]+/g) ?? []);
      const values = cells.map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
      expect(values).toContain(`'=HYPERLINK("https://example.org","x")`);
      expect(values.filter((value) => /^[\s"]*[=+\-@\uff1d]/.test(value))).toEqual([]);
      expect(values.filter((value) => value.includes('DROP TABLE'))).not.toEqual([]);
      await expect(run('export', '--csv', file)).rejects.toThrow(/^FILE_EXISTS: /);
    });

    test('say the same in JSON, without contacts and marks', async () => {
      const { run, report } = await newDesk();
      await report({ handle: 'Army_1L', title: HOSTILE[0], contact: 'me@example.org' }, { reader: 'the-mark' });
      const file = join(scratch(), 'all.json');
      await run('export', '--json', file);
      const text = readFileSync(file, 'utf8');
      expect(JSON.parse(text)).toMatchObject([{ handle: 'Army_1L', title: HOSTILE[0], wish: 'poses' }]);
      expect(text).not.toMatch(/me@example\.org|the-mark|\u202e/);
    });

    test('leave nothing of theirs in the registry but the handle', async () => {
      const { run, file } = await hostileDesk();
      await run('accept', 'Army_1L', '--as', 'impostor', '--of', 'army');
      expect(file('il/army.yaml')).toMatch(
        new RegExp(
          `\nimpostors:\n  - handle: Army_1L\n    evidence:\n      - kind: reader-reports\n        source: reported by ${HOSTILE.length} readers, looked into\n        seen: ${TODAY}\n$`,
        ),
      );
    });
  });
});
