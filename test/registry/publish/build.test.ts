import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileRegistry } from '../../../registry/compile.ts';
import { build as buildAt } from '../../../registry/publish/build.ts';
import { rotate } from '../../../registry/publish/change-root.ts';
import { changesBetween } from '../../../registry/publish/changes.ts';
import { diff } from '../../../registry/publish/diff.ts';
import { DAY } from '../../../registry/publish/lifetimes.ts';
import { withLock } from '../../../registry/publish/lock.ts';
import { stageTargets } from '../../../registry/publish/stage.ts';
import { readPublished, readState } from '../../../registry/publish/state.ts';
import { status } from '../../../registry/publish/status.ts';
import { readListHead } from '../../../registry/publish/target-files.ts';
import { binsFor, splitList } from '../../../registry/publish/targets.ts';
import { verify } from '../../../registry/publish/verify.ts';
import { entry, registryOf } from '../folder.ts';
import { newPublisher, publishedOnce } from './publisher.ts';

describe('build', () => {
  test('another day alone is no change; --renew stages the same list for longer', async () => {
    const { home, out, build, sign, publish } = await publishedOnce();
    expect(build({ date: '2020-01-01' })).toEqual(['Nothing has changed.']);
    expect(readdirSync(home.folder)).not.toContain('staged');
    expect(build({ renew: true, date: '2020-01-01' })).toEqual([
      'Nothing has changed. Staged version 2, the same list to count for longer.',
    ]);
    const before = readdirSync(join(out, 'targets'), { recursive: true });
    await sign();
    await publish();
    expect(readdirSync(join(out, 'targets'), { recursive: true })).toEqual(before);
    expect(readPublished(out).targets?.version).toBe(2);
  });

  test('what is staged and signed stays while the registry says the same, and is replaced when it does not', async () => {
    const { write, build, sign, home } = await publishedOnce();
    write('police', 'NewPolice');
    expect(build()[0]).toMatch(/^Staged version 2: 2 organisations/);
    await sign();
    expect(build()).toEqual(['Version 2 is staged already.']);
    expect(Object.keys(readState(home).staged.targets?.metadata.signatures ?? {})).toHaveLength(1);
    write('police', 'NewerPolice');
    build();
    expect(Object.keys(readState(home).staged.targets?.metadata.signatures ?? {})).toHaveLength(0);
    expect(readdirSync(join(home.staged, 'targets/organisations'))).toHaveLength(1);
  });

  test('the day of publication is today, UTC, or the one that was named', async () => {
    const { home, init, build } = await newPublisher();
    init();
    const day = () => {
      const { targets } = readState(home).staged;
      return targets && readListHead(targets, [home.staged]).published;
    };
    build();
    expect(day()).toBe(new Date().toISOString().slice(0, 10));
    rmSync(join(home.staged, 'metadata/1.targets.json'));
    build({ date: '2026-09-30' });
    expect(day()).toBe('2026-09-30');
  });

  test('bins stay as they are while they hold 48 to 144 organisations on average', async () => {
    const { home, registry, init, build, sign, publish } = await newPublisher();
    const bins = async (organisations: number) => {
      for (let at = 0; at < organisations; at++) {
        writeFileSync(join(registry, `organisations/il/org-${at}.yaml`), entry(`org-${at}`, `Org_${at}_IL`));
      }
      build();
      await sign();
      await publish();
      const { targets } = readPublished(home.repository);
      return targets && readListHead(targets, [home.repository]).bins;
    };
    init();
    expect(await bins(0)).toBe(1);
    expect(binsFor(142)).toBe(2);
    expect(await bins(140)).toBe(1);
    expect(await bins(150)).toBe(binsFor(152));
  });

  test('a registry with a problem stages nothing; so does a home without a root', async () => {
    const { home, write, build, init } = await newPublisher();
    expect(() => build()).toThrow('NOT_INITIALISED');
    init();
    write('police', 'no');
    expect(() => build()).toThrow('BAD_HANDLE');
    expect(readState(home).staged.targets).toBeUndefined();
  });

  test('what was staged before somebody else’s publication is refused by name', async () => {
    const { home, write, build } = await publishedOnce();
    write('police', 'NewPolice');
    build();
    const file = join(home.staged, 'metadata/2.targets.json');
    writeFileSync(
      join(home.staged, 'metadata/7.targets.json'),
      readFileSync(file, 'utf8').replace('"version":2', '"version":7'),
    );
    expect(() => build()).toThrow(/STAGED_OUTDATED: .*7\.targets\.json/);
  });

  test('a list that is signed anew leaves the snapshot to be signed after it', async () => {
    const { home, write, build, sign, keys } = await publishedOnce();
    write('police', 'NewPolice');
    build();
    expect(await sign({ keys: [keys.snapshot.file] })).toEqual([
      expect.stringContaining('targets 2: 0 of 1 signature'),
      expect.stringContaining('snapshot 2: 0 of 1 signature'),
      'The snapshot is signed over the finished targets, so their signatures come first.',
    ]);
    expect((await sign({ role: 'targets' }))[1]).toContain('snapshot 2: 0 of 1');
    expect((await sign({ role: 'snapshot' }))[1]).toContain('complete');
    expect(status(home, new Date()).lines).toContain('  snapshot 2: 1 of 1 signature, complete');
  });
});

