import { cpSync, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { revoke, rotate } from '../../../registry/publish/change-root.ts';
import { diff } from '../../../registry/publish/diff.ts';
import { openHome } from '../../../registry/publish/home.ts';
import { sign as signAt } from '../../../registry/publish/sign.ts';
import { readPublished } from '../../../registry/publish/state.ts';
import { status } from '../../../registry/publish/status.ts';
import { verify } from '../../../registry/publish/verify.ts';
import { ask, newKey, newPublisher, publishedOnce } from './publisher.ts';

/** Versions that a folder publishes: root, targets, snapshot, timestamp. */
function versions(folder: string): (number | undefined)[] {
  const { roots, targets, snapshot, timestamp } = readPublished(folder);
  return [roots.length, targets?.version, snapshot?.version, timestamp?.version];
}

test('a whole life: first publication, changes, every key rotated, a stolen one revoked', async () => {
  const { home, out, registry, keys, write, init, build, sign, publish } = await newPublisher();
  const verified = async () => (await verify(out, new Date())).join(' ');

  expect(init()).toContain('  root: 2 of 3 keys');
  expect(await sign()).toEqual(['root 1: 3 of 2 signatures, complete']);
  build();
  expect(await sign()).toEqual([
    'root 1: 3 of 2 signatures, complete',
    'targets 1: 1 of 1 signature, complete',
    'snapshot 1: 1 of 1 signature, complete',
  ]);
  await publish();
  expect(await verified()).toContain('version 1 of');
  expect(existsSync(home.staged)).toBe(false);
  expect(await diff(home, { registry })).toEqual(['Nothing has changed since the last publication.']);

  write('police', 'NewPolice');
  expect((await diff(home, { registry })).join('\n')).toContain('+ channel @NewPolice');
  build();
  await sign();
  await publish();
  expect(await verified()).toContain('version 2 of');
  expect(versions(out)).toEqual([1, 2, 2, 2]);

  const [first, second, third] = keys.root;
  const fourth = await newKey(home.keys, 'root');
  expect(rotate(home, { role: 'root', add: [fourth.key], remove: [first.id] }, new Date()).join('\n')).toMatch(
    /root 2 \(by the keys of root 1\): 2 of .*\n.*root 2 \(by the keys of root 2\): 2 of/,
  );
  expect((await sign({ keys: [second.file] }))[0]).toMatch(
    /^root 2 by the keys of root 1: 1 of 2 signatures; missing 1/,
  );
  await expect(publish()).rejects.toThrow('NOT_SIGNED');
  expect(await sign({ keys: [fourth.file] })).toEqual([
    expect.stringMatching(/^root 2 by the keys of root 1: 1 of 2/),
    'root 2: 2 of 2 signatures, complete',
  ]);
  await expect(publish()).rejects.toThrow('NOT_SIGNED');
  expect((await sign({ keys: [third.file] })).every((line) => line.endsWith('complete'))).toBe(true);
  await publish();
  expect(await verified()).toContain('version 2 of');
  expect(versions(out)).toEqual([2, 2, 2, 3]);

  for (const role of ['targets', 'snapshot', 'timestamp'] as const) {
    const next = await newKey(home.keys, role);
    rotate(home, { role, add: [next.key], remove: [keys[role].id] }, new Date());
    await sign();
    await publish();
    expect(await verified()).toContain('version');
  }
  expect(versions(out)).toEqual([5, 3, 4, 6]);

  const stolen = readPublished(out).roots.at(-1)?.metadata.signed.roles['targets']?.keyIDs[0] ?? '';
  expect(() => revoke(home, stolen, undefined, new Date())).toThrow('THRESHOLD_UNREACHABLE');
  const replacement = await newKey(home.keys, 'targets');
  const told = revoke(home, stolen.slice(0, 12), replacement.key, new Date()).join('\n');
  expect(told).toContain(`targets 4: 1 of ${replacement.id.slice(0, 12)}`);
  expect(told).toMatch(/snapshot 5: 1 of/);
  await sign();
  await publish();
  expect(await verified()).toContain('version 4 of');
  const { roots, targets } = readPublished(out);
  expect(Object.keys(targets?.metadata.signatures ?? {})).toEqual([replacement.id]);
  expect(Object.keys(roots.at(-1)?.metadata.signed.keys ?? {})).not.toContain(stolen);
  expect(status(home, new Date())).toMatchObject({ expired: false });
});

test('a stolen root key: the other two sign it away, and it signs nothing', async () => {
  const { home, out, keys, sign, publish } = await publishedOnce();
  const [stolen] = keys.root;
  const replacement = await newKey(home.keys, 'root');
  revoke(home, stolen.id, replacement.key, new Date());
  await sign();
  await publish();
  await verify(out, new Date());
  const root = readPublished(out).roots.at(-1);
  expect(Object.keys(root?.metadata.signatures ?? {})).toHaveLength(3);
  expect(Object.keys(root?.metadata.signatures ?? {})).not.toContain(stolen.id);
});

test('several changes of keys are one root, and a staged change of the list stays', async () => {
  const { home, out, keys, write, build, sign, publish } = await publishedOnce();
  write('police', 'NewPolice');
  build();
  await sign();
  const [targets, timestamp] = [await newKey(home.keys, 'targets'), await newKey(home.keys, 'timestamp')];
  rotate(home, { role: 'timestamp', add: [timestamp.key], remove: [keys.timestamp.id] }, new Date());
  rotate(home, { role: 'targets', add: [targets.key], remove: [keys.targets.id] }, new Date());
  await sign();
  await publish();
  expect((await verify(out, new Date())).join(' ')).toContain('version 2 of');
  expect(versions(out)).toEqual([2, 2, 2, 2]);
  expect(await diff(home, { registry: 'registry' })).toContain('- police: @NewPolice');
});

test('a key that is only added changes no list', async () => {
  const { home, out, sign, publish } = await publishedOnce();
  const more = await newKey(home.keys, 'targets');
  rotate(home, { role: 'targets', add: [more.key] }, new Date());
  await sign();
  await publish();
  await verify(out, new Date());
  expect(versions(out)).toEqual([2, 1, 1, 2]);
});

test('a higher threshold has the list signed by more', async () => {
  const { home, out, sign, publish } = await publishedOnce();
  const more = await newKey(home.keys, 'targets');
  rotate(home, { role: 'targets', add: [more.key], threshold: 2 }, new Date());
  await sign();
  await publish();
  await verify(out, new Date());
  expect(Object.keys(readPublished(out).targets?.metadata.signatures ?? {})).toHaveLength(2);
});

test('only the last ten snapshots stay, with what they name; every root stays', async () => {
  const { home, out, write, build, sign, publish } = await publishedOnce();
  for (let round = 2; round <= 13; round++) {
    write('police', `Police_${round}`);
    if (round === 3) rotate(home, { role: 'root' }, new Date());
    build();
    await sign();
    await publish();
  }
  await verify(out, new Date());
  for (const folder of [out, home.repository]) {
    const names = readdirSync(join(folder, 'metadata'));
    const kept = Array.from({ length: 10 }, (_, at) => at + 4);
    expect(names.toSorted()).toEqual(
      [
        '1.root.json',
        '2.root.json',
        'timestamp.json',
        ...kept.flatMap((version) => [`${version}.snapshot.json`, `${version}.targets.json`]),
      ].toSorted(),
    );
    expect(readdirSync(join(folder, 'targets/organisations'))).toHaveLength(10);
  }
});

test('people on different machines sign one after another, with nothing but what is staged and a key', async () => {
  const { home, out, keys, build, init, sign, publish, folder } = await newPublisher();
  init();
  build();
  await sign();
  await publish();
  rotate(home, { role: 'root' }, new Date());
  const [first, second] = keys.root;
  let carried = home.staged;
  for (const [place, { file }] of [['one', first] as const, ['two', second] as const]) {
    const machine = openHome(join(folder, place));
    mkdirSync(machine.folder);
    cpSync(carried, machine.staged, { recursive: true });
    await signAt(machine, { keys: [file], ask });
    carried = machine.staged;
  }
  renameSync(home.staged, join(folder, 'unsigned'));
  cpSync(carried, home.staged, { recursive: true });
  await publish();
  await verify(out, new Date());
  expect(versions(out)).toEqual([2, 1, 1, 2]);
});
