import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { InboxStore } from '../../../registry/inbox/store.ts';
import { build } from '../../../registry/publish/build.ts';
import { sign } from '../../../registry/publish/sign.ts';
import { accept } from '../../../registry/triage/accept.ts';
import { runTriage } from '../../../registry/triage/commands.ts';
import { ask, PASSPHRASE, publishedOnce } from '../publish/publisher.ts';
import { DATABASES, type InboxEnvironment, inboxes, newDesk, scratch, TODAY } from './desk.ts';

const emptyInbox = inboxes();

const TYPESCRIPT = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning'];

/** `accept Army_1L --as impostor --of army` */
const ACCEPTANCE = {
  channel: { handle: 'Army_1L' },
  action: 'impostor',
  of: 'army',
  evidence: [],
  withOrganisation: false,
} as const;

describe.each(DATABASES)('on %s', (kind) => {
  const newInbox = () => emptyInbox(kind);

  test('from report to list version, and every step can be traced', async () => {
    const publisher = await publishedOnce();
    const { registry, home, out } = publisher;
    const { run, report, nominate, store, environment } = await newDesk({ registry, inbox: await newInbox() });
    const ids = {
      twin: await report({ handle: 'Army_1L' }, { reader: 'a' }),
      again: await report({ handle: 'army_1l' }, { reader: 'b' }),
      news: await nominate({ handle: 'Army_News', organisation: 'army', words: 'their site says so' }),
      honest: await report({ handle: 'Army_ILL', reason: 'wrong-hint' }),
      refused: await report({ handle: 'Army_Fans' }),
      waiting: await report({ handle: 'PoliceILL' }),
    };
    await run('accept', 'Army_1L', '--as', 'impostor', '--of', 'army', '--note', 'asks for money');
    const site = 'kind=own-site,source=https://example.org/contact,seen=2026-11-01';
    await run('accept', 'Army_News', '--as', 'channel', '--of', 'army', '--role', 'news', '--evidence', site);
    await run('refuse', 'Army_Fans', '--why', 'honest');

    build(home, { registry }, new Date());
    await run('accept', 'Army_ILL', '--as', 'correction', '--of', 'army');
    expect(await run('record', '--out', out)).toMatch(
      /version 1 .*\nNo decision is new in it\.\nAccepted, and not in it/,
    );
    await sign(home, { ask });
    Object.assign(environment, { TRUST_LIST_PASSPHRASE: PASSPHRASE });
    const said = await run('publish', '--home', home.folder, '--out', out);
    expect(said).toMatch(/^Published to /);
    expect(said).toMatch(
      /New in it, and noted:\n(.*\n){2}Accepted, and not in it yet:\n {2}correction @Army_ILL of army/,
    );

    expect(await Promise.all(Object.values(ids).map((id) => store.status(id)))).toMatchObject([
      { state: 'published', listVersion: 2 },
      { state: 'published', listVersion: 2 },
      { state: 'published', listVersion: 2 },
      { state: 'accepted' },
      { state: 'refused', refusal: 'honest' },
      { state: 'received' },
    ]);
    const traced = await run('trace', ids.twin);
    expect(traced).toContain(`report ${ids.twin} of ${TODAY} on @Army_1L (poses): published since ${TODAY}`);
    expect(traced).toMatch(
      /accepted as impostor @Army_1L of army: asks for money\n {2}file .*army\.yaml:\d+\n {2}list version 2\n/,
    );
    const line = Number(/army\.yaml:(\d+)/.exec(traced)?.[1]);
    expect(readFileSync(join(registry, 'organisations/il/army.yaml'), 'utf8').split('\n')[line - 1]).toContain(
      'Army_1L',
    );
    expect(await run('trace', '@army_1l')).toContain(ids.again);

    build(home, { registry }, new Date());
    await sign(home, { ask });
    await publisher.publish();
    expect(await run('record', '--out', out)).toMatch(/New in it, and noted:\n {2}correction @Army_ILL of army .*\n$/);
    expect(await store.status(ids.honest)).toMatchObject({ state: 'published', listVersion: 3 });
    expect(await store.status(ids.twin)).toMatchObject({ listVersion: 2 });
    expect(await run('record', '--out', out)).toMatch(/No decision is new in it\.\n$/);
  }, 60_000);

  test('of two who decide at once one wins, and the other’s registry is as it was', async () => {
    const inbox = await newInbox();
    const first = await newDesk({ inbox });
    const second = await newDesk({ inbox });
    const id = await first.report({ handle: 'Army_1L' });
    const before = second.file('il/army.yaml');
    // The other one decides after this one has looked, and has written already.
    const late = beforeDeciding(second.store, async () => {
      expect(second.file('il/army.yaml')).toContain('Army_1L');
      await first.run('refuse', 'Army_1L', '--why', 'honest');
    });
    await expect(accept({ store: late, registry: second.registry, today: TODAY }, ACCEPTANCE)).rejects.toThrow(
      /^ALREADY_DECIDED: /,
    );
    expect(second.file('il/army.yaml')).toBe(before);
    expect(await first.store.decisions()).toHaveLength(1);
    expect(await first.status(id)).toBe('refused');
  });

  test('what its reader took back meanwhile is not decided', async () => {
    const { report, registry, store, status, file } = await newDesk({ inbox: await newInbox() });
    const [kept, gone] = [await report({ handle: 'Army_1L' }), await report({ handle: 'Army_1L' })];
    const late = beforeDeciding(store, async () => {
      await store.withdraw([gone], TODAY);
    });
    const said = await accept({ store: late, registry, today: TODAY }, ACCEPTANCE);
    expect(said.join('\n')).toContain('Accepted 1 submission');
    expect([await status(kept), await status(gone)]).toEqual(['accepted', 'withdrawn']);
    expect(file('il/army.yaml')).toContain('Army_1L');
  });

  test('killed between the file and the inbox: the same command again notes the decision', async () => {
    const inbox = await newInbox();
    const { report, registry, run, status, store, file } = await newDesk({ inbox });
    const id = await report({ handle: 'Army_1L' });
    const script = 'test/registry/triage/killed-between.ts';
    const killed = spawnSync(process.execPath, [...TYPESCRIPT, script, registry], {
      env: { ...process.env, ...inbox },
    });
    expect(killed.signal).toBe('SIGKILL');
    const written = file('il/army.yaml');
    expect(parse(written).impostors).toHaveLength(1);
    expect(await status(id)).toBe('received');
    // More readers have reported it since: the entry stays as it was written.
    await report({ handle: 'Army_1L' });
    expect(await run('accept', 'Army_1L', '--as', 'impostor', '--of', 'army')).toContain('army.yaml says so already.');
    expect(file('il/army.yaml')).toBe(written);
    expect(await status(id)).toBe('accepted');
    expect(await store.decisions()).toHaveLength(1);
  });

  test('an inbox that fails when the decision is noted: the file stays, and the command says what to do', async () => {
    const { report, registry, run, store, status, file } = await newDesk({ inbox: await newInbox() });
    const id = await report({ handle: 'Army_1L' });
    const failing = beforeDeciding(store, async () => {
      throw new Error('connection lost');
    });
    await expect(accept({ store: failing, registry, today: TODAY }, ACCEPTANCE)).rejects.toThrow(
      /^NOT_RECORDED: .*run the same command again \(connection lost\)$/,
    );
    expect(file('il/army.yaml')).toContain('Army_1L');
    await run('accept', 'Army_1L', '--as', 'impostor', '--of', 'army');
    expect(await status(id)).toBe('accepted');
  });
});