describe('the day of publication', () => {
  test.each(['2026-13-45', '2026-02-30', 'today'])('%s is no day, and nothing is staged', async (date) => {
    const { home, init, build } = await newPublisher();
    init();
    expect(() => build({ date })).toThrow('DATE_WRONG');
    expect(readState(home).staged.targets).toBeUndefined();
  });

  test('tomorrow is a day somewhere already; the day after it is not', async () => {
    const { home, registry, init } = await newPublisher();
    init();
    const now = new Date('2026-11-28T21:00:00Z');
    const on = (date: string) => () => buildAt(home, { registry, date }, now);
    expect(on('2026-11-30')).toThrow(/^DATE_WRONG: .*2026-11-30, which is still to come/);
    expect(on('2026-11-29')()).toEqual([expect.stringContaining('Staged version 1')]);
  });

  test('a list that was dated ahead is built anew, though nothing else has changed', async () => {
    const { home, out, registry, build, sign, publish } = await publishedOnce();
    const ahead = new Date(Date.now() + 400 * DAY);
    writeFileSync(join(registry, 'organisations/il/third.yaml'), entry('third', 'Third_IL'));
    buildAt(home, { registry }, ahead);
    await sign();
    await expect(publish()).rejects.toThrow('DATE_WRONG');
    expect(build()[0]).toContain('Staged version 2');
    await sign();
    await publish();
    await verify(out, new Date());
  });
});

test('a list of a day that there is not, past the checks of build: refused, and built anew', async () => {
  const { home, out, registry, build, sign, publish } = await publishedOnce();
  const files = splitList({ ...compileRegistry(registry), published: '2026-13-45' });
  stageTargets(home, readState(home), files, new Date());
  await sign();
  await expect(publish()).rejects.toThrow(/^NOT_VERIFIED: this project’s client refuses/);
  expect(build()[0]).toContain('Staged version 2');
  await sign();
  await publish();
  await verify(out, new Date());
});

