import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ALARM_PERIOD_MINUTES, PAGE_PERIOD_MS } from '../lib/list/schedule.ts';
import { MOST_ENTRIES } from '../lib/reports/outbox.ts';
import { RETENTION_DAYS } from '../registry/inbox/retention.ts';

const PAGE = readFileSync('docs/PRIVACY.md', 'utf8');

/** What the last cell says, of the row that begins like this. */
function lastCell(begins: string): string {
  const row = PAGE.split('\n').find((line) => line.startsWith(`| ${begins}`));
  const last = row?.split('|').at(-2)?.trim();
  if (!last) throw new Error(`docs/PRIVACY.md has no row “${begins}”`);
  return last;
}

const SOURCES = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('surfaces'))
  .map((file) => readFileSync(join('lib', file), 'utf8'))
  .join('\n');

describe('docs/PRIVACY.md', () => {
  test('says how long an inbox keeps what, as it does', () => {
    const days = (count: number) => `${count} days`;
    expect(lastCell('a report or nomination that nobody')).toContain(days(RETENTION_DAYS.undecided));
    expect(lastCell('one that was decided on: its content')).toContain(days(RETENTION_DAYS.decided));
    expect(lastCell('number, state and day')).toContain(days(RETENTION_DAYS.status));
    expect(lastCell('a mark made of your address')).toContain(days(RETENTION_DAYS.readerMark));
    expect(lastCell('the secret key of a day')).toBe(days(RETENTION_DAYS.dayKey));
  });

  test('names everything that the extension stores', () => {
    const keys = [...SOURCES.matchAll(/(?:_?(?:KEY|PREFIX) = |new Database\()'([\w:-]+)'/g)].map(([, key]) => key);
    expect(keys).toEqual(expect.arrayContaining(['settings', 'personal', 'outbox', 'report-draft:', 'listsInUse']));
    // Names a part of a page's address.
    const stored = keys.filter((key) => key !== 'check');
    expect(stored.filter((key) => !PAGE.includes(`\`${key}\``))).toEqual([]);
    for (const name of ['lists', 'list-index', 'outbox']) expect(lastCell(`database \`${name}\``)).toBeTruthy();
    expect(PAGE).toContain(`at most ${MOST_ENTRIES} `);
  });

  test('says how often the list is asked for', () => {
    const row = PAGE.split('\n').find((line) => line.startsWith('| requests for the list'));
    expect([PAGE_PERIOD_MS, ALARM_PERIOD_MINUTES]).toEqual([5 * 60_000, 6 * 60]);
    expect(row).toContain('every six hours, every five minutes while a Telegram page is open');
  });
});