test('two commands on one registry at the same moment: one entry, one decision, the other is told', async () => {
  const inbox = { INBOX_FILE: join(scratch(), 'inbox.sqlite') };
  const { report, registry, store, file } = await newDesk({ inbox });
  await report({ handle: 'Army_1L' });
  const line = ['accept', 'Army_1L', '--as', 'impostor', '--of', 'army', '--registry', registry];
  const outcomes = await Promise.all([triage(line, inbox), triage(line, inbox)]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual([0, 1]);
  expect(outcomes.find(({ status }) => status === 1)?.stderr).toMatch(
    /^(HOME_LOCKED|NOTHING_WAITS|ALREADY_DECIDED): .*\n$/,
  );
  expect(parse(file('il/army.yaml')).impostors).toHaveLength(1);
  expect(await store.decisions()).toHaveLength(1);
});

test('deciding goes on while the inbox takes reports', async () => {
  const inbox = { INBOX_FILE: join(scratch(), 'inbox.sqlite') };
  const { report, run, store } = await newDesk({ inbox });
  const handles = Array.from({ length: 20 }, (_, at) => `Army_Twin_${at}`);
  for (const handle of handles) await report({ handle });
  const busy = spawn(process.execPath, [...TYPESCRIPT, 'test/registry/triage/busy-inbox.ts'], {
    env: { ...process.env, ...inbox },
  });
  try {
    await new Promise((resolve) => busy.stdout.once('data', resolve));
    for (const handle of handles) await run('refuse', handle, '--why', 'no-evidence');
  } finally {
    busy.kill();
  }
  const { received = 0, refused } = await store.counts();
  expect(refused).toBe(20);
  expect(received).toBeGreaterThan(0);
}, 60_000);

describe('a published list that is not to be believed', () => {
  test('is not recorded', async () => {
    const publisher = await publishedOnce();
    const { registry, out, home } = publisher;
    const { run, report, status, environment } = await newDesk({ registry });
    const id = await report({ handle: 'Army_1L' });
    await run('accept', 'Army_1L', '--as', 'impostor', '--of', 'army');
    publisher.build();
    await publisher.sign();
    await publisher.publish();
    const targets = join(out, 'metadata/2.targets.json');
    const genuine = readFileSync(targets, 'utf8');
    writeFileSync(targets, genuine.replace(/"expires":"\d{4}/, '"expires":"2999'));
    await expect(run('record', '--out', out)).rejects.toThrow(/^LIST_/);
    await expect(run('record', '--out', scratch())).rejects.toThrow(/ENOENT/);
    const year = 365 * 24 * 60 * 60 * 1000;
    writeFileSync(targets, genuine);
    await expect(runTriage(['record', '--out', out], environment, new Date(Date.now() + year))).rejects.toThrow(
      /^LIST_EXPIRED/,
    );
    expect(await status(id)).toBe('accepted');
    await expect(run('publish', '--home', home.folder, '--out', out)).rejects.toThrow(/^PASSPHRASE_MISSING: /);
    expect(await status(id)).toBe('accepted');
  }, 120_000);
});

/** The same inbox, where something happens just before a decision is noted. */
function beforeDeciding(store: InboxStore, happen: () => Promise<void>): InboxStore {
  return new Proxy(store, {
    get(target, name) {
      if (name !== 'decide') return Reflect.get(target, name, target).bind(target);
      return async (...decision: Parameters<InboxStore['decide']>) => {
        await happen();
        return target.decide(...decision);
      };
    },
  });
}

/** Runs the command in a process of its own. */
function triage(line: readonly string[], inbox: InboxEnvironment): Promise<{ status: number | null; stderr: string }> {
  const running = spawn(process.execPath, [...TYPESCRIPT, 'registry/triage/cli.ts', ...line], {
    env: { ...process.env, ...inbox },
  });
  let stderr = '';
  running.stderr.on('data', (chunk) => (stderr += String(chunk)));
  return new Promise((resolve) => running.once('close', (status) => resolve({ status, stderr })));
}