describe('diff', () => {
  const list = (police: string) =>
    compileRegistry(registryOf({ 'il/army.yaml': entry('army', 'Army_IL'), 'il/police.yaml': police }));
  const good = entry('police', 'PoliceIL');

  test.each([
    ['a handle', good.replace('PoliceIL', 'New_IL'), ['- channel @PoliceIL', '+ channel @New_IL']],
    [
      'upper and lower case',
      good.replace('PoliceIL', 'POLICEIL'),
      ['~ channel @POLICEIL', '  ~ handle: PoliceIL → POLICEIL'],
    ],
    ['a status', good.replace('active', 'lost'), ['~ channel @PoliceIL', '  ~ status: active → lost']],
    [
      'evidence',
      good.replace('2026-09', '2026-10'),
      ['~ channel @PoliceIL', expect.stringMatching(/^ {2}~ evidence: .*2026-09.* → .*2026-10/)],
    ],
    [
      'a peer id',
      good.replace('    role', "    peerId: '-1001000000001'\n    role"),
      ['~ channel @PoliceIL', '  ~ peerId: none → -1001000000001'],
    ],
    ['a name', good.replace('Name of police', 'Police'), ['- name (en): Name of police', '+ name (en): Police']],
    ['protection', good.replace('titles', 'handles'), ['~ protect: titles → handles']],
    [
      'an impostor',
      `${good}impostors:\n  - handle: P0lice_IL\n    evidence:\n      - kind: curated-list\n        source: A warning\n        seen: 2026-09\n`,
      ['+ impostor @P0lice_IL'],
    ],
  ])('%s', (_what, changed, lines) => {
    const [first, ...others] = changesBetween(list(good), list(changed));
    expect(first).toBe('~ police');
    expect(others.map((line) => line.slice(2))).toEqual(lines);
  });

  test('a channel that kept its peer id was renamed', () => {
    const pinned = good.replace('    role', "    peerId: '-1001000000001'\n    role");
    expect(changesBetween(list(pinned), list(pinned.replace('PoliceIL', 'New_IL')))).toEqual([
      '~ police',
      '  ~ channel @New_IL',
      '    ~ handle: PoliceIL → New_IL',
    ]);
  });

  test('organisations that came and went', () => {
    const without = compileRegistry(registryOf({ 'il/army.yaml': entry('army', 'Army_IL') }));
    expect(changesBetween(list(good), without)).toEqual(['- police: @PoliceIL']);
    expect(changesBetween(without, list(good))).toEqual(['+ police: @PoliceIL']);
    expect(changesBetween(list(good), list(good))).toEqual([]);
    expect(changesBetween(undefined, without)).toEqual(['+ army: @Army_IL']);
  });

  test('what is staged, for whoever is to sign it', async () => {
    const { home, registry, write, build } = await publishedOnce();
    await expect(diff(home, { staged: true })).rejects.toThrow('NOTHING_STAGED');
    write('police', 'NewPolice');
    build();
    write('police', 'PoliceIL');
    expect((await diff(home, { staged: true })).join('\n')).toContain('+ channel @NewPolice');
    expect(await diff(home, { registry })).toEqual(['Nothing has changed since the last publication.']);
  });
});

describe('status', () => {
  test('what is due, and how to renew it', async () => {
    const { home } = await publishedOnce();
    const statusIn = (days: number) => status(home, new Date(Date.now() + days * DAY)).lines.join('\n');
    expect(statusIn(1)).not.toContain('due');
    expect(statusIn(2.5)).toMatch(/timestamp 1: .*0\.5 days left; due: publish/);
    expect(statusIn(151)).toMatch(/targets 1: .*due: build --renew, sign, publish/);
    expect(statusIn(306)).toMatch(/root 1: .*due: rotate --role root, sign, publish/);
  });

  test('what is due within the days that were asked for; a timestamp lasts three days, and is asked for one', async () => {
    const { home } = await publishedOnce();
    const inDays = (days: number, within?: number) => status(home, new Date(Date.now() + days * DAY), within);
    expect(inDays(1, 14).due).toBe(false);
    expect(inDays(1, 170).due).toBe(false);
    expect(inDays(1, 190)).toMatchObject({ due: true, expired: false });
    expect(inDays(1, 190).lines.join('\n')).toMatch(/targets 1: .*due: build --renew, sign, publish/);
    expect(inDays(2.5, 14)).toMatchObject({ due: true, expired: false });
    expect(inDays(4, 14)).toMatchObject({ due: true, expired: true });
  });

  test('which keys are elsewhere', async () => {
    const { home, keys } = await publishedOnce();
    rmSync(keys.root[0].file);
    expect(status(home, new Date()).lines.join('\n')).toContain(`${keys.root[0].id.slice(0, 12)} (elsewhere)`);
  });
});

describe('two commands at once', () => {
  test('the second is told to wait; what a killed one has left is taken over', async () => {
    const { home } = await newPublisher();
    await withLock(home, async () => {
      await expect(withLock(home, () => 1)).rejects.toThrow('HOME_LOCKED');
    });
    // No process has this number: it is above what Linux gives.
    writeFileSync(join(home.folder, 'lock'), '999999999');
    expect(await withLock(home, () => 1)).toBe(1);
    expect(readdirSync(home.folder)).not.toContain('lock');
  });
});

test('rotating what is staged drops signatures of keys that count no longer, and keeps the list', async () => {
  const { home, write, build, sign, keys } = await publishedOnce();
  write('police', 'NewPolice');
  build();
  await sign();
  rotate(home, { role: 'root' }, new Date());
  expect(Object.keys(readState(home).staged.targets?.metadata.signatures ?? {})).toEqual([keys.targets.id]);
});
