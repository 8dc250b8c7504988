import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { backup, restore } from '../../../registry/inbox/copies.ts';
import { dayOf } from '../../../registry/inbox/retention.ts';
import { InboxStore } from '../../../registry/inbox/store.ts';
import { scratch } from '../triage/desk.ts';
import { reportOf } from './desk.ts';
import { command, post, start } from './inbox-process.ts';

const TODAY = dayOf(new Date());

async function filled(file: string, bodies: readonly string[], received = TODAY): Promise<void> {
  const store = await InboxStore.open({ file });
  await store.add(bodies.map((body) => ({ id: reportOf().id, kind: 'report', body, received })));
  await store.close();
}

async function bodiesIn(file: string): Promise<(string | undefined)[]> {
  const store = await InboxStore.open({ file });
  const bodies = (await store.all()).map(({ body }) => body);
  await store.close();
  return bodies.toSorted();
}

const modeOf = (file: string) => statSync(file).mode & 0o777;

describe('backup and restore', () => {
  test('of an inbox that runs, and after it was killed: what the copy holds, and nothing else', async () => {
    const [file, copy] = [join(scratch(), 'inbox.sqlite'), join(scratch(), 'copy.sqlite')];
    const on = { INBOX_FILE: file };
    const inbox = await start(on);
    expect(await post(inbox.url, JSON.stringify(reportOf()))).toBe(201);
    expect(command(['backup', copy], on)).toMatchObject({ status: 0, stdout: `Copied the database to ${copy}\n` });
    expect(await post(inbox.url, JSON.stringify(reportOf()))).toBe(201);
    expect([file, `${file}-wal`, copy].map(modeOf)).toEqual([0o600, 0o600, 0o600]);
    expect(command(['restore', copy], on)).toMatchObject({
      status: 1,
      stderr: `RESTORE_FAILED: ${file} is in use: stop the inbox first\n`,
    });
    inbox.process.kill('SIGKILL');
    await inbox.ended;
    // What crashed left its log behind. Beside another database it would be written into that.
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    expect(command(['restore', copy], on)).toMatchObject({ status: 0, stdout: expect.stringContaining('Restored') });
    expect(existsSync(`${file}-wal`)).toBe(false);
    expect(modeOf(file)).toBe(0o600);
    const restored = new DatabaseSync(file);
    expect(restored.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    restored.close();
    expect(await bodiesIn(file)).toHaveLength(1);
    const again = await start(on);
    expect(await post(again.url, JSON.stringify(reportOf()))).toBe(201);
    again.process.kill('SIGTERM');
    expect(await again.ended).toBe(0);
  });

  test('puts a sound copy in the place of a database that is broken, or gone', async () => {
    const [file, copy] = [join(scratch(), 'inbox.sqlite'), join(scratch(), 'copy.sqlite')];
    await filled(copy, ['kept']);
    writeFileSync(file, 'this is no database, and long enough to be looked at as one'.repeat(100));
    writeFileSync(`${file}-wal`, 'neither is this');
    await restore({ file }, copy, TODAY);
    expect(await bodiesIn(file)).toEqual(['kept']);
    const elsewhere = join(scratch(), 'new.sqlite');
    await restore({ file: elsewhere }, copy, TODAY);
    expect(await bodiesIn(elsewhere)).toEqual(['kept']);
  });

  test('what was taken back since the copy was made stays erased', async () => {
    const [file, copy] = [join(scratch(), 'inbox.sqlite'), join(scratch(), 'copy.sqlite')];
    await filled(file, ['taken back', 'kept']);
    await backup({ file }, copy);
    const store = await InboxStore.open({ file });
    const ids = (await store.all()).filter(({ body }) => body === 'taken back').map(({ id }) => id);
    await store.withdraw(ids, TODAY);
    await store.close();
    await restore({ file }, copy, TODAY);
    expect(await bodiesIn(file)).toEqual(['kept', undefined]);
    expect(readFileSync(file, 'latin1')).not.toContain('taken back');
  });

  test('leaves the database alone when the copy is no copy', async () => {
    const folder = scratch();
    const [file, copy] = [join(folder, 'inbox.sqlite'), join(folder, 'copy.sqlite')];
    await filled(file, ['there']);
    await filled(
      copy,
      Array.from({ length: 300 }, (_, at) => `${at}`.repeat(200)),
    );
    const bytes = readFileSync(copy);
    const torn = join(folder, 'torn.sqlite');
    writeFileSync(torn, bytes.subarray(0, bytes.length / 2));
    for (const [source, words] of [
      [join(folder, 'none.sqlite'), 'there is no'],
      [torn, 'is no sound SQLite database'],
      [file, 'is the database itself'],
    ] as const) {
      await expect(restore({ file }, source, TODAY)).rejects.toThrow(new RegExp(`^RESTORE_FAILED: .*${words}`));
    }
    await expect(restore({ url: 'postgres://x' }, copy, TODAY)).rejects.toThrow(/^RESTORE_FAILED: .*pg_restore/);
    expect(await bodiesIn(file)).toEqual(['there']);
    expect(existsSync(`${file}.restoring`)).toBe(false);
  });

  test('says why it makes no copy', async () => {
    const folder = scratch();
    const file = join(folder, 'inbox.sqlite');
    const missing = command(['backup', join(folder, 'copy.sqlite')], { INBOX_FILE: file });
    expect(missing).toMatchObject({ status: 1, stderr: `BACKUP_FAILED: there is no ${file}\n` });
    await filled(file, ['x']);
    copyFileSync(file, join(folder, 'there.sqlite'));
    for (const [to, words] of [
      [join(folder, 'there.sqlite'), 'is there already'],
      [join(folder, 'no/such/folder.sqlite'), 'ENOENT'],
    ] as const) {
      await expect(backup({ file }, to)).rejects.toThrow(new RegExp(`^BACKUP_FAILED: .*${words}`));
    }
    await expect(backup({ url: 'postgres://x' }, join(folder, 'x'))).rejects.toThrow(/^BACKUP_FAILED: .*pg_dump/);
    expect(command(['backup', 'a', 'b'], { INBOX_FILE: file })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('npm run inbox [-- <command>]'),
    });
  });
});

describe('sweep', () => {
  test('erases what is over its time, and says how much of it nobody had decided on', async () => {
    const file = join(scratch(), 'inbox.sqlite');
    await filled(file, ['old'], '2020-01-01');
    await filled(file, ['new']);
    expect(command(['sweep'], { INBOX_FILE: file })).toEqual({
      status: 0,
      stdout: 'Erased the content of 1 that nobody had decided on.\n',
      stderr: '',
    });
    expect(await bodiesIn(file)).toEqual(['new']);
  });

  test('makes no database, and believes no clock that is far ahead, unless it is told to; nor does the inbox', async () => {
    const file = join(scratch(), 'inbox.sqlite');
    const on = { INBOX_FILE: file };
    expect(command(['sweep'], on)).toMatchObject({ status: 1, stderr: expect.stringMatching(/^DATABASE_MISSING: /) });
    expect(existsSync(file)).toBe(false);
    await filled(file, ['old'], '2020-01-01');
    expect(command(['sweep'], on)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^CLOCK_JUMPED: .*2020-01-01/),
    });
    await expect(start(on)).rejects.toThrow('CLOCK_JUMPED');
    expect(await bodiesIn(file)).toEqual(['old']);
    expect(command(['sweep', '--clock-is-right'], on).status).toBe(0);
    expect(await bodiesIn(file)).toEqual([]);
    const inbox = await start(on);
    inbox.process.kill('SIGTERM');
    expect(await inbox.ended).toBe(0);
  });
});
